using System.Text.Json;
using Daylight.Petitions;
using Daylight.Web;

namespace Daylight.Host.Demo;

/// <summary>
/// What several people raise at once: one topic listed and answered, one listed that waits for its answer, one that has just
/// risen and that nobody has decided about. The words are those of <c>topics.json</c>.
/// </summary>
internal sealed class DemoTopics(IServiceProvider services, DemoDays days, DateOnly today)
{
    public const int Count = 3;

    public async Task Handle(Action<int> tick, CancellationToken stop)
    {
        using var words = DemoFiles.Json("topics.json");
        await using var scope = services.CreateAsyncScope();
        var office = await DemoDesk.Open(scope.ServiceProvider, stop);
        var (supervisor, publisher) = (await DemoDesk.Named(office.Db, "supervisor", today, stop), await DemoDesk.Named(office.Db, "publisher", today, stop));
        var filing = ActivatorUtilities.CreateInstance<PetitionFiling>(scope.ServiceProvider, office.Bodies);
        var topics = ActivatorUtilities.CreateInstance<TopicDesk>(scope.ServiceProvider, ActivatorUtilities.CreateInstance<CaseOffice>(scope.ServiceProvider, office.Bodies));
        foreach (var one in words.RootElement.GetProperty("topics").EnumerateArray())
        {
            var (body, first) = (one.GetProperty("body").GetString()!, "");
            foreach (var letter in one.GetProperty("letters").EnumerateArray())
            {
                var code = await Write(letter, body, office, filing, stop);
                if (first.Length == 0) first = code;
            }
            if (one.TryGetProperty("title", out var title))
            {
                Held(await topics.List(await Standing(), title.GetString()!, one.GetProperty("place").GetString()!, body, supervisor, stop));
                if (one.TryGetProperty("answer", out var answer)) Held(await topics.Write(await Standing(), answer.GetString()!, office.Clerk, stop));
                if (await Standing() is { Answers: [var written, ..] } answered) Held(await topics.Release(answered, $"{written.WrittenAt.Ticks}", publisher, stop));
            }
            tick(1);

            async Task<StandingTopic> Standing() => (await topics.All(stop)).Single(topic => topic.Found?.Ids.Contains(first) == true);
        }
    }

    async Task<string> Write(JsonElement letter, string body, DemoDesk office, PetitionFiling filing, CancellationToken stop)
    {
        await using var transaction = await office.Db.Database.BeginTransactionAsync(stop);
        var (ago, name) = (letter.GetProperty("ago").GetInt32(), letter.GetProperty("name").GetString()!);
        var on = ago == 0 ? today : days.Add(today, -ago);
        var form = PetitionForm.Blank with
        {
            Kind = PetitionWords.Code(PetitionKind.Complaint), Title = letter.GetProperty("title").GetString()!, Story = letter.GetProperty("story").GetString()!,
            Name = name, Address = "黄埔区", Consents = false,
        };
        var matter = await filing.Open(form, new(Ids.Next(), PetitionSource.Mayor, on, DemoRequests.Secret), Actor.Requester, stop);
        if (ago > 0)
            await office.Take(matter, PetitionProcedure.Procedure, PetitionSteps.Dispatch, new() { On = on, Reason = "请核实办理", Body = body }, office.Clerk, stop);
        await transaction.CommitAsync(stop);
        office.Db.ChangeTracker.Clear();
        return matter.Code;
    }

    static void Held(Problems problems)
    {
        if (problems.Any) throw new InvalidDataException(problems[0].Say.En);
    }
}
