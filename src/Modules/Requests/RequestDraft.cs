using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Daylight.Requests;

/// <summary>
/// A form somebody is still writing: kept for a day, or for a month when they save it, encrypted, opened by one browser
/// alone: the one that began it, or that opened its link last. Not a fact of the office, so not in the ledger. Its id
/// becomes <see cref="Application.Once"/> when it is filed.
/// </summary>
sealed class RequestDraft
{
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the key in the browser's cookie.</summary>
    public required string KeyHash { get; set; }

    /// <summary>The answers so far; after filing only the secret, for the page that shows it.</summary>
    public required string Content { get; set; }

    public required DateTime UpdatedAt { get; set; }

    /// <summary>Until when it is kept because somebody saved it (UTC); null for the usual day.</summary>
    public DateTime? SavedUntil { get; set; }

    /// <summary>True once it was filed.</summary>
    public bool Filed { get; set; }

    public static void Model(ModelBuilder model) => model.Entity<RequestDraft>(draft =>
    {
        draft.HasKey(d => d.Id);
        draft.HasIndex(d => d.UpdatedAt);
    });
}

/// <summary>Keeps forms between their pages.</summary>
sealed class RequestDrafts(Db db, IDataProtectionProvider protection, TimeProvider time)
{
    const string Cookie = "draft";
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(1), Saved = TimeSpan.FromDays(30);

    // What stands in the link of a saved form. It is not the key of a browser: whoever has it has no part in the case that
    // the form becomes.
    IDataProtector Linking(Guid id) => protection.CreateProtector("request-draft-link", id.ToString("N"));

    IDataProtector Protector(Guid id) => protection.CreateProtector("request-draft", id.ToString("N"));

    /// <summary>The address of a form's pages.</summary>
    public static string Path(Guid id) => $"/requests/new/{id}";

    /// <summary>Begins a draft and gives its key to the browser; the forms of yesterday are thrown away.</summary>
    public async Task<Guid> Begin(HttpContext http, RequestForm form, CancellationToken stop)
    {
        var (id, key) = (Ids.Next(), RandomNumberGenerator.GetHexString(32));
        await db.Set<RequestDraft>().Old(time.Now()).ExecuteDeleteAsync(stop);
        db.Add(new RequestDraft { Id = id, KeyHash = HashOf(key), Content = Protector(id).Protect(form.ToJson()), UpdatedAt = time.Now() });
        await db.SaveChangesAsync(stop);
        Give(http, id, key);
        return id;
    }

    static void Give(HttpContext http, Guid id, string key) => http.Response.Cookies.Append(Cookie, key, new()
    {
        Path = Path(id), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true,
    });

    /// <summary>The draft, when it is this browser's and not too old.</summary>
    public async Task<RequestDraft?> Find(HttpContext http, Guid id, CancellationToken stop)
    {
        if (await Find(id, stop) is not { } draft) return null;
        var given = HashOf(http.Request.Cookies[Cookie] ?? "");
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(draft.KeyHash), Encoding.ASCII.GetBytes(given))
            ? draft
            : null;
    }

    // Whoever is writing on a saved form has the usual day, however long ago it was saved.
    async Task<RequestDraft?> Find(Guid id, CancellationToken stop) =>
        await db.Set<RequestDraft>().SingleOrDefaultAsync(d => d.Id == id, stop) is { } draft
            && (draft.UpdatedAt + Kept >= time.Now() || draft.SavedUntil >= time.Now()) ? draft : null;

    /// <summary>Keeps the answers as they are, whatever is wrong with them, until the person comes back.</summary>
    public Task Save(RequestDraft draft, RequestForm form, CancellationToken stop)
    {
        draft.SavedUntil = time.Now() + Saved;
        return Keep(draft, form, stop);
    }

    /// <summary>The address that opens a saved form in any browser.</summary>
    public string LinkTo(HttpContext http, Guid id) =>
        $"{http.Request.Scheme}://{http.Request.Host}{Path(id)}/open?key={Linking(id).Protect(Path(id))}";

    /// <summary>Whether a link opens a saved form.</summary>
    public async Task<bool> Opens(Guid id, string link, CancellationToken stop) => IsLink(id, link) && await Find(id, stop) is { SavedUntil: not null };

    /// <summary>
    /// Gives a saved form to the browser that has its link, and takes it from the one that had it; false when there is none
    /// or the link is wrong.
    /// </summary>
    public async Task<bool> Open(HttpContext http, Guid id, string link, CancellationToken stop)
    {
        if (!IsLink(id, link) || await Find(id, stop) is not { SavedUntil: not null } draft) return false;
        var key = RandomNumberGenerator.GetHexString(32);
        draft.KeyHash = HashOf(key);
        await db.SaveChangesAsync(stop);
        Give(http, id, key);
        return true;
    }

    bool IsLink(Guid id, string link)
    {
        try
        {
            return Linking(id).Unprotect(link) == Path(id);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Throws a form away that is not needed any more; one that was filed meanwhile stays.</summary>
    public Task Drop(RequestDraft draft, CancellationToken stop) =>
        db.Set<RequestDraft>().Where(kept => kept.Id == draft.Id && !kept.Filed).ExecuteDeleteAsync(stop);

    /// <summary>The answers in a draft that is not filed yet.</summary>
    public RequestForm Read(RequestDraft draft) => RequestForm.Of(Protector(draft.Id).Unprotect(draft.Content));

    /// <summary>The secret in a draft that was filed.</summary>
    public string Secret(RequestDraft draft) => Protector(draft.Id).Unprotect(draft.Content);

    /// <summary>Notes the secret of an application that a program files under its own key; saved with the request.</summary>
    public void Close(Guid once, string content, string secret) => db.Add(new RequestDraft
    {
        Id = once, KeyHash = HashOf(content), Content = Protector(once).Protect(secret), UpdatedAt = time.Now(), Filed = true,
    });

    /// <summary>The secret of an application that a program filed with this very content within the last day; else null.</summary>
    public async Task<string?> Secret(Guid once, string content, CancellationToken stop)
    {
        var oldest = time.Now() - Kept;
        var draft = await db.Set<RequestDraft>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == once && d.UpdatedAt >= oldest, stop);
        return draft?.KeyHash == HashOf(content) ? Secret(draft) : null;
    }

    /// <summary>Keeps the answers.</summary>
    public async Task Keep(RequestDraft draft, RequestForm form, CancellationToken stop)
    {
        draft.Content = Protector(draft.Id).Protect(form.ToJson());
        draft.UpdatedAt = time.Now();
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Puts the secret in the place of the answers; saved with the request.</summary>
    public void Close(RequestDraft draft, string secret)
    {
        draft.Content = Protector(draft.Id).Protect(secret);
        (draft.UpdatedAt, draft.SavedUntil) = (time.Now(), null);
        draft.Filed = true;
    }

    static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}

/// <summary>Forms that were never sent, and secrets that were shown: nobody comes back for them.</summary>
sealed class OldDrafts(Db db, TimeProvider time) : Leftovers
{
    public override Task<int> Clear(CancellationToken stop) => db.Set<RequestDraft>().Old(time.Now()).ExecuteDeleteAsync(stop);
}

/// <summary>Named queries on drafts.</summary>
static class RequestDraftQueries
{
    extension(IQueryable<RequestDraft> drafts)
    {
        /// <summary>Those whose time is over.</summary>
        public IQueryable<RequestDraft> Old(DateTime now)
        {
            var begun = now - RequestDrafts.Kept;
            return drafts.Where(draft => draft.UpdatedAt < begun && (draft.SavedUntil == null || draft.SavedUntil < now));
        }
    }
}
