using System.Text.Json;
using Daylight.Disclosure;
using Daylight.Petitions;

namespace Daylight.Host.Demo;

/// <summary>
/// Letters, visits and calls of the last weeks, standing in every state: to be assigned, handled, late and under a card,
/// answered and rated, under review, put together with others, published. The words are those of <c>petitions.json</c>.
/// </summary>
internal sealed class DemoPetitions(IServiceProvider services, DemoDays days, DateOnly today)
{
    public const int Count = 17;

    public async Task Handle(Action<int> tick, CancellationToken stop)
    {
        using var words = DemoFiles.Json("petitions.json");
        await using var scope = services.CreateAsyncScope();
        var office = await DemoDesk.Open(scope.ServiceProvider, stop);
        var supervisor = await DemoDesk.Named(office.Db, "supervisor", today, stop);
        await using var transaction = await office.Db.Database.BeginTransactionAsync(stop);
        var ledger = scope.ServiceProvider.GetRequiredService<Ledger>();
        foreach (var rule in words.RootElement.GetProperty("rules").EnumerateArray()) await Rule(office, ledger, rule, supervisor, stop);
        var filing = ActivatorUtilities.CreateInstance<PetitionFiling>(scope.ServiceProvider, office.Bodies, await AreaMap.Read(office.Db, stop));
        var walk = new Walk(office, filing, ledger, scope.ServiceProvider.GetRequiredService<Opinions>(),
            scope.ServiceProvider.GetRequiredService<Catalogue>(), supervisor, days, today);
        foreach (var one in words.RootElement.GetProperty("petitions").EnumerateArray())
        {
            await walk.Go(one, stop);
            office.Db.ChangeTracker.Clear();
            tick(1);
        }
        await transaction.CommitAsync(stop);
    }

    static async Task Rule(DemoDesk office, Ledger ledger, JsonElement one, Actor by, CancellationToken stop)
    {
        var rule = new RoutingRule
        {
            Place = one.GetProperty("place").GetInt32(), Words = one.GetProperty("words").GetString(), Area = Optional(one, "area"),
            Body = one.GetProperty("body").GetString()!, Because = one.GetProperty("because").GetString()!, By = by.Account, At = ledger.Now,
        };
        office.Db.Add(rule);
        ledger.Write(by, "add-routing-rule", $"routing:{rule.Id}", rule.Body).Covers(rule);
        await office.Db.SaveChangesAsync(stop);
    }

