using System.Globalization;
using System.Text.RegularExpressions;

namespace Daylight.Petitions;

/// <summary>
/// A program sends a request of a resident (create request): it becomes an order of the hotline like any other. All that is
/// wrong with it is said at once.
/// </summary>
static partial class SendRequest
{
    const int MostMedia = 5, LongestId = 200, TitleLength = 60;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost($"{Open311.Base}/requests.{{format}}", Send).Takes();

    static async Task<IResult> Send(string format, HttpContext http, ProgramFiling filing, CancellationToken stop)
    {
        if (await Read(http.Request, stop) is not { } sent) return Unreadable(format, http);
        if (GeoAsked.Sending(http, format, sent, out var refused) is not { } asked) return refused;
        if (await filing.KeyOf(Typed.Text(sent, "api_key"), stop) is not { } key) return asked.Refused(GeoRefusal.NoKey);
        var request = Request(asked, sent, http.Request.Headers["Idempotency-Key"].ToString(), key, filing);
        if (request is null) return asked.Refused();
        if (await Pictures(asked, sent, stop) is not { } pictures) return asked.Refused();
        var (filed, wrong) = await filing.File(request with { Pictures = pictures }, stop);
        if (filed is null) return asked.Refused(wrong!);
        var fields = new GeoFields();
        if (request.Offer.Type is OfferType.Batch) fields.Add("token", filed.Token.ToString());
        else fields.Add("service_request_id", filed.Code);
        fields.Add("service_notice", Notice(request, filed).In(asked.Language));
        fields.Add("account_id", request.Account);
        if (asked.Extensions) fields.Add("case_secret", filed.Secret);
        return asked.List("service_requests", "request", [fields]) with
        {
            Status = filed.New ? StatusCodes.Status201Created : StatusCodes.Status200OK, Private = true,
        };
    }

    static Words Notice(ProgramRequest request, ProgramFiling.Filed filed) => request.Offer.Type is OfferType.Batch
        ? new("已收到，看过以后给编号，凭token查询。", "It was received. Its number is given once it was looked at: ask with the token.")
        : filed.DueOn is { } due
            ? new($"已收到，最迟{due:yyyy-MM-dd}答复。", $"It was received and is answered by {due:yyyy-MM-dd} at the latest.")
            : new("已收到。", "It was received.");

    /// <summary>The form of a request; null when it is none.</summary>
    public static async Task<IFormCollection?> Read(HttpRequest request, CancellationToken stop)
    {
        if (!request.HasFormContentType) return null;
        try
        {
            return await request.ReadFormAsync(stop);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return null;
        }
    }

    public static IResult Unreadable(string format, HttpContext http) => new GeoRefusal().When(true, "body",
        "请发送application/x-www-form-urlencoded或者multipart/form-data", "send application/x-www-form-urlencoded or multipart/form-data")
        .In(GeoAsked.FormatOf(format) ?? GeoFormat.Xml, LanguageChoice.Of(http));

    // Null when something is wrong, which is noted.
    static ProgramRequest? Request(GeoAsked asked, IFormCollection sent, string sending, Open311Key key, ProgramFiling filing)
    {
        var offer = Offers.Find(asked["service_code"]);
        if (asked["service_code"] is null) asked.Wrong.When(true, "service_code", "写出是哪一类", "say which service it is");
        else if (offer is null) asked.Wrong.Add(StatusCodes.Status404NotFound, Discovery.NoSuchKind);
        var (point, media) = (asked.Point(), asked.Media());
        var place = asked["address_string"] ?? asked["address_id"];
        asked.Wrong.When(asked["lat"] is null && asked["long"] is null && place is null, "address_string",
            "写出地点：lat和long，或者address_string，或者address_id", "give a place: lat and long, address_string or address_id");
        var description = asked["description"] ?? "";
        asked.Wrong.When(Markup().IsMatch(description), "description", "只写文字，不要HTML", "write plain text, no HTML")
            .When(sending.Length > LongestId || sending.Any(char.IsControl), "Idempotency-Key", $"最多{LongestId}个字符", $"at most {LongestId} characters");
        var answers = offer is null ? [] : Answers(asked, sent, offer);
        var form = new PetitionForm
        {
            Kind = offer is null ? "" : PetitionWords.Code(offer.Kind), Title = TitleOf(offer, description, place),
            Story = description.Length > 0 ? description : offer?.Name.Zh ?? "—", Place = place ?? "",
            Latitude = GeoAnswer.Text(point?.Latitude), Longitude = GeoAnswer.Text(point?.Longitude),
            Name = NameOf(asked["first_name"], asked["last_name"]), Phone = asked["phone"] ?? "", Email = asked["email"] ?? "",
            Consents = asked.Yes("consent") || key.Consents,
            // Beyond the specification, as the form of the pages asks it.
            Class = asked["class"] ?? "", Against = asked["against"] ?? "", Accused = asked["accused"] ?? "", Unnamed = asked.Yes("unnamed"),
            People = asked["people"] ?? "", Representatives = asked["representatives"] ?? "",
        };
        var device = asked["device_id"] ?? "";
        var problems = filing.Check(form).Sound("device_id", device, LongestId).Sound("account_id", asked["account_id"] ?? "", LongestId);
        asked.Wrong.And(problems.Where(problem => offer is not null || problem.Field is not ("kind" or "title")), ParameterOf);
        return asked.Wrong.Any || offer is null ? null : new(key, offer, form, answers, media, device, asked["account_id"], sending, asked.Extensions, []);
    }

