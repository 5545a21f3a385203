using System.Diagnostics.Metrics;
using System.Net;
using System.Text.RegularExpressions;
using Daylight.Petitions;
using Daylight.Tests.Modules.Petitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Shell.Tracking;

/// <summary>
/// Whether there is a case, whether it has a secret and whether something of it is kept from somebody can't be told by what a
/// wrong secret costs: the same questions to the database, the same number of secrets hashed, the same answer.
/// </summary>
public sealed partial class SameWorkTests : PetitionTown
{
    const string Wrong = "0123456789AB", Missing = "XF-2026-99999";

    static readonly AsyncLocal<Tally?> Watched = new();

    readonly DatabaseReads asked = new("\"case\"", "\"case_step\"");

    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        asked.ListenIn(services);
    }

    [Fact]
    public async Task A_wrong_secret_a_missing_code_and_a_case_that_opens_to_nobody_cost_the_same()
    {
        var codes = await Closed();
        using var visitor = Visitor();
        var (work, pages, answers) = (new HashSet<int>(), new HashSet<string>(), new HashSet<string>());
        foreach (var code in codes)
        {
            string Without(string said) => Token().Replace(said.Replace(code, "", StringComparison.Ordinal), "");
            work.Add(await Asks(async () =>
            {
                using var refused = await visitor.Submit("/cases", "/cases", ("code", code), ("secret", Wrong));
                pages.Add(Without(await refused.Says(HttpStatusCode.UnprocessableEntity)));
            }));
            work.Add(await Asks(async () =>
            {
                using var ask = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/cases/{code}") { Headers = { { "Case-Secret", Wrong } } };
                using var refused = await visitor.SendAsync(ask, Stop);
                answers.Add(Without(await refused.Says(HttpStatusCode.NotFound)));
            }));
        }
        Assert.Equal([1], work);
        Assert.Single(pages);
        Assert.Single(answers);
    }

    [Fact]
    public async Task As_many_secrets_are_hashed_whatever_the_code()
    {
        var codes = await Closed();
        using var listener = new MeterListener { InstrumentPublished = (instrument, it) => { if (instrument.Name == CaseSecret.Figure) it.EnableMeasurementEvents(instrument); } };
        // Other towns hash secrets at the same moment: only what this test does is counted.
        listener.SetMeasurementEventCallback<long>((_, more, _, _) => { if (Watched.Value is { } tally) tally.Count += more; });
        listener.Start();
        foreach (var code in codes)
        {
            var tally = Watched.Value = new();
            Assert.Null(await Ask(db => db.Cases.OpenedBy(code, Wrong, Stop)));
            Watched.Value = null;
            Assert.Equal(1, tally.Count);
        }
    }

    [Fact]
    public async Task Without_a_secret_or_with_a_wrong_key_nothing_tells_whether_the_case_is_there()
    {
        var codes = await Closed();
        using var visitor = Visitor();
        // The first three ask nothing at all: this browser has opened none of them.
        foreach (var (closed, address) in ((bool, Func<string, string>)[])[
            (true, code => $"/cases/{code}"), (true, code => $"/cases/{code}/reply.txt"), (true, code => $"/cases/{code}/withdraw"),
            (false, code => $"/cases/{code}/following/wrong"), (false, code => $"/cases/{code}/feed.atom?key=wrong"), (false, code => $"/open311/v2/requests/{code}.json")])
        {
            var (work, answers) = (new HashSet<int>(), new HashSet<HttpStatusCode>());
            foreach (var code in codes)
            {
                work.Add(await Asks(async () =>
                {
                    using var answer = await visitor.GetAsync(address(code), Stop);
                    answers.Add(answer.StatusCode);
                }));
            }
            Assert.True(work.Count == 1 && answers.Count == 1, $"{address("…")}: {string.Join(", ", work)} questions, {string.Join(", ", answers)}");
            if (closed) Assert.Equal([0], work);
        }
    }

    // One with a secret, one that is kept from a body, one that nobody was given a secret of, one that was anonymised, and none.
    async Task<string[]> Closed()
    {
        using var visitor = Visitor();
        var (usual, _) = await Written(visitor);
        var (kept, _) = await Written(visitor, ("kind", "report"), ("against", Street));
        var (erased, _) = await Written(visitor, ("phone", "13700137000"));
        var without = "";
        await Do(async services =>
        {
            var (db, desk) = (services.GetRequiredService<Db>(), services.GetRequiredService<Daylight.Desk>());
            await using (var transaction = await db.Database.BeginTransactionAsync(Stop))
            {
                without = (await desk.Open(PetitionProcedure.Procedure, new()
                {
                    BodyCode = Bureau, State = PetitionStates.Registered, Channel = Channel.Other, Title = "旧系统的信", On = FirstDay, ReceivedOn = FirstDay,
                }, Actor.Machine, Stop)).Code;
                await db.SaveChangesAsync(Stop);
                await transaction.CommitAsync(Stop);
            }
            var matter = await db.Cases.SingleAsync(one => one.Code == erased, Stop);
            Assert.True(await services.GetRequiredService<Anonymisation>().Of(db.Cases.Where(one => one.Code == erased), matter.Id, _ => Task.CompletedTask, "期限已满", Stop));
        });
        await CatchUp();
        return [usual, kept, without, erased, Missing];
    }

    Task<int> Asks(Func<Task> ask) => asked.Of(ask);

    // What differs from one asking to the next, whatever was asked.
    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*>|\"trace\":\"[^\"]*\"")]
    private static partial Regex Token();

    sealed class Tally
    {
        public long Count { get; set; }
    }
}
