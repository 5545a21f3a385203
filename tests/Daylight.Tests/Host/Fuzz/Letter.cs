using System.Text;

namespace Daylight.Tests.Host.Fuzz;

/// <summary>One request of thousands; the same number under the same seed makes the same request.</summary>
sealed class Letter(int number, int seed, Addresses addresses, IReadOnlyList<Guest> guests)
{
    static readonly string[] Queries =
    [
        "q", "body", "category", "topic", "kind", "from", "to", "sort", "page", "size", "rule", "extended", "days", "pause", "form", "cell", "column", "columns",
        "month", "saved", "entry", "lang", "expired", "feature", "code", "outcome", "queue", "state", "year", "validity", "event", "calendar",
    ];

    static readonly string[] Odd = ["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "ZAP", "PROPFIND"];

    static readonly string[] Types =
    [
        "application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=", "application/xml",
        "application/json; charset=utf-16", "text/html; charset=x", "a", "multipart/form-data; boundary=" + "\"" + "zap",
    ];

    static readonly string[] Heads = ["Accept-Language", "If-None-Match", "If-Modified-Since", "Range", "Case-Secret", "X-Forwarded-For", "X-Forwarded-Proto",
        "X-Forwarded-Host", "Accept", "Accept-Encoding", "Origin", "Referer", "Sec-Fetch-Site", "Idempotency-Key", "Authorization", "X-HTTP-Method-Override"];

    readonly Random random = new(unchecked(seed * 1_000_003 + number));

    public HttpRequestMessage Write()
    {
        var guest = guests[random.Next(guests.Count)];
        var letter = random.Next(3) == 0 && guest.Forms.Count > 0 ? Form(guest) : Route(guest);
        if (random.Next(10) > 0 && guest.Cookies.Length > 0) letter.Headers.TryAddWithoutValidation("Cookie", guest.Cookies);
        else letter.Headers.TryAddWithoutValidation("Cookie", $"officer={Nasty.InAddress(random)}; form={Nasty.InAddress(random)}; case=a; draft=%FF; lang={Nasty.InAddress(random)}");
        letter.Headers.TryAddWithoutValidation("Accept", random.Next(3) == 0 ? "*/*" : "text/html");
        for (var i = random.Next(4); i > 0; i--)
        {
            var name = Heads[random.Next(Heads.Length)];
            letter.Headers.TryAddWithoutValidation(name, Header(name));
        }
        return letter;
    }

    HttpRequestMessage Route(Guest guest)
    {
        var (pattern, methods) = addresses.Routes[random.Next(addresses.Routes.Count)];
        var method = random.Next(20) == 0 ? Odd[random.Next(Odd.Length)] : methods[random.Next(methods.Count)];
        var path = addresses.Path(pattern, random, nasty: 30);
        for (var (i, mark) = (random.Next(5), '?'); i > 0; i--, mark = '&')
            path += $"{mark}{Queries[random.Next(Queries.Length)]}={InQuery(Queries[random.Next(Queries.Length)])}";
        var letter = new HttpRequestMessage(new(method), At(path));
        if (method is "POST" or "PUT" or "PATCH" or "DELETE") letter.Content = Body(guest, []);
        return letter;
    }

    // A form that was seen, with most answers as a person gives them.
    HttpRequestMessage Form(Guest guest)
    {
        var form = guest.Forms[random.Next(guest.Forms.Count)];
        var answers = form.Fields.Select(field => (field.Name, random.Next(3) == 0 ? Nasty.Of(random) : Good(field.Name, field.Values))).ToList();
        if (form.Posts) return new(HttpMethod.Post, At(form.Action)) { Content = Body(guest, answers) };
        var query = string.Join('&', answers.Select(answer => $"{answer.Name}={(answer.Item2.Length > 2000 ? "a" : System.Net.WebUtility.UrlEncode(answer.Item2))}"));
        return new(HttpMethod.Get, At($"{form.Action}?{query}"));
    }

    string Good(string name, IReadOnlyList<string> values) => values.Count > 0 ? values[random.Next(values.Count)] : addresses.Value(name, random);

    string InQuery(string name) => random.Next(2) == 0 ? Uri.EscapeDataString(addresses.Value(name, random).Replace('\ud800', 'x').Replace('\udc00', 'x').Replace('\ud83d', 'x')) : Nasty.InAddress(random);

    ByteArrayContent Body(Guest guest, List<(string Name, string Value)> answers)
    {
        if (answers.Count == 0)
            for (var i = random.Next(6); i > 0; i--) answers.Add((Queries[random.Next(Queries.Length)], Nasty.Of(random)));
        // Nearly always a good token: otherwise nothing but the token would be tried.
        if (random.Next(20) > 0) answers.Add(("__RequestVerificationToken", guest.Token));
        return random.Next(12) switch
        {
            0 => Json(),
            1 => Typed(Encoding.UTF8.GetBytes(string.Join('&', answers.Select(answer => $"{answer.Name}={answer.Value}"))), Types[random.Next(Types.Length)]),
            2 => Typed([], random.Next(2) == 0 ? Types[random.Next(Types.Length)] : null),
            3 => Files(answers, broken: true),
            4 or 5 => Files(answers, broken: false),
            _ => Typed(Encoding.ASCII.GetBytes(string.Join('&', answers.Select(answer => $"{answer.Name}={System.Net.WebUtility.UrlEncode(answer.Value)}"))),
                "application/x-www-form-urlencoded"),
        };
    }

    ByteArrayContent Json()
    {
        if (random.Next(2) == 0) return Typed(Encoding.UTF8.GetBytes(Nasty.Json(random)), "application/json");
        string[] names = ["body", "kind", "name", "identity", "contact", "description", "delivery", "feature", "period"];
        var fields = names.Select(name => $"\"{name}\":{(random.Next(4) == 0 ? Value() : $"\"{addresses.Value(name, random)}\"")}");
        return Typed(Encoding.UTF8.GetBytes($"{{{string.Join(',', fields)}}}"), "application/json");

        string Value() => random.Next(4) switch
        {
            0 => System.Text.Json.JsonSerializer.Serialize(Nasty.Of(random)),
            1 => "[[1]]",
            2 => "-1e400",
            _ => $"{{\"kind\":{System.Text.Json.JsonSerializer.Serialize(Nasty.Short(random))},\"way\":null,\"phone\":{{}}}}",
        };
    }