    static string ParameterOf(string field) => field switch { "story" or "title" => "description", "place" => "address_string", "name" => "first_name", _ => field };

    static string TitleOf(Offer? offer, string description, string? place)
    {
        var line = (description.Length > 0 ? description : place ?? "").Split('\n')[0].Trim();
        // Cut between characters, not in one.
        var cut = new StringInfo(line) is { LengthInTextElements: > TitleLength } info ? info.SubstringByTextElements(0, TitleLength) + "…" : line;
        return cut.Length > 0 ? $"{offer?.Name.Zh}：{cut}" : offer?.Name.Zh ?? "";
    }

    // A Chinese name is written together, the family name first.
    static string NameOf(string? first, string? last) =>
        first is null || last is null ? first ?? last ?? "" : Latin().IsMatch(first + last) ? $"{first} {last}" : last + first;

    // The answers to the further questions, in their order; what is no answer is noted.
    static List<(OfferAttribute Asks, string[] Given)> Answers(GeoAsked asked, IFormCollection sent, Offer offer)
    {
        var answers = new List<(OfferAttribute, string[])>();
        var known = new HashSet<string>();
        foreach (var asks in offer.Attributes.Where(asks => asks.Asks))
        {
            var (single, several) = ($"attribute[{asks.Code}]", $"attribute[{asks.Code}][]");
            known.UnionWith([single, several]);
            string[] given = [.. sent[single].Concat(sent[several]).Select(Typed.Clean).Where(value => value.Length > 0).Distinct()];
            asked.Wrong.When(asks.Required && given.Length == 0, single, "要回答", "has to be answered")
                .When(given.Length > 1 && asks.Type is not AttributeType.MultiValueList, single, "只要一个回答", "takes one answer");
            foreach (var value in given) Check(asked, single, asks, value);
            if (given.Length > 0) answers.Add((asks, given));
        }
        asked.Wrong.When(sent.Keys.Any(name => name.StartsWith("attribute[", StringComparison.Ordinal) && !known.Contains(name)), "attribute",
            "有这一类没有的问题，请看services里的说明", "there is one that this service does not ask: see its definition");
        return answers;
    }

    static void Check(GeoAsked asked, string name, OfferAttribute asks, string value)
    {
        asked.Wrong.And(new Problems().Sound(name, value, asks.Type is AttributeType.Text ? PetitionForm.StoryLength : Typed.Line), field => field);
        var (fits, zh, en) = asks.Type switch
        {
            AttributeType.Number => (double.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
                "写一个数", "give a number"),
            AttributeType.Datetime => (GeoAsked.InstantOf(value) is not null, "写成2026-12-01T08:00:00+08:00的样子", "write it like 2026-12-01T08:00:00+08:00"),
            AttributeType.SingleValueList or AttributeType.MultiValueList => (asks.Values.Any(one => one.Key == value), "从列表里选", "choose from the list"),
            _ => (!Markup().IsMatch(value), "只写文字，不要HTML", "write plain text, no HTML"),
        };
        asked.Wrong.When(!fits, name, zh, en);
    }

    // Made anew from their dots: what a camera wrote into them, the place among it, stays outside.
    static async Task<IReadOnlyList<ProgramPicture>?> Pictures(GeoAsked asked, IFormCollection sent, CancellationToken stop)
    {
        asked.Wrong.When(sent.Files.Count > MostMedia, "media", $"最多{MostMedia}张图片", $"at most {MostMedia} pictures")
            .When(sent.Files.Any(file => file.Length > FileIntake.LargestFile), "media", "每张图片不超过10 MB", "a picture may have up to 10 MB");
        if (asked.Wrong.Any) return null;
        var pictures = new List<ProgramPicture>();
        foreach (var file in sent.Files.Where(file => file.Length > 0))
        {
            using var content = new MemoryStream((int)file.Length);
            await file.CopyToAsync(content, stop);
            var name = FileIntake.Safe(file.FileName);
            if (PlainPicture.Of(name, content.ToArray(), out var why) is not { } picture) asked.Wrong.When(true, "media", why!.Zh, why.En);
            else
            {
                if (!picture.Type.Fits(Path.GetExtension(name).ToLowerInvariant())) name = Path.GetFileNameWithoutExtension(name) + picture.Type.Ending;
                pictures.Add(new(FileIntake.Unique(name, pictures.Select(one => one.Name)), picture.Type, picture.Content));
            }
        }
        return asked.Wrong.Any ? null : pictures;
    }

    [GeneratedRegex(@"<[a-zA-Z/!?][^<]*>")]
    private static partial Regex Markup();

    [GeneratedRegex(@"^[\p{IsBasicLatin}\p{IsLatin-1Supplement}\p{IsLatinExtended-A}]+$")]
    private static partial Regex Latin();
}
