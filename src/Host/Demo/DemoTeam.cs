using Daylight.Requests;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Demo;

/// <summary>
/// What officers do beside the steps of a case: they are given it, note things for each other, write down where they
/// searched, and answer several things in parts. Taken through the same doors as at the desk, today.
/// </summary>
internal sealed class DemoTeam(IServiceProvider services, DemoDays days, DateOnly today)
{
    public const int Count = 7;

    const string Construction = "440112110";

    static readonly string[] Notes =
    [
        "申请人来电，愿意先看目录，再定要哪几份。", "档案室说2015年以前的在区档案馆，约好周四去查。", "和去年答复过的一件相近，可以对照。",
    ];

    static readonly (string Place, string Terms, string Found, string Which)[] Searches =
    [
        ("局档案室", "标题中的词，2018年至今", "2", "两份会议纪要，编号已记"), ("办公自动化系统", "标题中的词", "0", ""), ("业务科室文件柜", "按年度逐册翻看", "1", "一份请示"),
    ];

    readonly Dice dice = Dice.For(DemoDistrict.UsualSeed, "team");

    public async Task Handle(Action<int> tick, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var work = await DemoWork.Open(scope.ServiceProvider, stop);
        var codes = await work.Desk.Db.Cases.Of(RequestProcedure.Procedure).Where(matter => matter.State == RequestProcedure.InHand.Name)
            .OrderByDescending(matter => matter.Code).Select(matter => matter.Code).Take(Count - 1).ToListAsync(stop);
        for (var at = 0; at < codes.Count; at++)
        {
            await WorkOn(work, codes[at], at, stop);
            tick(1);
        }
        await InParts(work, stop);
        tick(1);
    }

    async Task WorkOn(DemoWork work, string code, int at, CancellationToken stop)
    {
        var (desk, ledger) = (work.Desk, work.Of<Ledger>());
        var colleagues = new Colleagues(desk.Db, desk.Bodies, work.Of<TimeProvider>());
        var second = await DemoDesk.Named(desk.Db, "clerk2", today, stop);
        // Two of three are given to somebody; the third is still nobody's.
        if (at % 3 < 2)
        {
            var to = at % 3 == 0 ? desk.Clerk : second;
            var given = new Assigning(desk.Db, ledger, work.Of<Procedures>(), colleagues);
            DemoWork.Done(code, await given.Give(await work.Find(code, stop), to.Account, 0, desk.Head, stop));
        }
        if (at < Notes.Length)
            await new CaseNotes(desk.Db, ledger).Add(await work.Find(code, stop), Ids.Next(), Notes[at], at == 0 ? desk.Clerk : second, stop);
        if (at >= Searches.Length) return;
        var (place, terms, found, which) = Searches[at];
        var form = SearchForm.Blank("档案员", today) with { Place = place, Terms = terms, Found = found, Which = which };
        var record = new SearchRecord(desk.Db, ledger, work.Office);
        DemoWork.Done(code, await record.Add(await work.Find(code, stop), form, Ids.Next(), desk.Clerk, stop));
    }

    async Task InParts(DemoWork work, CancellationToken stop)
    {
        var (clerk, head) = (work.Desk.Clerk, work.Desk.Head);
        var code = await work.Ask(Requesters.Person(9_200, days, today, dice), Construction, "丰乐片区老旧小区改造项目清单和内部请示", days.Add(today, -5), stop);
        var parts = new AnswerPartsWork(work.Desk.Db, work.Of<Ledger>(), work.Office);
        foreach (var (about, outcome, says) in ((string, string, string)[])
            [("项目清单", "A1", "清单共12个小区。"), ("区里的内部请示", "C6", "")])
            DemoWork.Done(code, await parts.Add(await work.Find(code, stop), new(about, outcome, says), Ids.Next(), clerk, stop));
        const string whole = "B";
        await work.Take(code, "draft", clerk, new() { On = today, Outcome = whole },
            ["本网站“城乡建设”栏目", "请示在研究阶段形成，公开会影响以后如实讨论"], stop);
        await work.Take(code, "sign", head, new() { On = today, Outcome = whole }, [], stop);
        await work.Take(code, "deliver", clerk, new() { On = today, Delivery = "post" }, [], stop);
    }
}
