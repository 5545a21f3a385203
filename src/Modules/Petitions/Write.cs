namespace Daylight.Petitions;

/// <summary>
/// Anybody writes to the secretary, to the head of the district or on the interaction page (写信): one form, no account.
/// Before it is sent, what is public about the same is shown: <see cref="AlikeInPublic"/>.
/// </summary>
public static class Write
{
    public const string Url = "/petitions/write";

    /// <summary>The form, with what is public about the same once it was filled in.</summary>
    public sealed record Model(PetitionForm Form, Guid Once, Problems Problems, BodyTree Bodies, IReadOnlyList<AlikeThing> Alike, TopicTree Classes, AreaMap Areas, IReadOnlyList<SentFile> Photos);

    /// <summary>What the person takes away.</summary>
    public sealed record Sent(string Code, string Secret);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Url, (string? to, string? title, PetitionFiling filing) => Page.Of<WriteView>(new Model(
            PetitionForm.Blank with { Source = Asked(to), Title = Typed.Clean(title) }, Ids.Next(), [], filing.Bodies, [], filing.Classes, filing.Areas, [])));
        routes.MapPost(Url, File).TakesFiles().RequireRateLimiting("file");
        routes.MapGet($"{Url}/{{code}}/done", (string code, Receipts receipts) => receipts.Secret(code) is { } secret
            ? Page.Of<WrittenView>(new Sent(code, secret))
            : See.Other($"/cases?code={Uri.EscapeDataString(code)}"));
    }

    static string Asked(string? to) => PetitionWords.Code(
        PetitionWords.Find<PetitionSource>(to) is { } source && PetitionWords.OnTheWeb.Contains(source) ? source : PetitionSource.Mayor);

    static async Task<IResult> File(
        IFormCollection sent, PetitionFiling filing, FormFiles files, CasePapers papers, AlikeInPublic published, Receipts receipts, CancellationToken stop)
    {
        // The office that registers it decides who handles it, when it was received and how many stand behind it.
        var form = PetitionForm.Read(sent) with { Received = "" };
        var once = Guid.TryParse(sent["once"], out var given) ? given : Ids.Next();
        var source = PetitionWords.Find<PetitionSource>(form.Source) is { } known && PetitionWords.OnTheWeb.Contains(known) ? known : (PetitionSource?)null;
        var problems = new Problems();
        var photos = await files.Pictures(sent, once.ToString(), problems, stop);
        var model = new Model(form, once, problems, filing.Bodies, [], filing.Classes, filing.Areas, photos);
        if (MapChoice.IsIn(sent)) return Page.Of<WriteView>(model with { Form = form.Pointed(sent, MapChoice.Sheet(filing.Areas, filing.Today)) });
        problems.And(filing.Check(form))
            .When(source is null, "source", "选择写给谁", "Choose whom you write to")
            .When(form is { Phone: "", Email: "", Unnamed: false }, "phone", "留一个电话或者邮箱，方便联系您", "Give a telephone number or an e-mail address");
        if (problems.Any || source is not { } through) return Page.Of<WriteView>(model, StatusCodes.Status422UnprocessableEntity);
        if (Typed.Text(sent, "checked") != "true" && await published.To(form, stop) is { Count: > 0 } alike) return Page.Of<WriteView>(model with { Alike = alike });
        var secret = CaseSecret.New();
        var (code, isNew) = await filing.File(form, new(once, through, filing.Today, secret)
        {
            With = matter => papers.HandIn(matter, photos, Actor.Requester, stop),
        }, Actor.Requester, stop);
        if (isNew) receipts.Give(code, secret, $"{Url}/{code}");
        return See.Other($"{Url}/{code}/done");
    }
}
