namespace Daylight.Host.Demo;

/// <summary>A document that is planned but not yet written: its text grows from the seed at any time.</summary>
internal sealed record Paper(ulong Seed, Template Template, DemoBody Body, DateOnly FormedOn, DateTime PublishedAt)
{
    public string Title { get; init; } = "";

    public string? Number { get; set; }

    public Paper Titled(DemoDays days) => this with { Title = Begin(days).Say(Template.Form.Titles) };

    public DemoRecord Write(DemoDays days)
    {
        var (form, subject) = (Template.Form, Template.Subject);
        var draft = Begin(days);
        draft.Say(form.Titles);

        var effective = form.ValidYears > 0 ? FirstOfMonthAfter(PublishedAt) : (DateOnly?)null;
        if (effective is { } day) draft.Bind("effective", $"{day.Year}年{day.Month}月{day.Day}日");
        var text = draft.Write(form.Text);
        if (form.Signed) text += $"\n{Body.Name.Zh}\n{FormedOn.Year}年{FormedOn.Month}月{FormedOn.Day}日";

        return new(
            Body.Code, Title, Number, FormedOn, PublishedAt,
            effective, effective?.AddYears(form.ValidYears).AddDays(-1),
            form.Category ?? subject!.Category, subject is null ? form.Topics : subject.Topics,
            form.Kind, form.Level, text,
            form.Summaries is { } summaries ? draft.Say(summaries) : "",
            subject is null ? form.Keywords : subject.Keywords);
    }

    Draft Begin(DemoDays days) => new(StockRoom.Open, days, new(Seed), Body, FormedOn, Template.Subject);

    // Time to become known: the first day of the month that begins thirty days or more after publication.
    static DateOnly FirstOfMonthAfter(DateTime published)
    {
        var known = DateOnly.FromDateTime(published).AddDays(29).AddMonths(1);
        return new(known.Year, known.Month, 1);
    }
}
