using System.Text.RegularExpressions;

namespace Daylight.Disclosure.Importing;

/// <summary>
/// Decides under which body, class and dates a document that was read stands in the catalogue. What a source tells and
/// the catalogue has no place for (other offices' numbers, who drew it up, a foreign index number) becomes keywords.
/// </summary>
sealed partial class Cataloguing(BodyTree bodies, Body? given, Classification classes, DateOnly today)
{
    // An index number that somebody here has already becomes a keyword later, see ReadyRecord.
    const int LongestKeywords = RecordLimits.Keywords - 40;

    readonly Issuers issuers = new(bodies);

    public BodyTree Bodies => bodies;

    /// <summary>Everything for which a document can't be published, or null.</summary>
    public Words? Refusal(ImportedRecord document)
    {
        var reasons = new List<Words>();
        if (Scrutiny.Mark(document.Title, document.Text) is { } mark) reasons.Add(SavingWords.Classified(mark));
        if (document.PublishedOn > today) reasons.Add(SavingWords.Future(document.PublishedOn.Value));
        if (document.FormedOn > today) reasons.Add(SavingWords.FormedInFuture(document.FormedOn.Value));
        if (document.OnlyHead) reasons.Add(ImportWords.OnlyHead);
        return reasons.Count == 0 ? null : ImportWords.All(reasons);
    }

    /// <summary>The publication, without files; what an officer should look at goes into <paramref name="warnings"/>.</summary>
    public Publication Of(ImportedRecord document, List<Words> warnings)
    {
        warnings.AddRange(document.Warnings);
        var day = document.PublishedOn ?? document.FormedOn ?? today;
        if (document.PublishedOn is null)
            warnings.Add(document.FormedOn is null ? SavingWords.PublishedToday : SavingWords.PublishedWhenFormed);
        if (document.SourceIndex is { } index && OwnIndex(document) is null) warnings.Add(SavingWords.OtherIndex(index));
        if (document.ExpiresOn < document.EffectiveOn) warnings.Add(SavingWords.ExpiresBeforeEffect);
        foreach (var (found, count, line) in Scrutiny.Personal(document.Text)) warnings.Add(SavingWords.Personal(found, count, line));
        var body = Publisher(document, day, warnings, out var own);
        var kind = Kind(document);
        return new()
        {
            BodyCode = body.Code,
            Title = document.Title,
            Text = document.Text,
            Category = Category(document, kind),
            Kind = kind,
            Topics = [.. document.Topics.Concat(document.Keywords).Select(topic => Classification.CodeOf(classes.Topics, topic))
                .OfType<string>().Distinct()],
            Normative = kind == Normative && own ? Level(body) : NormativeLevel.None,
            DocumentNumber = document.DocumentNumber,
            FormedOn = document.FormedOn,
            // Sources tell the day; its first moment stands for it.
            PublishedAt = Instants.At(day, TimeOnly.MinValue),
            EffectiveOn = document.EffectiveOn,
            ExpiresOn = document.ExpiresOn,
            Description = document.Description,
            Keywords = Keywords(document),
            IssuerName = own && document.Issuers.Count == 1 ? null : IssuerName(document),
            Language = document.Language,
            SourceId = document.SourceId,
            SourceUrl = Uri.TryCreate(document.SourceUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
                ? document.SourceUrl : null,
        };
    }

    /// <summary>
    /// The index number that a record brings from its source, if it may keep it: 索引号 is for life, whoever publishes
    /// the record later.
    /// </summary>
    public static IndexNumber? OwnIndex(ImportedRecord document) =>
        IndexNumber.Parse(document.SourceIndex) is { Month: null, CheckHolds: true } index ? index : null;

    // Who publishes it here; own is true when it is the issuer itself.
    Body Publisher(ImportedRecord document, DateOnly day, List<Words> warnings, out bool own)
    {
        own = false;
        if (given is not null)
        {
            own = document.Issuers.Any(name => issuers.Means(name, given));
            return given;
        }
        foreach (var name in document.Issuers)
        {
            var named = issuers.Named(name, day);
            own = named.Count == 1;
            if (own) return named[0];
            if (named.Count < 2) continue;
            warnings.Add(SavingWords.SeveralBodies(name, bodies.Root!));
            return bodies.Root!;
        }
        if (document.IssuerName is { } issuer) warnings.Add(SavingWords.NoSuchBody(issuer, bodies.Root!));
        return bodies.Root!;
    }

    const string Normative = "normative";
    const string Other = "other";

    // 规 in the office's code marks a normative document; other than that a document is what it or its title says.
    string Kind(ImportedRecord document)
    {
        if (document.DocumentNumber is { } number && NormativeNumber().IsMatch(number)) return Normative;
        return Classification.CodeOf(classes.Kinds, document.Kind)
            ?? Classification.CodeOf(classes.Kinds, TitleKind().Match(document.Title).Groups["kind"].Value)
            ?? Classification.CodeOf(classes.Kinds, document.Category)
            ?? Other;
    }

    string Category(ImportedRecord document, string kind) =>
        Classification.CodeOf(classes.Categories, document.Category) ?? kind switch
        {
            Normative or "regulation" => Normative,
            "plan" => "planning",
            "budget" => "funds",
            "guide" or "permit" => "services",
            "inspection" or "penalty" => "inspection",
            "emergency" => "emergency",
            "news" => "affairs",
            _ => Other,
        };

    static NormativeLevel Level(Body body) =>
        body.Kind == BodyKind.Government ? NormativeLevel.Government : NormativeLevel.Department;

    static string? IssuerName(ImportedRecord document)
    {
        if (document.Issuers.Count == 0) return null;
        var all = string.Join(' ', document.Issuers);
        return all.Length <= RecordLimits.Issuer ? all : document.Issuers[0].Length <= RecordLimits.Issuer ? document.Issuers[0]
            : document.Issuers[0][..RecordLimits.Issuer];
    }

    static string? Keywords(ImportedRecord document)
    {
        var foreign = OwnIndex(document) is null ? document.SourceIndex : null;
        // Keywords stand between spaces; a space inside one is bound.
        var words = document.Keywords.Concat(document.OtherNumbers).Concat(document.Undertakers.Except(document.Issuers))
            .Append(foreign).OfType<string>().Select(word => word.Replace(' ', '\u00A0')).Distinct();
        var all = "";
        foreach (var word in words)
        {
            if (all.Length + word.Length < LongestKeywords) all = all.Length == 0 ? word : $"{all} {word}";
        }
        return all.Length == 0 ? null : all;
    }

    [GeneratedRegex("规[字〔]")]
    private static partial Regex NormativeNumber();

    [GeneratedRegex("(?<kind>令|公告|通告|函|公示)[：:]|"
        + "(?<kind>条例|规定|办法|细则|规则|决定|决议|公告|通告|通知|意见|批复|方案|规划|令|函|指南|指引|问答|公示送達)(?:[（(]试行[）)])?$")]
    private static partial Regex TitleKind();
}
