using System.Security.Cryptography;
using System.Text;

namespace Daylight.Petitions;

/// <summary>A request as a program sent it, checked.</summary>
/// <param name="Key">With which key.</param>
/// <param name="Offer">Which kind.</param>
/// <param name="Form">What it says.</param>
/// <param name="Answers">The answers to the further questions.</param>
/// <param name="Media">Where the program keeps a picture; null for none.</param>
/// <param name="Device">The device it was written on; empty when the program does not say.</param>
/// <param name="Account">The account there; null when it does not say.</param>
/// <param name="Sending">What the program calls this one sending; empty when it does not name it.</param>
/// <param name="WantsSecret">True when it asks for the secret by which the person follows the case.</param>
/// <param name="Pictures">Pictures that came with it.</param>
sealed record ProgramRequest(
    Open311Key Key, Offer Offer, PetitionForm Form, IReadOnlyList<(OfferAttribute Asks, string[] Given)> Answers, string? Media, string Device, string? Account,
    string Sending, bool WantsSecret, IReadOnlyList<ProgramPicture> Pictures);

/// <summary>A picture that came with a request, without what came along in it.</summary>
sealed record ProgramPicture(string Name, FileType Type, byte[] Content);

/// <summary>
/// Files what a program sent: the petition, what is known of its way here and its pictures, in one transaction. The same
/// sending, or the same content within a few minutes, finds the request it became.
/// </summary>
sealed class ProgramFiling(Db db, Ledger ledger, PetitionFiling petitions, FileIntake intake)
{
    static readonly TimeSpan Replayed = TimeSpan.FromMinutes(5);

    /// <summary>What a request became.</summary>
    /// <param name="Code">The number of its case.</param>
    /// <param name="Token">By which its number is asked for.</param>
    /// <param name="DueOn">The last day for the answer.</param>
    /// <param name="Secret">What opens the case to the person; null when it was not asked for, or was given already.</param>
    /// <param name="New">True when this call made it.</param>
    public sealed record Filed(string Code, Guid Token, DateOnly? DueOn, string? Secret, bool New);

    public Problems Check(PetitionForm form) => petitions.Check(form);

    /// <summary>The key that a program gave, if it works; else null.</summary>
    public async Task<Open311Key?> KeyOf(string given, CancellationToken stop)
    {
        var (hash, today) = (Open311Key.HashOf(given), petitions.Today);
        return await db.Set<Open311Key>().AsNoTracking().SingleOrDefaultAsync(key => key.Hash == hash && key.EndedAt == null && key.From <= today, stop);
    }

    /// <summary>Files a request; or says that the name of its sending belongs to another.</summary>
    public async Task<(Filed?, GeoRefusal?)> File(ProgramRequest sent, CancellationToken stop)
    {
        var content = ContentOf(sent);
        var sending = sent.Sending.Length > 0 ? Digest(sent.Sending) : null;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock($"open311/{sent.Key.Id}/{sending ?? content}", stop);
        if (await Before(sent.Key, sending, content, stop) is { } known)
        {
            if (known.Content != content) return (null, new GeoRefusal().When(true, "Idempotency-Key", "已经用在另一个请求上", "belongs to another request already"));
            var old = await db.Cases.AsNoTracking().SingleAsync(matter => matter.Id == known.CaseId, stop);
            return (new(old.Code, known.Token, old.DueOn, null, New: false), null);
        }
        var secret = sent.WantsSecret ? CaseSecret.New() : null;
        var token = Ids.Next();
        var form = sent.Form with { Story = StoryOf(sent) };
        var matter = await petitions.Open(form, new(token, PetitionSource.Program, petitions.Today, secret), Actor.Requester, stop);
        var request = new Open311Request
        {
            CaseId = matter.Id, KeyId = sent.Key.Id, Service = sent.Offer.Code, Token = token, Sending = sending, Content = content, At = ledger.Now, MediaUrl = sent.Media,
        };
        var papers = await Papers(matter, sent.Pictures, stop);
        db.Add(request);
        db.AddRange(papers);
        ledger.Write(Actor.Requester, "send-by-program", matter.Address, matter.BodyCode,
            new Dictionary<string, object?> { ["service"] = request.Service, ["papers"] = papers.Count }).Covers([request, .. papers]);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return (new(matter.Code, token, matter.DueOn, secret, New: true), null);
    }

    Task<Open311Request?> Before(Open311Key key, string? sending, string content, CancellationToken stop)
    {
        var since = ledger.Now - Replayed;
        var own = db.Set<Open311Request>().AsNoTracking().Where(request => request.KeyId == key.Id);
        return sending is null
            ? own.Where(request => request.Content == content && request.At > since).OrderByDescending(request => request.At).FirstOrDefaultAsync(stop)
            : own.FirstOrDefaultAsync(request => request.Sending == sending, stop);
    }

    async Task<List<CasePaper>> Papers(Case matter, IReadOnlyList<ProgramPicture> pictures, CancellationToken stop)
    {
        var papers = new List<CasePaper>();
        foreach (var picture in pictures)
        {
            var kept = await intake.Keep(picture.Name, picture.Type, picture.Content, "", recognised: false, stop);
            papers.Add(new() { CaseId = matter.Id, Name = kept.Name, MediaType = kept.MediaType, Size = kept.Size, Hash = kept.Hash, AddedAt = ledger.Now, HandedInOn = petitions.Today });
        }
        return papers;
    }

    // Officers read all of it in one place.
    static string StoryOf(ProgramRequest sent)
    {
        var story = new StringBuilder(sent.Form.Story);
        if (sent.Answers.Count > 0 || sent.Media is not null) story.Append('\n');
        foreach (var (asks, given) in sent.Answers)
            story.Append($"\n{asks.Says.Zh}：{string.Join("、", given.Select(value => asks.Values.FirstOrDefault(one => one.Key == value).Name?.Zh ?? value))}");
        if (sent.Media is { } media) story.Append($"\n图片网址：{media}");
        return story.ToString();
    }

    static string ContentOf(ProgramRequest sent)
    {
        var text = new StringBuilder();
        foreach (var part in (string?[])
        [
            sent.Device, sent.Offer.Code, sent.Form.Story, sent.Form.Place, sent.Form.Latitude, sent.Form.Longitude, sent.Form.Name, sent.Form.Phone, sent.Form.Email,
            sent.Form.Class, sent.Form.Against, sent.Form.Accused, sent.Form.Unnamed ? "unnamed" : null,
            // Added later: what is not said of them leaves the digest of what was sent before as it was.
            .. sent.Form is { People: "", Representatives: "" } ? (string?[])[] : [sent.Form.People, sent.Form.Representatives],
            sent.Media, sent.Account, .. sent.Answers.SelectMany(answer => answer.Given.Prepend(answer.Asks.Code)),
            .. sent.Pictures.Select(picture => Convert.ToHexStringLower(SHA256.HashData(picture.Content))),
        ])
            text.Append(part?.Length ?? -1).Append(':').Append(part);
        return Digest(text.ToString());
    }

    /// <summary>The digest of what a program names or says.</summary>
    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("open311/" + text)));
}
