using Daylight.Requests;
using Daylight.Web;

namespace Daylight.Host.Demo;

/// <summary>Takes the demonstration's requests through the desk, step by step, as officers and requesters would.</summary>
internal sealed class DemoRequests(IServiceProvider services)
{
    /// <summary>The secret of every request of the demonstration, so that anyone can see what its requester sees.</summary>
    public const string Secret = "DAYLIGHT2026";

    const int Batch = 50;

    static readonly Procedure Procedure = RequestProcedure.Procedure;

    readonly Dictionary<string, string> codes = [];

    /// <summary>The codes of the cases, by the keys of the requests.</summary>
    public IReadOnlyDictionary<string, string> Codes => codes;

    public async Task Handle(IReadOnlyList<DemoRequest> requests, Action<int> tick, CancellationToken stop)
    {
        foreach (var batch in requests.Chunk(Batch))
        {
            await using var scope = services.CreateAsyncScope();
            var office = await DemoDesk.Open(scope.ServiceProvider, stop);
            await using var transaction = await office.Db.Database.BeginTransactionAsync(stop);
            foreach (var request in batch)
            {
                codes[request.Key] = await new Path(office, scope.ServiceProvider.GetRequiredService<Ledger>(), request).Walk(stop);
                office.Db.ChangeTracker.Clear();
                tick(1);
            }
            await transaction.CommitAsync(stop);
        }
    }

    /// <summary>How an answer reaches somebody, as files keep it.</summary>
    internal static string WayOf(string delivery) => delivery switch
    {
        "e-mail" => DeliveryWays.Email,
        "counter" => DeliveryWays.Person,
        _ => DeliveryWays.Post,
    };

    /// <summary>The way of one request.</summary>
    sealed class Path(DemoDesk office, Ledger ledger, DemoRequest request)
    {
        Case? matter;
        ThirdParty? asked;

        public async Task<string> Walk(CancellationToken stop)
        {
            foreach (var step in request.Steps)
            {
                if (matter is null) matter = await Open(step, stop);
                else await Take(step, stop);
            }
            return matter!.Code;
        }

        async Task<Case> Open(DemoStep submitted, CancellationToken stop)
        {
            var waits = request.ReceivedOn is null || request.Steps.Any(step => step.Step == "confirm");
            var opened = await office.Desk.Open(Procedure, new()
            {
                BodyCode = request.Body,
                State = waits ? RequestProcedure.Unconfirmed : RequestProcedure.InHand,
                Channel = DemoClasses.Channel(request.Channel),
                Title = request.Subject,
                On = submitted.On,
                ReceivedOn = waits ? null : request.ReceivedOn,
                Secret = Secret,
            }, Actor.Requester, stop);
            office.Db.Add(Detail(opened, submitted.On));
            await office.Db.SaveChangesAsync(stop);
            return opened;
        }

        DisclosureRequest Detail(Case opened, DateOnly submitted) => new()
        {
            CaseId = opened.Id,
            Once = Ids.Next(),
            Kind = DemoClasses.Requester(request.Requester.Kind),
            Name = request.Requester.Name,
            Identity = request.Requester.Kind == RequesterKind.Person ? IdentityKind.ResidentId : IdentityKind.None,
            IdentityNumber = request.Requester.Kind == RequesterKind.Person ? request.Requester.Identity : null,
            Organisation = request.Requester.Kind == RequesterKind.Person ? null : request.Requester.Name,
            CreditCode = request.Requester.Kind == RequesterKind.Person ? null : request.Requester.Identity,
            Phone = request.Requester.Phone,
            Email = request.Requester.Mail,
            Address = request.Requester.Address,
            Feature = request.Subject,
            Description = request.Description,
            Form = InformationForm.Electronic,
            Way = Way,
            SubmittedOn = submitted,
            ArrivedOn = submitted,
            ConfirmedOn = request.Steps.FirstOrDefault(step => step.Step == "confirm")?.On,
        };

        string Way => WayOf(request.Delivery);

