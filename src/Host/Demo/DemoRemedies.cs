using Daylight.Remedies;

namespace Daylight.Host.Demo;

/// <summary>
/// Takes the demonstration's remedies through the desk, each against the answer it is about: what organs and courts
/// sent, and what the body did, up to the day before today.
/// </summary>
internal sealed class DemoRemedies(IServiceProvider services, DemoDays days, DateOnly today)
{
    const string Organ = "广州市黄埔区人民政府行政复议机构", Court = "广州市黄埔区人民法院";

    /// <param name="remedies">The remedies.</param>
    /// <param name="requests">The requests they are about, by key.</param>
    /// <param name="codes">The codes these have in the installation.</param>
    /// <param name="tick">Called after each.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task Handle(
        IReadOnlyList<DemoRemedy> remedies, IReadOnlyDictionary<string, DemoRequest> requests, IReadOnlyDictionary<string, string> codes,
        Action<int> tick, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var office = await DemoDesk.Open(scope.ServiceProvider, stop);
        await using var transaction = await office.Db.Database.BeginTransactionAsync(stop);
        foreach (var remedy in remedies)
        {
            await Walk(office, remedy, requests[remedy.Request].Requester, codes[remedy.Request], stop);
            office.Db.ChangeTracker.Clear();
            tick(1);
        }
        await transaction.CommitAsync(stop);
    }

    async Task Walk(DemoDesk office, DemoRemedy remedy, DemoRequester who, string about, CancellationToken stop)
    {
        var kind = KindOf(remedy.Kind);
        var complaint = kind is RemedyKind.Complaint;
        // What was filed in the last days has not reached the body yet; it is entered with the day it will be known by.
        var noticed = complaint ? remedy.FiledOn : Earlier(days.Add(remedy.FiledOn, 4), today.AddDays(-1));
        var procedure = RemedyFiling.ProcedureOf(kind);
        var against = office.Bodies[remedy.Body];
        var matter = await office.Desk.Open(procedure, new()
        {
            BodyCode = complaint ? against.ParentCode ?? against.Code : against.Code, State = procedure.Starts[0],
            Channel = complaint ? Channel.Web : Channel.Post, Title = $"{RemedyForm.Say(kind).Zh}（{about}）",
            On = noticed, ReceivedOn = noticed, Secret = complaint ? DemoRequests.Secret : null,
        }, complaint ? Actor.Requester : office.Clerk, stop);
        office.Db.Add(new Remedy
        {
            CaseId = matter.Id, Once = Ids.Next(), Kind = kind, Against = remedy.Body, About = $"case:{about}",
            Applicant = who.Name, Phone = who.Phone, Email = who.Mail, Claim = remedy.Ground + "。",
            Authority = complaint ? null : kind is RemedyKind.Reconsideration ? Organ : Court,
            AuthorityNumber = complaint ? null : $"〔{remedy.FiledOn.Year}〕{noticed.DayOfYear}号",
            FiledOn = remedy.FiledOn, AcceptedOn = complaint ? null : Earlier(days.Add(remedy.FiledOn, 2), noticed),
            FirstHandling = remedy.FirstHandling,
        });
        await office.Db.SaveChangesAsync(stop);
        var path = new Path(office, matter, procedure, today, stop);
        if (complaint) await Complain(path, remedy);
        else await Answer(path, remedy, kind, procedure);
    }

    async Task Complain(Path path, DemoRemedy remedy)
    {
        var filed = remedy.FiledOn;
        await path.Take("accept", days.Add(filed, 1), path.Office.Clerk);
        await path.Take("hear-body", days.Add(filed, 4), path.Office.Clerk, reason: "被投诉单位提交了办理经过和答复书。");
        if (remedy.DecidedOn is not { } decided) return;
        var text = $"经查，您反映的“{remedy.Ground}”一事，现将核查结果告知您。";
        await path.Take("draft", days.Add(decided, -1), path.Office.Clerk, text: text, result: remedy.Result);
        await path.Take("answer", decided, path.Office.Head, text: text, result: remedy.Result);
    }

    async Task Answer(Path path, DemoRemedy remedy, RemedyKind kind, Procedure procedure)
    {
        var noticed = path.Matter.ReceivedOn!.Value;
        // Every other one, so that both procedures are there.
        if (kind is RemedyKind.Reconsideration && path.Matter.Regime == "cn-recon-2023" && noticed.Day % 2 == 0)
            await path.Take("simplify", noticed, path.Office.Clerk);
        var text = $"被申请人、被告对“{remedy.Ground}”的意见：答复有事实和法律依据，证据目录附后。";
        await path.Take("draft-answer", days.Add(noticed, 2), path.Office.Clerk, text: text);
        await path.Take("answer", days.Add(noticed, 4), path.Office.Head, text: text);
        if (remedy.DecidedOn is not { } decided || decided < days.Add(noticed, 4)) return;
        await path.Take(kind is RemedyKind.Reconsideration ? "hear" : "summon", days.Add(noticed, 7), path.Office.Clerk, reason: "双方到场，说明了意见。");
        await path.Take(kind is RemedyKind.Reconsideration ? "decide" : "judge", decided, path.Office.Clerk,
            reason: $"〔{decided.Year}〕{decided.DayOfYear}号。", result: remedy.Result);
        if (remedy.Result == "corrected")
        {
            var until = Desk.Granted(path.Office.Law, path.Matter, procedure.Step(Execution.Order)!, decided)!.Value.Day;
            await path.Take(Execution.Order, days.Add(decided, 1), path.Office.Clerk, reason: "撤销原答复，责令重新答复。", until: until);
        }
        var (end, why) = remedy.Result == "corrected" ? ("execute", "已重新作出答复。") : ("close", "没有需要履行的内容。");
        await path.Take(end, days.Add(decided, 12), path.Office.Clerk, reason: why);
    }

    static RemedyKind KindOf(string kind) => kind switch
    {
        "reconsideration" => RemedyKind.Reconsideration,
        "litigation-direct" => RemedyKind.LitigationDirect,
        "litigation-after" => RemedyKind.LitigationAfter,
        _ => RemedyKind.Complaint,
    };

    static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    /// <summary>The way of one remedy: once a step would lie today or later, it stands where it stands.</summary>
    sealed class Path(DemoDesk office, Case matter, Procedure procedure, DateOnly today, CancellationToken stop)
    {
        static readonly string[][] Meanings = [["upheld", "dismissed", "no-fault"], ["annulled", "corrected"], ["ended", "withdrawn", "other"]];

        bool ended;

        public DemoDesk Office => office;

        public Case Matter => matter;

        public async Task Take(string step, DateOnly on, Actor by, string? reason = null, string? text = null, string? result = null, DateOnly? until = null)
        {
            ended |= on >= today;
            if (ended) return;
            var needs = procedure.Step(step)!.Needs;
            await office.Take(matter, procedure, step, new()
            {
                On = on, Reason = reason, Text = text, Until = until,
                Outcome = needs.HasFlag(Needs.Outcome) ? Outcome(result!) : null,
                Delivery = needs.HasFlag(Needs.Delivery) ? DeliveryWay : null,
            }, by, stop);
        }

        const string DeliveryWay = "person";

        string Outcome(string result)
        {
            var meanings = Meanings[result switch { "upheld" => 0, "corrected" => 1, _ => 2 }];
            return meanings.Select(meaning => office.Law.OutcomeMeaning(matter.Regime!, meaning)).First(outcome => outcome is not null)!.Code;
        }
    }
}
