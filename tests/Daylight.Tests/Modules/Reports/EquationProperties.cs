using CsCheck;
using Daylight.Reports;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Reports;

public sealed class EquationProperties : ReportTown
{
    const int Histories = 25;

    static readonly string[] Kinds = ["natural", "business", "research", "welfare", "legal", "other"];
    static readonly string[] Outcomes = ["A1", "A2", "B", "C1", "C4", "C8", "D1", "D3", "E2", "F1", "F3"];
    static readonly DateOnly First = new(2020, 1, 1);

    // Whatever comes in on any day of four years and is decided on that day or later, or not at all.
    static readonly Gen<(int Kind, int Received, int? Decided, int Outcome)[]> History = Gen.Select(
        Gen.Int[0, Kinds.Length - 1], Gen.Int[0, 4 * 365], Gen.Nullable(Gen.Int[0, 500]), Gen.Int[0, Outcomes.Length - 1]).Array[0, 40];

    static readonly Measures Counted = new(TheForms.RequestCounts.All);

    [Fact]
    public async Task Whatever_comes_in_and_is_decided_the_national_equations_hold_in_every_year()
    {
        var histories = new List<(int, int, int?, int)[]>();
        History.Sample(histories.Add, iter: Histories, threads: 1, seed: "0N0XIzNsQ0O2");
        var number = 0;
        foreach (var history in histories)
        {
            var body = await Live($"9{number++:000}", history);
            for (var year = 2020; year <= 2024; year++)
            {
                var report = await Ask(db => AnnualReport.Compute(TheForms.Of2021, body, year, db, Counted, Stop));
                foreach (var check in report.Checks) Assert.True(check.Holds, $"{year} {check.Key}: {check.Sentence}");
                var received = history.Count(matter => First.AddDays(matter.Item2).Year == year);
                Assert.Equal(received, Of(report, "1"));
            }
        }
    }

    [Fact]
    public async Task A_decision_counted_in_no_row_makes_exactly_the_sum_of_outcomes_fail()
    {
        var body = await Live("9900", [(0, 400, 10, 0)]);
        var without = new Measures(TheForms.RequestCounts.All.Where(measure => measure.Name != "requests.decided/A1"));
        var report = await Ask(db => AnnualReport.Compute(TheForms.Of2021, body, 2021, db, without, Stop));
        Assert.Equal(["Q2/natural", "Q2/total"], report.Checks.Where(check => !check.Holds).Select(check => check.Key));
    }

    [Fact]
    public async Task A_figure_below_zero_is_named_and_otherwise_the_least_is_said()
    {
        var body = await Live("9901", [(0, 400, 10, 0)]);
        var taken = new Measures(TheForms.RequestCounts.All.Select(measure => measure.Name != "requests.decided/A1" ? measure : measure with
        {
            Query = (db, scope) => measure.Rows(db, scope).Select(row => new Counted
            {
                Address = row.Address, Title = row.Title, BodyCode = row.BodyCode, On = row.On, Column = row.Column, Quantity = -1,
            }),
        }));
        var wrong = (await Ask(db => AnnualReport.Compute(TheForms.Of2021, body, 2021, db, taken, Stop))).Checks.Where(check => check is { Holds: false, Equation.Key: "Q5" });
        Assert.Equal([("Q5/3.1/natural", "0 > -1"), ("Q5/3.1/total", "0 > -1")], wrong.Select(check => (check.Key, check.Sentence)));
        var right = await Ask(db => AnnualReport.Compute(TheForms.Of2021, body, 2021, db, Counted, Stop));
        Assert.Equal("0 ≤ 0", right.Checks.Single(check => check.Equation.Key == "Q5").Sentence);
    }

    async Task<Body> Live(string code, (int Kind, int Received, int? Decided, int Outcome)[] history)
    {
        var body = new Body
        {
            Code = code, Name = $"第{code}号单位", NameEn = code, ShortName = code, Kind = BodyKind.Department,
            ParentCode = District, Path = $"{District}/{code}/", OrganisationCode = code.PadLeft(9, '0'),
        };
        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            db.Add(body);
            for (var i = 0; i < history.Length; i++)
            {
                var (kind, received, decided, outcome) = history[i];
                var day = First.AddDays(received);
                db.Add(new Case
                {
                    Code = $"T-{code}-{i}", Procedure = "request", BodyCode = code, State = "in-hand", Title = Kinds[kind],
                    Channel = Channel.Web, OpenedAt = Time.Now(), ReceivedOn = day,
                    DecidedOn = decided is { } after ? day.AddDays(after) : null, Outcome = decided is null ? null : Outcomes[outcome],
                });
            }
            services.GetRequiredService<Ledger>().Write(Actor.Machine, "import", $"body:{code}", code);
            await db.SaveChangesAsync(Stop);
        });
        return body;
    }
}
