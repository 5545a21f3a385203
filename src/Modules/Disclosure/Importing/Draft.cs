using System.Security.Cryptography;
using System.Text;

namespace Daylight.Disclosure.Importing;

/// <summary>
/// A record while it is gathered from a source; <see cref="Finish"/> cleans it, fills what the text tells and judges
/// it.
/// </summary>
sealed class Draft(Origin origin)
{
    // Longer keys no index of a database takes.
    const int LongestIdentity = 200;

    public string? OwnId { get; set; }
    public string? Url { get; set; }
    public string? Title { get; set; }
    public string Text { get; set; } = "";
    public string? Number { get; set; }
    public string? SourceIndex { get; set; }
    public DateOnly? FormedOn { get; set; }
    public DateOnly? PublishedOn { get; set; }
    public DateOnly? EffectiveOn { get; set; }
    public DateOnly? ExpiresOn { get; set; }
    public string? Issuer { get; set; }
    public string? Undertaker { get; set; }
    public string? Category { get; set; }
    public string? Kind { get; set; }
    public string? Topics { get; set; }
    public string? Keywords { get; set; }
    public string? Description { get; set; }

    /// <summary>The calendar of years without a name in this document's own text.</summary>
    public Era Era { get; set; }

    /// <summary>Why an empty text is empty, when the reader knows better.</summary>
    public Words? WhyEmpty { get; set; }

    public List<ImportedAttachment> Attachments { get; } = [];
    public List<Words> Warnings { get; } = [];
    public List<Words> Faults { get; } = [];

    /// <summary>The record, or the refusal that names everything wrong with it.</summary>
    public ReadItem Finish()
    {
        Text = OwnText.Of(Text);
        TakeNumber();
        TakeTitle();
        Check();
        if (Faults.Count > 0) return new ReadItem.Refused(origin, ImportWords.All(Faults));
        var numbers = Numbers();
        Facts.Fill(this, Title!, numbers.Count > 0);
        return new ReadItem.Record(Whole(numbers));
    }

    ImportedRecord Whole(IReadOnlyList<string> numbers)
    {
        var issuers = Names(Issuer);
        if (issuers.Count == 0) Warnings.Add(ImportWords.NoIssuer);
        if (numbers.Count == 0) Warnings.Add(ImportWords.NoNumber);
        if (FormedOn is null && PublishedOn is null) Warnings.Add(ImportWords.NoAnyDate);
        if (FormedOn > PublishedOn) Warnings.Add(ImportWords.FormedAfterPublished);
        if (Text.AsSpan().ContainsAnyInRange('\uE000', '\uF8FF')) Warnings.Add(ImportWords.PrivateCharacters);
        return new()
        {
            SourceId = Identity(),
            Origin = origin,
            Title = Title!,
            Text = Text,
            Language = TextLanguage.Of(Title + Text),
            DocumentNumber = numbers.Count > 0 ? numbers[0] : null,
            OtherNumbers = [.. numbers.Skip(1)],
            SourceIndex = Line(SourceIndex),
            FormedOn = FormedOn,
            PublishedOn = PublishedOn,
            EffectiveOn = EffectiveOn,
            ExpiresOn = ExpiresOn,
            Issuers = issuers,
            Undertakers = Names(Undertaker),
            Category = Line(Category),
            Kind = Line(Kind),
            Topics = Terms.Split(Topics),
            Keywords = Terms.Split(Keywords),
            Description = Shortened(Line(Description)),
            Attachments = [.. Attachments.DistinctBy(file => file.Url ?? file.Path ?? file.Name)],
            SourceUrl = Line(Url),
            OnlyHead = !OwnText.HasSubstance(Title!, Text),
            Warnings = [.. Warnings.Distinct()],
        };
    }

    void TakeNumber()
    {
        if (Number is not { Length: > RecordLimits.DocumentNumber } whole || Terms.Split(whole).All(one => one.Length <= RecordLimits.DocumentNumber)) return;
        Text = $"{PlainText.OneLine(whole)}\n{Text}";
        Number = null;
        Warnings.Add(ImportWords.NumberTooLong);
    }

    void TakeTitle()
    {
        Title = Line(Title);
        if (Title is null && Text.Split('\n', 2)[0] is { Length: > 3 } first)
        {
            Title = PlainText.OneLine(first);
            Warnings.Add(ImportWords.TitleFromText);
        }
        if (Title is not { Length: > RecordLimits.Title } whole) return;
        Text = $"{whole}\n{Text}";
        Title = Typed.Cut(whole, RecordLimits.Title - 1) + "…";
        Warnings.Add(ImportWords.TitleCut);
    }

    void Check()
    {
        if (Title is null) Faults.Add(ImportWords.NoTitle);
        if (Text.Length == 0) Faults.Add(WhyEmpty ?? ImportWords.NoText);
        else if (Text.Length > RecordLimits.Text) Faults.Add(ImportWords.TooLong(RecordLimits.Text));
        var unreadable = Text.AsSpan().Count('\uFFFD');
        if (unreadable > 0 && unreadable * 50L > Text.Length) Faults.Add(ImportWords.Rubbish);
        else if (unreadable > 0) Warnings.Add(ImportWords.SomeUnreadable(unreadable));
    }

    IReadOnlyList<string> Numbers()
    {
        if (Line(Number) is not { } given) return DocumentNumbers.Own(Title!, Text);
        var numbers = Terms.Split(given);
        Warnings.AddRange(numbers.Where(number => DocumentNumbers.Alone(number) is null).Select(ImportWords.OddNumber));
        return [.. numbers.Select(DocumentNumbers.Normal)];
    }

    // The source's own id is unique only at the source; where that is unknown, the title stands for it.
    string Identity()
    {
        var whole = WholeIdentity();
        return whole.Length <= LongestIdentity ? whole : $"{whole[..(LongestIdentity - 33)]}#{Hash(whole)[..32]}";
    }

    string WholeIdentity()
    {
        var address = Uri.TryCreate(Url, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri : null;
        if (Line(OwnId) is { } id) return $"id:{address?.Host ?? Hash(Title!)[..12]}:{id}";
        if (address is not null) return $"url:{address.Host}{address.PathAndQuery}";
        return $"text:{Hash($"{Title}\n{Issuer}\n{FormedOn:o}\n{PublishedOn:o}\n{Text}")[..32]}";
    }

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    static IReadOnlyList<string> Names(string? names) => Offices.Split(names);

    static string? Line(string? text) =>
        text is null || PlainText.OneLine(text) is not { Length: > 0 } line ? null : line;

    static string? Shortened(string? text) =>
        text is { Length: > RecordLimits.Description } ? text[..(RecordLimits.Description - 1)].TrimEnd() + "…" : text;
}
