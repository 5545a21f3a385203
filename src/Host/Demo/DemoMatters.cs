namespace Daylight.Host.Demo;

/// <summary>
/// Requests of the last days that are about more than one case or more than one body: a letter about several matters that
/// was split, three people who want the same, what came to the wrong body and what came back. Taken through the same
/// doors as at the desk, today.
/// </summary>
internal sealed class DemoMatters(IServiceProvider services, DemoDays days, DateOnly today)
{
    public const int Count = 7;

    const string Government = "440112", Construction = "440112110", Land = "440112109", Dasha = "440112004", Wenchong = "440112005";

    readonly Dice dice = Dice.For(DemoDistrict.UsualSeed, "matters");

    public async Task Handle(Action<int> tick, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var work = await DemoWork.Open(scope.ServiceProvider, stop);
        var letter = await Ask(0, Construction, "大沙东路旧楼加装电梯：补贴审核意见、发放名单和施工招标文件");
        await work.Split(letter, ["大沙东路旧楼加装电梯补贴审核意见", "大沙东路旧楼加装电梯补贴发放名单", "大沙东路旧楼加装电梯施工招标文件"], stop);

        var leads = await Ask(1, Land, "文冲石化路旧村改造补偿安置方案");
        await Ask(2, Land, "石化路旧村改造的补偿安置方案");
        await Ask(3, Land, "文冲街石化路旧村改造补偿安置方案全文");
        await work.Join(leads, stop);

        await work.HandOver(await Ask(4, Government, "大沙街道社区食堂选址会议纪要"), "transfer", "社区食堂由街道选址", Dasha, stop);
        var lights = await Ask(5, Government, "文冲路口信号灯改造计划");
        await work.HandOver(lights, "transfer", "路口在街道辖区", Wenchong, stop);
        await work.HandOver(lights, "hand-back", "信号灯由区里统一改造", null, stop);
        var houses = await Ask(6, Government, "大沙地旧改范围内公房清册");
        await work.HandOver(houses, "transfer", "公房清册由街道编制", Dasha, stop);
        await work.HandOver(houses, "hand-back", "清册只有一份，在区里", null, stop);
        await work.HandOver(houses, "assign-body", "公房归国土房管部门管理", Land, stop);

        async Task<string> Ask(int at, string body, string title)
        {
            var code = await work.Ask(Requesters.Person(9_000 + at, days, today, dice), body, title, days.Add(today, at - Count), stop);
            tick(1);
            return code;
        }
    }
}
