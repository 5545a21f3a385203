using System.Globalization;
using System.Text.RegularExpressions;

namespace Daylight.Petitions;

/// <summary>
/// A request to the GeoReport interface: its format, its language and its parameters. An empty parameter is one that was not
/// given; what is wrong is noted, so that all of it is said at once.
/// </summary>
sealed partial class GeoAsked
{
    readonly HttpContext http;
    readonly IFormCollection? form;

    GeoAsked(HttpContext http, GeoFormat format, IFormCollection? form)
    {
        (this.http, this.form, Format) = (http, form, format);
        Language = Languages.Parse(this["locale"]) ?? LanguageChoice.Of(http);
        Bodies = http.RequestServices.GetRequiredService<BodyTree>();
        var site = http.RequestServices.GetRequiredService<Site>();
        if (this["jurisdiction_id"] is { } jurisdiction && jurisdiction != Bodies.Root?.Code && jurisdiction != site.Domain)
            Wrong.Add(StatusCodes.Status404NotFound, new("jurisdiction_id：没有这个辖区", "jurisdiction_id: there is no such jurisdiction"));
    }

    public GeoFormat Format { get; }

    public Language Language { get; }

    public BodyTree Bodies { get; }

    /// <summary>The address by which the program reaches this site.</summary>
    public string Site => $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}";

    /// <summary>What is wrong so far.</summary>
    public GeoRefusal Wrong { get; } = new();

    /// <summary>True when more than the core of the specification is asked for.</summary>
    public bool Extensions => this["extensions"] == "true";

    /// <summary>Reads a request that only asks; null with the answer when its format is none.</summary>
    public static GeoAsked? Reading(HttpContext http, string format, out GeoAnswer refused) => Of(http, format, null, out refused);

    /// <summary>Reads a request that sends a form.</summary>
    public static GeoAsked? Sending(HttpContext http, string format, IFormCollection form, out GeoAnswer refused) => Of(http, format, form, out refused);

    static GeoAsked? Of(HttpContext http, string format, IFormCollection? form, out GeoAnswer refused)
    {
        refused = UnknownFormat(LanguageChoice.Of(http));
        return FormatOf(format) is { } known ? new(http, known, form) : null;
    }

    /// <summary>The format of a suffix, or null.</summary>
    public static GeoFormat? FormatOf(string suffix) => suffix switch { "xml" => GeoFormat.Xml, "json" => GeoFormat.Json, _ => null };

    /// <summary>The refusal of a format that is not spoken, in the one that every client must read.</summary>
    public static GeoAnswer UnknownFormat(Language language) =>
        new GeoRefusal().When(true, "format", "请用.xml或者.json", "use .xml or .json").In(GeoFormat.Xml, language);

    /// <summary>The value of a parameter; null when it was not given or is empty. A form goes before the address.</summary>
    public string? this[string name] =>
        form is not null && Typed.Text(form, name) is { Length: > 0 } sent ? sent
        : Typed.Clean(http.Request.Query[name].ToString()) is { Length: > 0 } asked ? asked : null;

    /// <summary>The parts of a list with commas; empty when it was not given.</summary>
    public string[] List(string name) => this[name]?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>The numbers of requests that are asked for, as they are kept.</summary>
    public string[] Codes() => [.. List("service_request_id").Select(CaseCode.Tidy)];

    /// <summary>An instant with its offset; null when it was not given, or is none, which is noted.</summary>
    public DateTime? Instant(string name)
    {
        if (this[name] is not { } typed) return null;
        var instant = InstantOf(typed);
        Wrong.When(instant is null, name, "写成2026-12-01T08:00:00+08:00的样子", "write it like 2026-12-01T08:00:00+08:00");
        return instant;
    }

    /// <summary>Reads an instant (W3C); a plus sign that a client did not encode arrives as a blank.</summary>
    public static DateTime? InstantOf(string typed)
    {
        if (!Iso().IsMatch(typed)) return null;
        var whole = typed.LastIndexOf(' ') is > 0 and var at ? $"{typed[..at]}+{typed[(at + 1)..]}" : typed;
        return DateTimeOffset.TryParse(whole, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) && instant.Year is >= 1991 and <= 2100
            ? instant.UtcDateTime : null;
    }

    /// <summary>A number in degrees; null when it was not given, or is none, which is noted.</summary>
    public double? Degrees(string name, double most)
    {
        if (this[name] is not { } typed) return null;
        var number = double.TryParse(typed, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var degrees)
            && Math.Abs(degrees) <= most ? degrees : (double?)null;
        Wrong.When(number is null, name, $"写出-{most}到{most}之间的度数", $"give degrees from -{most} to {most}");
        return number;
    }

    /// <summary>A point of which both parts are given; half of one is noted.</summary>
    public (double Latitude, double Longitude)? Point()
    {
        var (latitude, longitude) = (Degrees("lat", 90), Degrees("long", 180));
        Wrong.When(this["lat"] is null && this["long"] is not null, "lat", "和long要一起给", "goes together with long")
            .When(this["long"] is null && this["lat"] is not null, "long", "和lat要一起给", "goes together with lat");
        return latitude is { } north && longitude is { } east ? (north, east) : null;
    }

    /// <summary>True when it is said so; what is neither true nor false is noted, since nobody guesses a wish to stay unknown.</summary>
    public bool Yes(string name)
    {
        var said = this[name];
        Wrong.When(said is not (null or "true" or "false"), name, "写true或者false", "say true or false");
        return said == "true";
    }

    /// <summary>A whole number in bounds; the usual one when it was not given.</summary>
    public int Number(string name, int most, int usual)
    {
        if (this[name] is not { } typed) return usual;
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most) return number;
        Wrong.When(true, name, $"写1到{most}的整数", $"give a whole number from 1 to {most}");
        return usual;
    }

    /// <summary>The address of a picture; null when none was given, or is none, which is noted.</summary>
    public string? Media()
    {
        if (this["media_url"] is not { } typed) return null;
        var fit = typed.Length <= 2000 && Uri.TryCreate(typed, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && !typed.Any(char.IsControl);
        Wrong.When(!fit, "media_url", "写出完整的网址", "give a whole web address");
        return fit ? typed : null;
    }

    /// <summary>Everything that is wrong, as an answer.</summary>
    public GeoAnswer Refused() => Wrong.In(Format, Language);

    public GeoAnswer Refused(GeoRefusal refusal) => refusal.In(Format, Language);

    public GeoAnswer Answer(string root, object content) => new(Format, root, content);

    /// <summary>A list of rows.</summary>
    public GeoAnswer List(string root, string item, IEnumerable<object> rows) => new(Format, root, GeoList.Of(item, rows));

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+\- ]\d{2}:?\d{2})$")]
    private static partial Regex Iso();
}
