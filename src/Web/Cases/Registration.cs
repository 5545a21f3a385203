using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Web;

/// <summary>What somebody has put right of what was registered of the person whose case it is.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="By">The officer; null for the person themself.</param>
/// <param name="Because">Why; null where the person did it.</param>
/// <param name="Was">What stood there before, by the names of the columns; empty for what was not given.</param>
public sealed record Corrected(DateTime At, Guid? By, string? Because, IReadOnlyDictionary<string, string> Was)
{
    static readonly (string Column, Words Words)[] Known =
    [
        ("Kind", new("申请身份", "who applies")), ("Name", new("姓名", "name")), ("Identity", new("证件种类", "kind of document")),
        ("IdentityNumber", new("证件号码", "number of the document")), ("Organisation", new("单位名称", "organisation")),
        ("CreditCode", new("统一社会信用代码", "credit code")), ("Phone", new("电话", "telephone")), ("Email", new("邮箱", "e-mail")),
        ("Address", new("地址", "address")), ("Agent", new("代理人", "representative")), ("Help", new("需要的协助", "help needed")),
        ("Way", new("取得的途径", "way of delivery")),
    ];

    /// <summary>What was put right, in words.</summary>
    public Words What => new(string.Join('、', Changed.Select(known => known.Words.Zh)), string.Join(", ", Changed.Select(known => known.Words.En)));

    /// <summary>What stood there before and says something by itself, for whoever has opened how the person is reached.</summary>
    public IEnumerable<(Words Name, FactValue Value)> Before => Changed.Where(known => Was[known.Column].Length > 0 && known.Column is not ("Kind" or "Identity"))
        .Select(known => (known.Words, known.Column == "Way" ? (FactValue)DeliveryWays.Say(Was[known.Column]) : Was[known.Column]));

    /// <summary>Words by which the person was known or reached before.</summary>
    public IEnumerable<string> Identifying => Before.Select(one => one.Value.Typed).OfType<string>();

    IEnumerable<(string Column, Words Words)> Changed => Known.Where(known => Was.ContainsKey(known.Column));
}

/// <summary>
/// Where what was registered of the person whose case it is gets corrected (更正登记信息): by an officer of the body with a
/// reason, or, as far as it is how they are reached, by the person. What stood there before is in the private part of the
/// ledger's entry, and goes with everything else when the case is anonymised. CN-PIPL Art. 46.
/// </summary>
public sealed class Registration(Db db, Ledger ledger, BodyTree bodies)
{
    /// <summary>The verbs of its entries.</summary>
    public const string Correct = "correct-registration", ChangeContact = "change-contact";

    const Role Corrects = Role.Clerk | Role.Head;

    /// <summary>The verbs of its entries.</summary>
    internal static readonly string[] Verbs = [Correct, ChangeContact];

    /// <summary>True while something of a case may still be corrected.</summary>
    public static bool IsOpen(Case matter) => matter is { ClosedOn: null, AnonymisedAt: null };

    /// <summary>True when an officer may correct it.</summary>
    public static bool May(Case matter, Actor by, BodyTree bodies) => IsOpen(matter) && (by.RolesIn(matter.BodyCode, bodies) & Corrects) != 0;

    /// <summary>How often it was corrected so far: what somebody saw who corrects it now.</summary>
    public Task<int> Times(Case matter, CancellationToken stop) => db.Entries.About(matter.Address).CountAsync(entry => Verbs.Contains(entry.Verb), stop);

    /// <summary>
    /// What keeps a correction from being made: what was taken in as it was, and nobody touches now, is nobody's fault who puts
    /// right something else.
    /// </summary>
    /// <param name="now">What is wrong with what stands there then.</param>
    /// <param name="before">What is wrong with what stands there.</param>
    /// <param name="touched">True for a question whose answer changes.</param>
    public static Problems NewFaults(Problems now, Problems before, Func<string, bool> touched) => now
        .Where(problem => touched(problem.Field) || !before.Contains(problem))
        .Aggregate(new Problems(), (all, problem) => all.Add(problem.Field, problem.Say.Zh, problem.Say.En));

    /// <summary>An officer corrects it.</summary>
    /// <param name="matter">The case.</param>
    /// <param name="because">Why; kept in the file.</param>
    /// <param name="seen">How often it had been corrected: <see cref="Times"/>.</param>
    /// <param name="by">The officer.</param>
    /// <param name="change">Changes the row that holds it and returns that row.</param>
    /// <param name="stop">Ends the work.</param>
    public Task<Problems> By(Case matter, string because, int seen, Actor by, Func<Task<object>> change, CancellationToken stop)
    {
        var problems = new Problems()
            .When(!May(matter, by, bodies), "", "您不能更正这件事的登记信息，或者它已经办结", "You may not correct what was registered for this case, or it has ended")
            .When(because.Length == 0, "reason", "写出为什么更正", "Say why it is corrected");
        return problems.Any ? Task.FromResult(problems) : Change(matter, Correct, because, seen, by, change, stop);
    }

    /// <summary>The person changes how they are reached.</summary>
    /// <inheritdoc cref="By"/>
    public Task<Problems> ByPerson(Case matter, int seen, Func<Task<object>> change, CancellationToken stop) => IsOpen(matter)
        ? Change(matter, ChangeContact, null, seen, Actor.Requester, change, stop)
        : Task.FromResult(Problems.Of("", "这件事已经办结，不能再改", "This case has ended: nothing can be changed in it"));

    async Task<Problems> Change(Case matter, string verb, string? because, int seen, Actor by, Func<Task<object>> change, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock($"registration/{matter.Code}", stop);
        if (await Times(matter, stop) != seen || !await db.Cases.AnyAsync(one => one.Id == matter.Id && one.ClosedOn == null && one.AnonymisedAt == null, stop))
            return Problems.Of("", "您打开之后，有人先改过或者已经办结。请看过最新情况再改", "Somebody changed it after you opened this page, or the case has ended. Look at the latest state first");
        var row = await change();
        var was = db.Entry(row).Properties.Where(column => column.IsModified && !Equals(column.OriginalValue, column.CurrentValue))
            .ToDictionary(column => column.Metadata.Name, column => (object?)$"{column.OriginalValue}");
        if (was.Count == 0) return Problems.Of("", "没有改动", "Nothing was changed");
        var facts = new Dictionary<string, object?> { ["was"] = was };
        if (because is not null) facts["because"] = because;
        ledger.Write(by, verb, matter.Address, matter.BodyCode, privatePart: facts).Covers(row);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return [];
    }
}

/// <summary>Named queries on what was corrected.</summary>
public static class RegistrationQueries
{
    extension(Db db)
    {
        /// <summary>What was corrected of the person of a case, the oldest first, as far as it was not erased; for officers only.</summary>
        public async Task<IReadOnlyList<Corrected>> CorrectedIn(Case matter, CancellationToken stop)
        {
            var entries = await db.Entries.AsNoTracking().About(matter.Address).Where(entry => Registration.Verbs.Contains(entry.Verb))
                .Include(entry => entry.Secret).ToListAsync(stop);
            return [.. entries.Where(entry => entry.Secret is { Data.Length: > 0 }).Select(Read)];
        }
    }

    static Corrected Read(Entry entry)
    {
        using var told = JsonDocument.Parse(entry.Secret!.Data);
        var facts = told.RootElement;
        return new(entry.At, facts.TryGetProperty("account", out var account) ? account.GetGuid() : null,
            facts.TryGetProperty("because", out var because) ? because.GetString() : null,
            facts.GetProperty("was").EnumerateObject().ToDictionary(column => column.Name, column => column.Value.GetString() ?? ""));
    }
}
