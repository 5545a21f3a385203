namespace Daylight.Host.Commands;

/// <summary>Exit statuses, as the contract has them.</summary>
static class Exit
{
    public const int Done = 0;

    /// <summary>What was asked for does not hold: a verification or a check failed.</summary>
    public const int DoesNotHold = 1;

    /// <summary>Wrong use or bad input; a sentence is on standard error.</summary>
    public const int WrongUse = 2;

    /// <summary>Says every problem on standard error, in the language of the terminal.</summary>
    public static int With(Problems problems)
    {
        Say(problems.Select(problem => problem.Say));
        return WrongUse;
    }

    /// <summary>Says something on standard error, in the language of the terminal.</summary>
    public static void Say(IEnumerable<Words> all)
    {
        foreach (var words in all) Console.Error.WriteLine($"daylight: {words.In(Terminal.Language)}");
    }
}

/// <summary>What is known of the terminal the program was started from.</summary>
static class Terminal
{
    /// <summary>English unless the environment asks for Chinese.</summary>
    public static Language Language { get; } = Languages.Parse(
        (Environment.GetEnvironmentVariable("LC_ALL") ?? Environment.GetEnvironmentVariable("LANG") ?? "en").Replace('_', '-').Split('.')[0])
        ?? Language.English;
}
