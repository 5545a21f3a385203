using Daylight.Bench;
using Xunit;

namespace Daylight.Tests.Bench;

/// <summary>That they run; what they measure depends on the machine and is asserted nowhere.</summary>
public sealed class BenchmarkTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("daylight-bench-").FullName;

    public static TheoryData<string> Names => [.. Benchmarks.All.Select(bench => bench.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_benchmark_gives_figures(string name)
    {
        var run = Benchmarks.All.Single(bench => bench.Name == name).Run;
        var figures = await run(Sizes.Tiny(folder), TestContext.Current.CancellationToken);
        Assert.NotEmpty(figures);
        Assert.All(figures, figure => Assert.True(figure.Ours > 0 || (figure.Ours == 0 && MayBeNothing(figure)), figure.Name));
        Assert.All(figures, figure => Assert.Equal(figure.Reference is null, figure.Ratio is null));
    }

    // Nothing lost is a figure too; and the system tells processor time in hundredths of a second, more than so few requests may take.
    static bool MayBeNothing(Figure figure) => figure.Target == Target.Most(0) || figure.Name.EndsWith(": work", StringComparison.Ordinal);

    [Theory]
    [InlineData(1.9, true)]
    [InlineData(2.1, false)]
    public void A_promise_is_held_or_not(double ratio, bool held) =>
        Assert.Equal(held, new Figure("search", "one word", "µs") { Ours = 1, Ratio = ratio, Target = Target.Most(2) }.Held);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
