namespace Daylight.Requests;

/// <summary>One of the matters that a request is about, as it was typed.</summary>
/// <param name="Feature">Title, number or another feature of the information.</param>
/// <param name="Description">What the requester wants to know about it; empty for no more than that.</param>
public sealed record SplitMatter(string Feature, string Description)
{
    /// <summary>True when nothing was written on its lines.</summary>
    public bool IsBlank => Feature.Length == 0 && Description.Length == 0;
}

/// <summary>The matters into which a request is split, as they were typed, checked or not.</summary>
public sealed record SplitForm(IReadOnlyList<SplitMatter> Matters, string Reason)
{
    /// <summary>How many requests one can become. What is about more than that is asked to be made clearer.</summary>
    public const int Least = 2, Most = 10;

    public const int LongestReason = 2_000;

    /// <summary>The form with what the request says as the first matter.</summary>
    internal static SplitForm Begun(Case matter, DisclosureRequest? request) =>
        new([new(request?.Feature ?? matter.Title, request?.Description ?? ""), new("", ""), new("", "")], "");

    public static SplitForm Read(IFormCollection sent)
    {
        var count = Math.Clamp(int.TryParse(sent["matters"], out var given) ? given : Least, Least, Most);
        return new([.. Enumerable.Range(1, count).Select(i => new SplitMatter(Typed.Text(sent, FeatureOf(i)), Typed.Text(sent, DescriptionOf(i))))],
            Typed.Text(sent, "reason"));
    }

    /// <summary>With lines for one more.</summary>
    public SplitForm WithMore() => Matters.Count >= Most ? this : this with { Matters = [.. Matters, new("", "")] };

    /// <summary>What was written: lines left blank are no matter.</summary>
    public IReadOnlyList<SplitMatter> Written => [.. Matters.Where(matter => !matter.IsBlank)];

    /// <summary>The names of the two questions about the nth matter, from 1.</summary>
    public static string FeatureOf(int number) => $"feature-{number}";

    public static string DescriptionOf(int number) => $"description-{number}";

    /// <summary>All that is wrong with what was typed.</summary>
    public Problems Check()
    {
        var problems = new Problems();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (i, matter) in Matters.Index())
        {
            var number = i + 1;
            problems.When(matter.Feature.Length == 0 && !matter.IsBlank, FeatureOf(number), "写出信息的名称、文号，或者别的特征",
                    "Give a title, a number or another feature of the information")
                .Sound(FeatureOf(number), matter.Feature, RequestForm.Feature).Sound(DescriptionOf(number), matter.Description, RequestForm.Description);
            if (matter.Feature.Length == 0) continue;
            var same = seen.GetValueOrDefault(matter.Feature);
            problems.When(same > 0, FeatureOf(number), $"和第{same}件相同", $"This is the same as matter {same}");
            seen.TryAdd(matter.Feature, number);
        }
        var first = Matters.ToList().FindIndex(matter => matter.IsBlank) + 1;
        return problems
            .When(Written.Count < Least, FeatureOf(first), $"至少分成{Least}件", $"Split it into at least {Least}")
            .When(Reason.Length == 0, "reason", "写出理由", "Give the reason").Sound("reason", Reason, LongestReason);
    }
}
