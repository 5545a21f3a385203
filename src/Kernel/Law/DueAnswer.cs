using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Daylight;

/// <summary>One day of a <see cref="DueAnswer"/>.</summary>
/// <param name="Date">The day.</param>
/// <param name="Counts">True when it is one of the days of the period.</param>
/// <param name="N">Days counted by its end.</param>
/// <param name="Why">Why it counts or does not.</param>
/// <param name="Source">The article or notice.</param>
/// <param name="Kind">What it is, in lower case: <c>start</c>, <c>counted</c>, <c>makeup</c>, <c>holiday</c>…</param>
public sealed record DueStep(
    [property: JsonPropertyName("date")] DateOnly Date,
    [property: JsonPropertyName("counts")] bool Counts,
    [property: JsonPropertyName("n")] int N,
    [property: JsonPropertyName("why")] string Why,
    [property: JsonPropertyName("source")] string Source,
    [property: JsonPropertyName("kind")] string Kind);

/// <summary>A legal date and its explanation, as the command line and the API give it.</summary>
public sealed record DueAnswer
{
    /// <summary>The rule's key.</summary>
    [JsonPropertyName("rule")] public required string Rule { get; init; }

    /// <summary>The day of the event.</summary>
    [JsonPropertyName("from")] public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    [JsonPropertyName("due")] public required DateOnly Due { get; init; }

    /// <summary>True when the date may yet change.</summary>
    [JsonPropertyName("provisional")] public required bool Provisional { get; init; }

    /// <summary>The calendar's id.</summary>
    [JsonPropertyName("calendar")] public required string Calendar { get; init; }

    /// <summary>The calendar's version.</summary>
    [JsonPropertyName("calendarVersion")] public required string CalendarVersion { get; init; }

    /// <summary>The version of the law data.</summary>
    [JsonPropertyName("lawVersion")] public required string LawVersion { get; init; }

    /// <summary>What the period is for.</summary>
    [JsonPropertyName("name")] public required string Name { get; init; }

    /// <summary>The length in words, the extension included.</summary>
    [JsonPropertyName("length")] public required string Length { get; init; }

    /// <summary>Instrument and article.</summary>
    [JsonPropertyName("basis")] public required string Basis { get; init; }

    /// <summary>What a reader must know before relying on the date.</summary>
    [JsonPropertyName("notes")] public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Every day from the event to the last.</summary>
    [JsonPropertyName("steps")] public required IReadOnlyList<DueStep> Steps { get; init; }

    /// <summary>Answers a question, or says everything that is wrong with it.</summary>
    /// <param name="book">The law.</param>
    /// <param name="question">The question.</param>
    /// <param name="language">The language of the words in the answer.</param>
    /// <param name="answer">The answer, when there is one.</param>
    /// <param name="problems">What is wrong; fields <c>rule</c>, <c>from</c>, <c>extended</c>, <c>pause</c>.</param>
    public static bool TryOf(
        LawBook book, DueQuestion question, Language language,
        [NotNullWhen(true)] out DueAnswer? answer, out Problems problems)
    {
        answer = question.TryAnswer(book, out var date, out problems) ? Of(book, date, language) : null;
        return answer is not null;
    }

    /// <summary>A date as an answer in one language.</summary>
    public static DueAnswer Of(LawBook book, DueDate date, Language language) => new()
    {
        Rule = date.Rule.Key,
        From = date.Start,
        Due = date.Date,
        Provisional = date.Provisional,
        Calendar = date.CalendarId,
        CalendarVersion = date.CalendarVersion,
        LawVersion = book.Version,
        Name = date.Rule.Name.In(language),
        Length = date.Rule.LengthOf((date.Rule.Value ?? 0) + date.Extended).In(language),
        Basis = date.Rule.Citation.In(language),
        Notes = [.. DueNotes.Of(book, date).Select(note => note.In(language))],
        Steps = [.. date.Days.Select(day => StepOf(day, language))],
    };

    static DueStep StepOf(Day day, Language language) =>
        new(day.Date, day.Counts, day.N, day.Why.In(language), day.Source.In(language), KindOf(day));

    static string KindOf(Day day) => day.Kind.ToString().ToLowerInvariant();

    /// <summary>The answer as indented JSON; Chinese stays readable.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, DueAnswerContext.Readable.DueAnswer);
}

[JsonSerializable(typeof(DueAnswer)), JsonSerializable(typeof(IReadOnlyList<DueRule>))]
sealed partial class DueAnswerContext : JsonSerializerContext
{
    public static readonly DueAnswerContext Readable = new(new JsonSerializerOptions
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
