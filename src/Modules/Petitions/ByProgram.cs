using System.Globalization;
using Daylight.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace Daylight.Petitions;

/// <summary>A program sends a letter, as <see cref="Write"/> does for people.</summary>
static class ByProgram
{
    static readonly string[] Fields =
        ["source", "kind", "class", "title", "story", "place", "lat", "long", "body", "name", "phone", "email", "address", "people", "representatives", "against", "accused", "unnamed", "consent"];

    const string Photos = "photos";

    /// <summary>The letter, as the description of the interface shows it.</summary>
    public sealed record Letter
    {
        [Told("写给谁：mayor、secretary、interaction；不写就是interaction", "To whom: mayor, secretary or interaction; interaction when left out")] public string? Source { get; init; }
        [Told("类别：question、help、suggestion、complaint、grievance、report", "Kind: question, help, suggestion, complaint, grievance or report")] public required string Kind { get; init; }
        [Told("什么事，一句话", "What it is about, in a line")] public required string Title { get; init; }
        [Told("经过和要求", "What happened and what is asked for")] public required string Story { get; init; }
        [Told("地点", "The place")] public string? Place { get; init; }
        [Told("纬度，WGS 84", "Latitude, WGS 84")] public string? Lat { get; init; }
        [Told("经度，WGS 84", "Longitude, WGS 84")] public string? Long { get; init; }
        [Told("希望办理的单位的代码", "Code of the body that should handle it")] public string? Body { get; init; }
        [Told("姓名", "Name")] public string? Name { get; init; }
        [Told("电话", "Telephone")] public string? Phone { get; init; }
        [Told("邮箱", "E-mail address")] public string? Email { get; init; }
        [Told("住址", "Address")] public string? Address { get; init; }
        [Told("事项分类的代码", "Code of the class of the matter")] public string? Class { get; init; }
        [Told("一共几个人提出，不写就是1", "How many raise it; 1 when left out")] public string? People { get; init; }
        [Told("代表的人，多人提出时写，最多5人", "Who speaks for them, for several: at most five")] public string? Representatives { get; init; }
        [Told("被检举控告的单位的代码；材料不会转给它和它下面的单位", "Code of the body that is accused: nothing of it reaches that body or any under it")] public string? Against { get; init; }
        [Told("被检举控告的人的姓名；在这里办事的同名人员看不到这封信", "Name of who is accused: officers here of that name do not see the letter")] public string? Accused { get; init; }
        [Told("写“true”表示不让办理的人知道是谁", "“true” when those who handle it should not know who it is")] public string? Unnamed { get; init; }
        [Told("照片，最多5张；拍摄地点、时间、机型等信息会去掉", "Photos, five at most; place, time and device of the camera are taken out")] public IReadOnlyList<Photo>? Photos { get; init; }
        [Told("写“true”表示同意公开", "“true” to agree to publication")] public string? Consent { get; init; }
    }

    /// <summary>A photo, as the description of the interface shows it.</summary>
    public sealed record Photo
    {
        [Told("文件名", "Name of the file")] public required string Name { get; init; }
        [Told("内容，base64", "Its content in base64")] public required string Content { get; init; }
    }

