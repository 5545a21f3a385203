using Daylight.Requests;
using Daylight.Web;

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
        // In the first weeks of a year these would fall into the year that is already reported.
        if (days.Add(today, -Count).Year != today.Year) return;
        await using var scope = services.CreateAsyncScope();
        var work = await Work.Open(scope.ServiceProvider, stop);
        var letter = await Ask(0, Construction, "大沙东路旧楼加装电梯：补贴审核意见、发放名单和施工招标文件");
        await work.Split(letter, ["大沙东路旧楼加装电梯补贴审核意见", "大沙东路旧楼加装电梯补贴发放名单", "大沙东路旧楼加装电梯施工招标文件"], stop);

        var leads = await Ask(1, Land, "文冲石化路旧村改造补偿安置方案");
        await Ask(2, Land, "石化路旧村改造的补偿安置方案");
        await Ask(3, Land, "文冲街石化路旧村改造补偿安置方案全文");
        await work.Join(leads, stop);

        await work.Take(await Ask(4, Government, "大沙街道社区食堂选址会议纪要"), [("transfer", "社区食堂由街道选址", Dasha)], stop);
        await work.Take(await Ask(5, Government, "文冲路口信号灯改造计划"),
            [("transfer", "路口在街道辖区", Wenchong), ("hand-back", "信号灯由区里统一改造", null)], stop);
        await work.Take(await Ask(6, Government, "大沙地旧改范围内公房清册"),
            [("transfer", "公房清册由街道编制", Dasha), ("hand-back", "清册只有一份，在区里", null), ("assign-body", "公房归国土房管部门管理", Land)], stop);

        async Task<string> Ask(int at, string body, string title)
        {
            var code = await work.Ask(Asker(at), body, title, days.Add(today, at - Count), stop);
            tick(1);
            return code;
        }
    }

    // Numbers after those of all other requests.
    DemoRequester Asker(int at)
    {
        var draft = new Draft(StockRoom.Open, days, new(dice.Next()), DemoBody.All[1], today, null);
        return Requesters.Make(RequesterKind.Person, 9_000 + at, today.Year, dice, draft.Say);
    }

    /// <summary>The desk with all that belongs to its steps.</summary>
    sealed class Work(DemoDesk desk, CaseOffice office, CaseFiles files, CaseSteps steps, Together together, Actor supervisor)
    {
        public static async Task<Work> Open(IServiceProvider provider, CancellationToken stop)
        {
            var desk = await DemoDesk.Open(provider, stop);
            T Of<T>() where T : notnull => provider.GetRequiredService<T>();
            var office = new CaseOffice(desk.Db, desk.Law, Of<Jurisdiction>(), Of<Procedures>(), desk.Bodies, Of<TimeProvider>());
            var together = new Together(office, Of<Ledger>());
            var files = new CaseFiles(office, [new RequestDetail(office, together)], [], Of<Opinions>());
            var site = new Site { Body = new("", ""), Place = new("", ""), Office = new("", "") };
            // Nobody is written to: the requesters are made up, and so are their addresses.
            var steps = new CaseSteps(files, new(office, Of<IFiles>(), Of<LetterFonts>(), Of<Ledger>()), new(files, Of<Ledger>(), site), desk.Desk);
            return new(desk, office, files, steps, together, await DemoDesk.Named(desk.Db, "supervisor", office.Today, stop));
        }

        public async Task<string> Ask(DemoRequester who, string body, string title, DateOnly on, CancellationToken stop)
        {
            var answers = new (string Field, string Answer)[]
            {
                ("body", body), ("kind", "natural"), ("name", who.Name), ("identity", "residentid"), ("identityNumber", who.Identity), ("phone", who.Phone),
                ("email", who.Mail), ("address", who.Address), ("feature", title), ("form", "electronic"), ("way", DeliveryWays.Email),
            };
            var form = answers.Aggregate(RequestForm.Blank, (all, one) => all.With(one.Field, one.Answer));
            var intake = new Intake { Channel = Channel.Counter, SubmittedOn = on, ArrivedOn = on };
            return (await new Filing(desk.Db, desk.Desk).File(form, intake, Guid.CreateVersion7(), DemoRequests.Secret, desk.Clerk, stop)).Code;
        }

        public async Task Split(string code, string[] matters, CancellationToken stop)
        {
            var (matter, splitting) = (await Find(code, stop), new Splitting(files, steps, desk.Desk));
            var form = new SplitForm([.. matters.Select(feature => new SplitMatter(feature, ""))], "三件事由三个科室分别保管");
            Done(code, await splitting.Split(matter, form, matter.Version, desk.Clerk, stop));
        }

        // With whatever reads alike: that these do is what is shown.
        public async Task Join(string code, CancellationToken stop)
        {
            var (matter, joining) = (await Find(code, stop), new Joining(office, steps, together));
            var alike = await joining.Alike(matter, stop);
            if (alike.Count < 2) throw new InvalidDataException($"{code}: {alike.Count} requests read alike.");
            Done(code, await joining.Join(matter, new([.. alike.Select(one => one.Code)], "", "申请的是同一份方案"), matter.Version, desk.Clerk, stop));
        }

        public async Task Take(string code, (string Step, string Reason, string? Body)[] path, CancellationToken stop)
        {
            foreach (var (name, reason, body) in path)
            {
                var (matter, step) = (await Find(code, stop), RequestProcedure.Procedure.Step(name)!);
                var letter = await files.DetailOf(matter)!.Letter(matter, step, null, stop);
                var input = new StepInput { On = office.Today, Version = matter.Version, Reason = reason, Text = letter!.Text, Body = body };
                Done(code, await steps.Take(matter, step, input, step.By.HasFlag(Role.Supervisor) ? supervisor : desk.Clerk, stop));
            }
        }

        async Task<Case> Find(string code, CancellationToken stop)
        {
            desk.Db.ChangeTracker.Clear();
            return (await desk.Db.Cases.WithSteps(code, stop))!;
        }

        static void Done(string code, Problems problems)
        {
            if (problems.Any) throw new InvalidDataException($"{code}: {problems[0].Say}");
        }
    }
}