    ByteArrayContent Files(List<(string Name, string Value)> answers, bool broken)
    {
        var text = new MemoryStream();
        void Line(string line) => text.Write(Encoding.UTF8.GetBytes(line + "\r\n"));
        foreach (var (name, value) in answers) Line($"--zap\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}");
        Line($"--zap\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{Nasty.Short(random).Replace("\"", "%22")}\"\r\nContent-Type: {Nasty.Short(random)}\r\n");
        text.Write(Nasty.Bytes(random));
        if (!broken) Line("\r\n--zap--");
        return Typed(text.ToArray(), "multipart/form-data; boundary=zap");
    }

    string Header(string name) => name switch
    {
        "Idempotency-Key" when random.Next(2) == 0 => $"key-number-{random.Next(20):0000000}",
        "Sec-Fetch-Site" => random.Next(2) == 0 ? "same-origin" : "cross-site",
        "Range" => random.Next(2) == 0 ? "bytes=0-,-1,5-2" : "bytes=99999999999999999999-",
        "Case-Secret" when random.Next(2) == 0 => addresses.Value("secret", random),
        _ => Nasty.Short(random),
    };

    static ByteArrayContent Typed(byte[] bytes, string? type)
    {
        var content = new ByteArrayContent(bytes);
        if (type is not null) content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    Uri At(string path) => new(guests[0].Browser.BaseAddress!.GetLeftPart(UriPartial.Authority) + path,
        new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
}
