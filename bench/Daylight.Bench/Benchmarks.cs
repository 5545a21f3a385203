namespace Daylight.Bench;

/// <summary>The list of the benchmarks.</summary>
static class Benchmarks
{
    public static readonly IReadOnlyList<(string Name, Func<Sizes, CancellationToken, Task<IReadOnlyList<Figure>>> Run)> All =
    [
        ("search", SearchBench.Run),
        ("page", PageBench.Run),
        ("import", ImportBench.Run),
        ("file", FileBench.Run),
        ("petitions", PetitionBench.Run),
        ("scores", ScoreBench.Run),
        ("topics", TopicsBench.Run),
        ("memory", StartBench.Memory),
        ("start", StartBench.Start),
        ("verify", VerifyBench.Run),
        ("topics-classify", LearningBench.Run),
    ];
}