        async Task Take(DemoStep step, CancellationToken stop)
        {
            switch (step.Step)
            {
                case "confirm":
                    await Take("confirm", new() { On = step.On }, office.Clerk, stop);
                    break;
                case "ask-correction":
                    await Take("ask-correction", new() { On = step.On, Text = step.Note, Until = Until(step) }, office.Clerk, stop);
                    break;
                case "correct":
                    await Take("correct", new() { On = step.On, Reason = step.Note }, Actor.Requester, stop);
                    break;
                case "consult-third-party":
                    Ask(step);
                    await Take("consult", new() { On = step.On, Reason = step.Note, Text = step.Note, Until = Until(step) }, office.Clerk, stop);
                    break;
                case "third-party-replied":
                    Hear(step);
                    await Take("consulted", new() { On = step.On, Reason = step.Note }, office.Clerk, stop);
                    break;
                case "extend":
                    await Take("propose-extension", new() { On = step.On, Reason = step.Note }, office.Clerk, stop);
                    await Take("extend", new() { On = step.On, Text = step.Note }, office.Head, stop);
                    break;
                case "draft" when matter!.State == RequestProcedure.InHand.Name:
                    await Take("draft", Answer(step), office.Clerk, stop);
                    break;
                case "reply":
                    await Reply(step, stop);
                    break;
                case "deliver" when matter!.State == RequestProcedure.Decided.Name:
                    await Take("deliver", new() { On = step.On, Delivery = Way }, office.Clerk, stop);
                    break;
                case "withdraw":
                    await Take("withdraw", new() { On = step.On, Reason = step.Note }, Actor.Requester, stop);
                    break;
            }
        }

        // Kept with the step that follows.
        void Ask(DemoStep step)
        {
            asked = new()
            {
                Id = Ids.Next(), CaseId = matter!.Id, Name = step.ThirdParty!, Asked = step.Note, Way = "post", AskedOn = step.On, Until = Until(step),
                EnteredAt = ledger.Now, EnteredBy = office.Clerk.Account,
            };
            office.Db.Add(asked);
            Write("name-third-party");
        }

        // Whoever objects has reasons when nothing of it was disclosed in the end.
        void Hear(DemoStep step)
        {
            var objects = Outcomes.NeedsThirdParty(request.Outcome ?? "");
            (asked!.Answer, asked.AnsweredOn) = (objects ? ThirdPartyAnswer.Objects : ThirdPartyAnswer.Consents, step.On);
            if (objects) (asked.Reason, asked.Weighed, asked.WeighedBecause) = (step.Note, Weighing.Upheld, "理由合理，不予公开。");
            Write("enter-third-party-answer");
        }

        void Write(string verb) => ledger.Write(office.Clerk, verb, matter!.Address, matter.BodyCode).Covers(asked!);

        // What the law gives, or three weeks; whoever was closed for silence had been given until the day before.
        DateOnly Until(DemoStep step)
        {
            var next = request.Steps.SkipWhile(other => other != step).Skip(1).FirstOrDefault();
            if (step.Step == "ask-correction" && next is { Step: "reply" or "draft" }) return next.On.AddDays(-1);
            var named = Procedure.Step(step.Step == "ask-correction" ? step.Step : "consult")!;
            return Desk.Granted(office.Law, matter!, named, step.On)?.Day ?? step.On.AddDays(21);
        }

        async Task Reply(DemoStep step, CancellationToken stop)
        {
            if (matter!.State == RequestProcedure.CorrectionAsked.Name)
            {
                await Take("abandon", Answer(step), office.Clerk, stop);
                return;
            }
            if (matter.State == RequestProcedure.InHand.Name) await Take("draft", Answer(step), office.Clerk, stop);
            await Take("sign", Answer(step), office.Head, stop);
        }

        StepInput Answer(DemoStep step) => new()
        {
            On = step.On,
            Text = request.Answer?.Text ?? step.Note,
            Outcome = DemoClasses.Outcome(office.Law, matter!.Regime!, request.Outcome ?? "granted"),
        };

        async Task Take(string name, StepInput input, Actor by, CancellationToken stop)
        {
            await office.Take(matter!, Procedure, name, input, by, stop);
        }
    }
}