    /// <summary>What the program gets back.</summary>
    public sealed record Filed(
        [property: Told("办件编号", "Code of the case")] string Code,
        [property: Told("查询密码，只给这一次", "The secret that opens the case; it is given only here")] string Secret,
        [property: Told("查询的网页", "The page on which to follow it")] string Url);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(Operations.Root + "/letters", File).Sent(new("write",
        new("写信反映", "Write to the district"),
        new($"与网上写信同样登记。带{IdempotencyKey.Header}的来信重发时不会登记两次，答复相同；这个键自己生成，要不可猜测，例如UUID。",
            $"Registered like a letter on the pages. With {IdempotencyKey.Header}, one that is sent again is not registered twice and gets the same answer; make the key yourself so that nobody can guess it, such as a UUID.")))
        .TakesFiles().RequireRateLimiting("file")
        .Accepts<Letter>("application/json")
        .Produces<Filed>(StatusCodes.Status201Created)
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    static async Task<IResult> File(
        HttpRequest request, [FromHeader(Name = IdempotencyKey.Header), Told("自己生成的键，16到100个字符", "A key of your own, 16 to 100 characters")] string? key,
        Db db, PetitionFiling filing, FileIntake intake, CasePapers papers, CancellationToken stop)
    {
        if (await Sent.Read(request, stop) is not { } sent) return Refused.Unreadable;
        sent.Only([.. Fields, Photos]);
        var given = Fields.ToDictionary(field => field, sent.Text);
        var form = PetitionForm.Blank with
        {
            Source = given["source"].Length > 0 ? given["source"] : PetitionWords.Code(PetitionSource.Interaction), Kind = given["kind"], Title = given["title"],
            Story = given["story"], Place = given["place"], Latitude = given["lat"], Longitude = given["long"], Body = given["body"], Name = given["name"],
            Phone = given["phone"], Email = given["email"], Address = given["address"], Consents = given["consent"] == "true",
            Class = given["class"], People = given["people"], Representatives = given["representatives"], Against = given["against"], Accused = given["accused"],
            Unnamed = given["unnamed"] == "true",
        };
        var photos = await Pictures(sent, intake, stop);
        var source = PetitionWords.Find<PetitionSource>(form.Source) is { } known && PetitionWords.OnTheWeb.Contains(known) ? known : (PetitionSource?)null;
        var problems = sent.Problems.Check(key).And(filing.Check(form))
            .When(given["unnamed"] is not ("" or "true" or "false"), "unnamed", "写true或者false", "Say true or false")
            .When(given["consent"] is not ("" or "true" or "false"), "consent", "写true或者false", "Say true or false")
            .When(source is null, "source", "只能是mayor、secretary、interaction", "It is mayor, secretary or interaction")
            .When(form is { Phone: "", Email: "", Unnamed: false }, "phone", "留一个电话或者邮箱", "Give a telephone number or an e-mail address");
        if (problems.Any || source is not { } through) return Refused.Because(problems);

        var content = string.Create(CultureInfo.InvariantCulture, $"{form}{string.Concat(photos.Select(photo => photo.File.Hash))}");
        var (once, secret) = key is null ? (Ids.Next(), CaseSecret.New()) : (IdempotencyKey.Once(key), CaseSecret.From(key, content));
        var (code, isNew) = await filing.File(form, new(once, through, filing.Today, secret)
        {
            With = matter => papers.HandIn(matter, photos, Actor.Requester, stop),
        }, Actor.Requester, stop);
        // Who repeats a key must repeat the letter too: a key that was guessed opens nothing.
        if (!isNew && await db.Cases.OpenedBy(code, secret, stop) is null) return UsedBefore;
        return new Answer<Filed>(new(code, secret, $"/cases/{code}"))
        {
            Status = StatusCodes.Status201Created, Location = $"{Operations.Root}/cases/{code}", Private = true,
        };
    }

    // Made anew from their dots, as those that come with the form.
    static async Task<List<SentFile>> Pictures(Sent sent, FileIntake intake, CancellationToken stop)
    {
        var photos = new List<SentFile>();
        var given = sent.Parts(Photos);
        sent.Problems.When(given.Count > FormFiles.Most, Photos, $"最多{FormFiles.Most}张照片", $"At most {FormFiles.Most} photos");
        foreach (var one in given.Take(FormFiles.Most))
        {
            one.Only("name", "content");
            var (name, content) = (FileIntake.Safe(one.Text("name")), one.Bytes("content"));
            if (content is null) continue;
            var (photo, why) = await intake.TakePicture(content, name, stop);
            if (photo is not null) photos.Add(new("", photo));
            else sent.Problems.Add(Photos, $"“{name}”{why!.Zh}", $"“{name}” {why.En}");
        }
        return photos;
    }

    static Refused UsedBefore { get; } = new(StatusCodes.Status409Conflict,
        new("这个键已经用过", "This key was used before"),
        Problems.Of(IdempotencyKey.Header, "这个键用在另一封来信上。换一个键再发。", "The key belongs to another letter. Send it with a new key."));
}
