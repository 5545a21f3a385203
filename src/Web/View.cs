using Microsoft.AspNetCore.Components;

namespace Daylight.Web;

/// <summary>
/// What every page and component starts from: it knows the reader and says things in the reader's language.
/// A view is given all it shows; it never asks a database.
/// </summary>
public abstract class View : ComponentBase
{
    /// <summary>Whom the page is for.</summary>
    [CascadingParameter] public required Reader Reader { get; set; }

    /// <summary>The reader's language.</summary>
    protected Language Language => Reader.Language;

    /// <summary>The <c>lang</c> of what officials wrote, where the page itself is not in Chinese; else null.</summary>
    protected string? RecordLang => Language is Language.English ? Language.Hans.Tag : null;

    /// <summary>A phrase in the reader's language.</summary>
    protected string T(string zh, string en) => Language switch
    {
        Language.Hans => zh,
        Language.Hant => Daylight.Han.Traditional(zh),
        _ => en,
    };

    /// <summary>A phrase in the reader's language.</summary>
    protected string T(Words words) => words.In(Language);

    /// <summary>What an official or a resident wrote: it keeps its language, but a reader of traditional Chinese gets its characters.</summary>
    protected string Han(string? text) =>
        Language is Language.Hant && !string.IsNullOrEmpty(text) ? Daylight.Han.Traditional(text) : text ?? "";

    /// <summary>今天, 10月13日 or 2025年10月13日.</summary>
    protected string Day(DateOnly day) => Dates.Day(day, Reader.Today, Language);

    /// <summary>2026年10月13日: the form of records.</summary>
    protected string DayYear(DateOnly day) => Dates.DayYear(day, Language);

    /// <summary>10月13日 星期二: where someone must act.</summary>
    protected string DayWeek(DateOnly day) => Dates.DayWeek(day, Reader.Today, Language);

    /// <summary>星期二.</summary>
    protected string Weekday(DateOnly day) => Dates.Weekday(day, Language);

    /// <summary>An instant in the body's time zone.</summary>
    protected string When(DateTime utc) => Dates.When(utc, Reader.Site.Zone, Language);

    /// <summary>3,486.</summary>
    protected static string N(long number) => Figures.Number(number);

    /// <summary>A share of one as 99.1%.</summary>
    protected static string Percent(double share) => Figures.Percent(share);

    /// <summary>Fen as yuan.</summary>
    protected string Money(long fen) => Figures.Money(fen, Language);
}
