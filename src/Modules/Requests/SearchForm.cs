namespace Daylight.Requests;

/// <summary>A search as it was typed, checked or not.</summary>
public sealed record SearchForm(string Place, string Terms, string From, string To, string By, string On, string Found, string Which)
{
    public const int LongestTerms = 500, LongestWhich = 2_000;

    const int OldestYear = 1900, MostFound = 99_999;

    /// <summary>A form nobody has written on.</summary>
    public static SearchForm Blank(string officer, DateOnly today) => new("", "", "", "", officer, Dates.Machine(today), "", "");

    public static SearchForm Read(IFormCollection sent) => new(Typed.Text(sent, "place"), Typed.Text(sent, "terms"), Typed.Text(sent, "from"),
        Typed.Text(sent, "to"), Typed.Text(sent, "by"), Typed.Text(sent, "on"), Typed.Text(sent, "found"), Typed.Text(sent, "which"));

    /// <summary>The search, and all that is wrong with what was typed: it is one only when nothing is.</summary>
    internal SearchMade? Check(Case matter, Guid once, Actor by, DateTime now, Problems problems)
    {
        var today = Instants.DayOf(now);
        problems.When(Place.Length == 0, "place", "写出在哪里检索：档案室、系统或者科室", "Say where: archive, system or department")
            .When(Terms.Length == 0, "terms", "写出用什么词检索", "Give the words that were looked for")
            .When(By.Length == 0, "by", "写出是谁检索的", "Say who searched")
            .Sound("place", Place, Typed.Line).Sound("terms", Terms, LongestTerms).Sound("by", By, Typed.Line).Sound("which", Which, LongestWhich);
        var (from, to) = (Year("from", From), Year("to", To));
        problems.When(to < from, "to", "截止年份不能早于起始年份", "The last year can't be before the first");
        var on = problems.Needed("on", On);
        problems.When(on > today, "on", "日期不能晚于今天", "The day can't be after today")
            // What was looked for before anybody asked was not looked for on this request.
            .When(on < matter.Steps.Min(step => step.On), "on", "日期不能早于收到申请的那天", "The day can't be before the request came in");
        var found = int.TryParse(Found, out var number) && number is >= 0 and <= MostFound ? number : (int?)null;
        problems.When(found is null, "found", "写出找到几份；没有找到写0", "Say how many were found; 0 for none")
            .When(found > 0 && Which.Length == 0, "which", "写出找到的是哪些", "Say which were found");
        if (problems.Any) return null;
        return new()
        {
            Id = once, CaseId = matter.Id, Place = Place, Terms = Terms, FromYear = from, ToYear = to, By = By, On = on!.Value,
            Found = found!.Value, Which = found > 0 ? Which : null, EnteredAt = now, EnteredBy = by.Account,
        };

        int? Year(string field, string text)
        {
            var year = int.TryParse(text, out var given) && given >= OldestYear && given <= today.Year ? given : (int?)null;
            problems.When(year is null && text.Length > 0, field, "写四位年份，比如2019，不能晚于今年", "Give a year such as 2019, not after this one");
            return year;
        }
    }
}
