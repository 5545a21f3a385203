namespace Daylight.Petitions;

/// <summary>
/// An administrator gives programs the keys with which they send requests (接口密钥) and ends them. A key is shown once; only
/// its digest is kept.
/// </summary>
public static class ProgramKeys
{
    public const string Url = "/desk/petitions/keys";

    /// <summary>A key as the page lists it.</summary>
    public sealed record Line(Guid Id, string Program, string Contact, bool Consents, DateOnly From, DateTime? EndedAt, int Sent);

    /// <summary>What was typed of a new key.</summary>
    public sealed record Typing(string Program, string Contact, string From, bool Consents);

    /// <summary>The page.</summary>
    public sealed record Model(IReadOnlyList<Line> Keys, Typing Typed, Problems Problems);

    /// <summary>The page that shows a key, once.</summary>
    public sealed record Handout(string Program, string Key);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup(Url).AddEndpointFilter(OnDuty.Only);
        desk.MapGet("", async (KeyDesk keys, CurrentActor who, CancellationToken stop) =>
            keys.May(await who.Officer(stop)) ? Page.Of<ProgramKeysView>(await keys.Show(keys.Blank, [], stop)) : NotYours);
        desk.MapPost("", Give);
        desk.MapGet("{id:guid}", Shown);
        desk.MapPost("{id:guid}/end", End);
    }

    static IResult NotYours => Page.Of<NotYoursView>(status: StatusCodes.Status403Forbidden);

    static async Task<IResult> Give(IFormCollection sent, KeyDesk keys, Receipts receipts, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (!keys.May(officer)) return NotYours;
        var typed = new Typing(Typed.Text(sent, "program"), Typed.Text(sent, "contact"), Typed.Text(sent, "from"), Typed.Text(sent, "consents") == "true");
        var (given, problems) = await keys.Give(typed, officer, stop);
        if (given is not { } made) return Page.Of<ProgramKeysView>(await keys.Show(typed, problems, stop), StatusCodes.Status422UnprocessableEntity);
        receipts.Give(made.Id.ToString(), made.Key, $"{Url}/{made.Id}");
        return See.Other($"{Url}/{made.Id}");
    }

    static async Task<IResult> Shown(Guid id, KeyDesk keys, Receipts receipts, CurrentActor who, CancellationToken stop)
    {
        if (!keys.May(await who.Officer(stop))) return NotYours;
        return receipts.Secret(id.ToString()) is { } key && await keys.Find(id, stop) is { } known
            ? Page.Of<ProgramKeyView>(new Handout(known.Program, key)) : See.Other(Url);
    }

    static async Task<IResult> End(Guid id, IFormCollection sent, KeyDesk keys, CurrentActor who, CancellationToken stop)
    {
        _ = sent;
        var officer = await who.Officer(stop);
        if (!keys.May(officer)) return NotYours;
        await keys.End(id, officer, stop);
        return See.Other(Url);
    }

    /// <summary>Keeps the keys.</summary>
    internal sealed class KeyDesk(Db db, Ledger ledger, BodyTree bodies, TimeProvider time)
    {
        public bool May(Actor officer) => officer.RolesIn(bodies.Root!.Code, bodies).HasFlag(Role.Administrator);

        public Typing Blank => new("", "", Dates.Machine(time.Today()), false);

        public Task<Open311Key?> Find(Guid id, CancellationToken stop) => db.Set<Open311Key>().AsNoTracking().SingleOrDefaultAsync(key => key.Id == id, stop);

        public async Task<Model> Show(Typing typed, Problems problems, CancellationToken stop) => new(
            await db.Set<Open311Key>().AsNoTracking().OrderBy(key => key.EndedAt != null).ThenBy(key => key.At)
                .Select(key => new Line(key.Id, key.Program, key.Contact, key.Consents, key.From, key.EndedAt, db.Set<Open311Request>().Count(request => request.KeyId == key.Id)))
                .ToListAsync(stop), typed, problems);

        public async Task<((Guid Id, string Key)?, Problems)> Give(Typing typed, Actor by, CancellationToken stop)
        {
            var problems = new Problems()
                .When(typed.Program.Length == 0, "program", "写出程序的名称", "Name the program").Sound("program", typed.Program, Daylight.Web.Typed.Line)
                .When(typed.Contact.Length == 0, "contact", "写出负责人和联系方式", "Say who answers for it and how they are reached").Sound("contact", typed.Contact, Daylight.Web.Typed.Line);
            var from = problems.Needed("from", typed.From);
            if (problems.Any) return (null, problems);
            var key = Open311Key.New();
            var row = new Open311Key
            {
                Hash = Open311Key.HashOf(key), Program = typed.Program, Contact = typed.Contact, Consents = typed.Consents, From = from!.Value, By = by.Account, At = ledger.Now,
            };
            db.Add(row);
            ledger.Write(by, "give-key", $"open311-key:{row.Id}", bodies.Root!.Code).Covers(row);
            await db.SaveChangesAsync(stop);
            return ((row.Id, key), problems);
        }

        public async Task End(Guid id, Actor by, CancellationToken stop)
        {
            if (await db.Set<Open311Key>().SingleOrDefaultAsync(key => key.Id == id && key.EndedAt == null, stop) is not { } key) return;
            key.EndedAt = ledger.Now;
            ledger.Write(by, "end-key", $"open311-key:{key.Id}", bodies.Root!.Code).Covers(key);
            await db.SaveChangesAsync(stop);
        }
    }
}
