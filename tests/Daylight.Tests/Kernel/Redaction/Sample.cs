namespace Daylight.Tests.Kernel.Redaction;

/// <summary>A file in which something is to be masked.</summary>
/// <param name="About">What is special about it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Content">All of it.</param>
/// <param name="Secret">What must not be left, however it is written.</param>
/// <param name="Marks">How it is masked.</param>
sealed record Sample(string About, string Name, byte[] Content, string[] Secret, params Mark[] Marks)
{
    /// <summary>Where on its page the mask must be.</summary>
    public Box? Covered { get; init; }

    /// <summary>The pages that must have it there.</summary>
    public IReadOnlyList<int> Pages { get; init; } = [1];

    /// <summary>What is not masked and must be left.</summary>
    public string? Kept { get; init; }

    public override string ToString() => About;

    public const string Phone = "13800138000", Name_ = "王小明";

    public static Mark Words(string words) => new WordMark("C4", words);

    public static Mark Region(double left, double top, double right, double bottom, int page = 1) => new RegionMark("C4", page, new(left, top, right, bottom));
}