    static string? Optional(JsonElement one, string name) => one.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>Goes through one petition after another; what reads the same is put together with the first.</summary>
    sealed class Walk(
        DemoDesk office, PetitionFiling filing, Ledger ledger, Opinions opinions, Catalogue catalogue, Actor supervisor, DemoDays days, DateOnly today)
    {
        Guid leads;

        public async Task Go(JsonElement one, CancellationToken stop)
        {
            string Of(string name) => one.GetProperty(name).GetString() ?? "";
            var (source, kind, end) = (Enum.Parse<PetitionSource>(Of("source")), Enum.Parse<PetitionKind>(Of("kind")), Of("end"));
            var on = days.Add(today, -one.GetProperty("ago").GetInt32());
            var form = PetitionForm.Blank with
            {
                Kind = PetitionWords.Code(kind), Class = Optional(one, "class") ?? "", Title = Of("title"), Story = Of("story"), Place = Of("place"), Name = Of("name") is { Length: > 0 } name ? name : "区女士",
                Phone = $"1380000{one.GetProperty("ago").GetInt32():D4}", Consents = one.GetProperty("consent").GetBoolean(),
            };
            var matter = await filing.Open(form, new(Ids.Next(), source, on, DemoRequests.Secret), Actor.Requester, stop);
            var procedure = PetitionWords.ProcedureOf(source, kind);
            if (end == "registered") return;
            if (end == "joined")
            {
                office.Db.Add(new CaseLink { CaseId = matter.Id, ToId = leads, Kind = CaseLinkKind.JoinedTo, By = office.Clerk.Account, At = ledger.Now });
                await Take(matter, procedure, PetitionSteps.Join, on, office.Clerk, stop, reason: "和先反映的是同一段路灯");
                return;
            }
            await Take(matter, procedure, PetitionSteps.Dispatch, days.Add(on, 1), office.Clerk, stop, reason: "请核实办理", body: Of("body"));
            if (end == "dispatched") return;
            await Take(matter, procedure, "sign", days.Add(on, 1), office.Clerk, stop);
            var accept = procedure == HotlineProcedure.Procedure ? "take" : kind is PetitionKind.Suggestion ? PetitionProcedure.AcceptSuggestion : PetitionProcedure.Accept;
            await Take(matter, procedure, accept, days.Add(on, 2), office.Clerk, stop, text: "您反映的事项收悉，予以受理。");
            if (matter.Title.Contains("五盏", StringComparison.Ordinal)) leads = matter.Id;
            if (end == "late") await Card(matter, stop);
            if (end is "handling" or "late") return;
            await Answer(matter, procedure, one, kind, days.Add(on, 3), stop);
            var said = procedure.Reply(matter)!;
            if (end is "satisfied" or "dissatisfied") await Rate(matter, end == "satisfied" ? 5 : 2, stop);
            if (end == "dissatisfied") await Take(matter, procedure, PetitionSteps.AskReopen, days.Add(said.On, 4), Actor.Requester, stop, reason: "停了两天又开始打桩。");
            if (end == "review") await Take(matter, procedure, "ask-review", days.Add(said.On, 3), Actor.Requester, stop, reason: "管线迁改是施工单位的事，不应当由住户承担。");
            if (end == "satisfied") await Publish(matter, one, said, stop);
        }

        async Task Answer(Case matter, Procedure procedure, JsonElement one, PetitionKind kind, DateOnly on, CancellationToken stop)
        {
            var code = procedure == HotlineProcedure.Procedure ? kind is PetitionKind.Question ? "H2" : "H1" : kind switch
            {
                PetitionKind.Suggestion => "J1",
                PetitionKind.Grievance => "S2",
                _ => "S1",
            };
            var text = $"您好：\n　　{one.GetProperty("answer").GetString()}";
            await Take(matter, procedure, PetitionSteps.Draft, on, office.Clerk, stop, text: text, outcome: code);
            await Take(matter, procedure, PetitionSteps.Approve, days.Add(on, 1), office.Reviewer, stop, text: text, outcome: code);
            await Take(matter, procedure, PetitionSteps.Deliver, days.Add(on, 1), office.Clerk, stop, delivery: "web", until: days.Add(on, 30));
        }

        // Published without who wrote it, by a publication that knows its case: its page shows how the letter went.
        async Task Publish(Case matter, JsonElement one, CaseStep said, CancellationToken stop)
        {
            var text = $"来信：\n{one.GetProperty("story").GetString()}\n\n答复：\n{one.GetProperty("answer").GetString()}";
            var record = await catalogue.Publish(new()
            {
                BodyCode = matter.BodyCode, Title = matter.Title, Category = "services", Kind = Letters.Kind, FormedOn = said.On, Text = text,
            }, office.Publisher, stop);
            await office.Db.SaveChangesAsync(stop);
            var publication = await office.Desk.Open(PublicationProcedure.Procedure, new()
            {
                BodyCode = matter.BodyCode, State = PublicationProcedure.Draft, Channel = Channel.Other, Title = matter.Title, On = today, ReceivedOn = said.On,
            }, office.Clerk, stop);
            office.Db.Add(new PublicationDraft
            {
                CaseId = publication.Id, Once = Ids.Next(), Purpose = PublicationPurpose.Publish, RecordId = record.Id, From = matter.Address,
                Title = matter.Title, Category = "services", Kind = Letters.Kind, FormedOn = said.On, Text = text,
            });
            await office.Db.SaveChangesAsync(stop);
            foreach (var (step, by) in ((string, Actor)[])[("submit", office.Clerk), ("check", office.Reviewer), ("clear", office.Reviewer), ("release", office.Publisher)])
                await Take(publication, PublicationProcedure.Procedure, step, today, by, stop, reason: step == "clear" ? "已遮去写信人的信息，可以公开。" : null);
        }

        async Task Card(Case matter, CancellationToken stop)
        {
            var card = new SupervisionCard
            {
                CaseId = matter.Id, Kind = CardKind.Yellow, BodyCode = matter.BodyCode, Because = "已过期限，没有答复，也没有申请延期。请说明原因和办结时间。",
                AnswerBy = days.Add(today, 3), By = supervisor.Account, At = ledger.Now,
            };
            office.Db.Add(card);
            ledger.Write(supervisor, "supervise", matter.Address, matter.BodyCode, new Dictionary<string, object?> { ["card"] = "yellow", ["answer-by"] = card.AnswerBy }).Covers(card);
            await office.Db.SaveChangesAsync(stop);
        }

        async Task Rate(Case matter, int stars, CancellationToken stop)
        {
            var problems = await opinions.Say(matter, stars, stop);
            if (problems.Any) throw new InvalidDataException($"{matter.Code}: {problems[0].Say}");
        }

        Task Take(Case matter, Procedure procedure, string step, DateOnly on, Actor by, CancellationToken stop, string? reason = null, string? text = null,
            string? outcome = null, string? delivery = null, DateOnly? until = null, string? body = null) => office.Take(matter, procedure, step, new()
            {
                On = on, Reason = reason, Text = text, Outcome = outcome, Delivery = delivery, Until = until, Body = body,
            }, by, stop);
    }
}
