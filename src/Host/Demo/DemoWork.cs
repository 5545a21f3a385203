using System.Text;
using System.Text.RegularExpressions;
using Daylight.Requests;
using Daylight.Web;

namespace Daylight.Host.Demo;

/// <summary>The desk with all that belongs to its steps: what the module does, and the letter that goes out.</summary>
internal sealed partial class DemoWork
{
    readonly IServiceProvider services;
    readonly Together together;
    readonly CaseFiles files;
    readonly CaseSteps steps;

    DemoWork(IServiceProvider services, DemoDesk desk)
    {
        (this.services, Desk) = (services, desk);
        Office = new(desk.Db, desk.Law, Of<Jurisdiction>(), Of<Procedures>(), desk.Bodies, Of<TimeProvider>());
        together = new(Office, Of<Ledger>());
        files = new(Office, [new RequestDetail(Office, together, new(desk.Db), new(desk.Db, Of<Ledger>(), Office)), new OwnRecordDetail(desk.Db, desk.Law, desk.Bodies, Of<TimeProvider>())], [],
            Of<Opinions>());
        var site = new Site { Body = new("", ""), Place = new("", ""), Office = new("", "") };
        // Nobody is written to: the requesters are made up, and so are their addresses.
        steps = new(files, new(Office, Of<IFiles>(), Of<LetterFonts>(), Of<Ledger>()), new(files, Of<Ledger>(), site), desk.Desk);
    }

    public static async Task<DemoWork> Open(IServiceProvider services, CancellationToken stop) => new(services, await DemoDesk.Open(services, stop));

    public DemoDesk Desk { get; }

    public CaseOffice Office { get; }

    public T Of<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>Somebody asks for information at the counter.</summary>
    public async Task<string> Ask(DemoRequester who, string body, string title, DateOnly on, CancellationToken stop)
    {
        var form = Form(who, body).With("feature", title).With("form", "electronic").With("way", DeliveryWays.Email);
        var intake = new Intake { Channel = Channel.Counter, SubmittedOn = on, ArrivedOn = on };
        return (await new Filing(Desk.Db, Desk.Desk).File(form, intake, Ids.Next(), DemoRequests.Secret, Desk.Clerk, stop)).Code;
    }

    /// <summary>Somebody asks on the web to have what is held about them corrected, and hands in what proves it.</summary>
    public async Task<string> AskToCorrect(DemoRequester who, string body, DemoCorrection what, CancellationToken stop)
    {
        var form = Form(who, body).With("record", what.Record).With("wrong", what.Wrong).With("right", what.Right)
            .With("evidence", what.Evidence).With("way", DeliveryWays.Post);
        var intake = new FileIntake(Of<IFiles>(), Of<TimeProvider>());
        var (evidence, _) = await intake.Take(Encoding.UTF8.GetBytes($"{what.Evidence}（演示）\n{what.Right}"), $"{what.Evidence}.txt", stop);
        var filing = new OwnRecordFiling(Office, Desk.Desk, new(Desk.Law, Of<Jurisdiction>(), Desk.Bodies), new(files, intake, Of<Redaction>(), Of<Ledger>()));
        var arrival = new OwnRecordFiling.Arrival(Channel.Web, Ids.Next(), DemoRequests.Secret);
        return (await filing.File(form, [new("", evidence!)], arrival, Actor.Requester, stop)).Code;
    }

    static RequestForm Form(DemoRequester who, string body)
    {
        var answers = new (string Field, string Answer)[]
        {
            ("body", body), ("kind", "natural"), ("name", who.Name), ("identity", "residentid"), ("identityNumber", who.Identity), ("phone", who.Phone),
            ("email", who.Mail), ("address", who.Address),
        };
        return answers.Aggregate(RequestForm.Blank, (all, one) => all.With(one.Field, one.Answer));
    }

    public async Task Split(string code, string[] matters, CancellationToken stop)
    {
        var (matter, splitting) = (await Find(code, stop), new Splitting(files, steps, Desk.Desk));
        var form = new SplitForm([.. matters.Select(feature => new SplitMatter(feature, ""))], "三件事由三个科室分别保管");
        Done(code, await splitting.Split(matter, form, matter.Version, Desk.Clerk, stop));
    }

    // With whatever reads alike: that these do is what is shown.
    public async Task Join(string code, CancellationToken stop)
    {
        var (matter, joining) = (await Find(code, stop), new Joining(Office, steps, together));
        var alike = await joining.Alike(matter, stop);
        if (alike.Count < 2) throw new InvalidDataException($"{code}: {alike.Count} requests read alike.");
        Done(code, await joining.Join(matter, new([.. alike.Select(one => one.Code)], "", "申请的是同一份方案"), matter.Version, Desk.Clerk, stop));
    }

    /// <summary>Hands a case over by a step.</summary>
    public async Task HandOver(string code, string name, string reason, string? body, CancellationToken stop)
    {
        var decides = RequestProcedure.Procedure.Step(name)!.By.HasFlag(Role.Supervisor);
        var by = decides ? await DemoDesk.Named(Desk.Db, "supervisor", Office.Today, stop) : Desk.Clerk;
        await Take(code, name, by, new() { On = Office.Today, Reason = reason, Body = body }, [], stop);
    }

    /// <summary>Takes a step with its letter, in which the lines left open are filled in, one after the other.</summary>
    public async Task Take(string code, string name, Actor by, StepInput given, string[] filled, CancellationToken stop)
    {
        var matter = await Find(code, stop);
        var step = Office.ProcedureOf(matter).Step(name)!;
        var letter = await files.DetailOf(matter)!.Letter(matter, step, given.Outcome, stop);
        var line = 0;
        var text = letter is null ? null : Otherwise().Replace(OpenLine().Replace(letter.Text, open => line < filled.Length ? filled[line++] : open.Value), "");
        var pointed = await files.PointsOut(matter, step, given.Outcome, text ?? "", stop);
        Done(code, await steps.Take(matter, step, given with
        {
            Version = matter.Version, Text = text, LetPass = pointed.Count > 0 ? PointedOut.KeyOf(pointed) : null,
        }, by, stop));
    }

    /// <summary>A case as it is now.</summary>
    public async Task<Case> Find(string code, CancellationToken stop)
    {
        Desk.Db.ChangeTracker.Clear();
        return (await Desk.Db.Cases.WithSteps(code, stop))!;
    }

    /// <summary>That something can't be done is a fault of the demonstration.</summary>
    public static void Done(string code, Problems problems)
    {
        if (problems.Any) throw new InvalidDataException($"{code}: {problems[0].Say}");
    }

    // What would be said in its place, had the officer chosen otherwise.
    [GeneratedRegex("（或者：[^）]*）")]
    private static partial Regex Otherwise();

    // Not the days, which are chosen beside the letter.
    [GeneratedRegex("(?>[_＿]{2,})(?![年月日])")]
    private static partial Regex OpenLine();
}
