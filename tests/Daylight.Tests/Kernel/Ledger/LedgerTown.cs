using System.Text;
using Daylight.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Kernel;

/// <summary>A town in which something was published, corrected, asked for and answered.</summary>
public abstract class LedgerTown : Town
{
    protected const string FirstTitle = "关于加装电梯补贴的通知";

    protected Record Notice { get; private set; } = null!;

    protected Case Request { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Notice = await Publish(FirstTitle, "一、既有住宅加装电梯的，每台补贴十万元。", "申请表.txt");
        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            var record = await db.Records.Include(r => r.Topics).SingleAsync(r => r.Id == Notice.Id, Stop);
            services.GetRequiredService<Catalogue>()
                .Correct(record, Of(FirstTitle, "一、既有住宅加装电梯的，每台补贴十二万元。", []), "更正金额。", Actor.Machine);
            await db.SaveChangesAsync(Stop);
        });
        Request = await OpenRequest("加装电梯补贴发放名单");
        var clerk = await Officer("clerk", Role.Clerk);
        Assert.Empty(await Take("draft", new() { On = FirstDay, Text = "名单见附件。", Outcome = "A2" }, clerk));
        await CatchUp();
    }

    protected async Task<Record> Publish(string title, string text, string? file = null)
    {
        Record? record = null;
        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            IReadOnlyList<Attachment> attachments = file is null ? [] : [await Keep(services, file)];
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            record = await services.GetRequiredService<Catalogue>().Publish(Of(title, text, attachments), Actor.Machine, Stop);
            await db.SaveChangesAsync(Stop);
            await transaction.CommitAsync(Stop);
        });
        return record!;
    }

    static Publication Of(string title, string text, IReadOnlyList<Attachment> files) => new()
    {
        BodyCode = "440112101", Title = title, Text = text, Category = "livelihood", Kind = "notice",
        Topics = ["housing"], FormedOn = FirstDay.AddDays(-3), DocumentNumber = "穗埔府办〔2026〕7号", Attachments = files,
    };

    protected async Task<Case> OpenRequest(string title)
    {
        Case? matter = null;
        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            matter = await services.GetRequiredService<Desk>().Open(RequestProcedure.Procedure, new()
            {
                BodyCode = "440112101", State = RequestProcedure.InHand, Channel = Channel.Counter,
                Title = title, On = FirstDay, ReceivedOn = FirstDay,
            }, Actor.Machine, Stop);
            await db.SaveChangesAsync(Stop);
            await transaction.CommitAsync(Stop);
        });
        return matter!;
    }

    /// <summary>Takes a step of <see cref="Request"/>.</summary>
    protected async Task<Problems> Take(string step, StepInput input, Actor by)
    {
        Problems? problems = null;
        await Do(async services =>
        {
            var matter = await services.GetRequiredService<Db>().Cases.Include(c => c.Steps).SingleAsync(c => c.Id == Request.Id, Stop);
            problems = await services.GetRequiredService<Desk>().Take(
                matter, RequestProcedure.Procedure, step, input, by, services.GetRequiredService<BodyTree>(), Stop);
        });
        return problems!;
    }

    /// <summary>Writes an entry that changes no row.</summary>
    protected Task Tell(string verb, string subject, IReadOnlyDictionary<string, object?>? privatePart = null) => Do(async services =>
    {
        services.GetRequiredService<Ledger>().Write(Actor.Machine, verb, subject, "440112", privatePart: privatePart);
        await services.GetRequiredService<Db>().SaveChangesAsync(Stop);
    });

    /// <summary>What a verification says, in English.</summary>
    protected async Task<IReadOnlyList<string>> Faults()
    {
        IReadOnlyList<Words> faults = [];
        await Do(async services =>
        {
            var verification = new Verification(services.GetRequiredService<Db>(),
                services.GetRequiredService<SigningKey>().Verifier, services.GetRequiredService<IFiles>());
            faults = await verification.Run(null, Stop);
        });
        return [.. faults.Select(fault => fault.En)];
    }

    /// <summary>Changes one row behind the ledger's back.</summary>
    protected async Task Tamper(Func<Db, Task<int>> change) => Assert.Equal(1, await Ask(change));

    /// <summary>The same bytes, but for one bit.</summary>
    protected static byte[] Flipped(byte[] bytes, int at = 0)
    {
        var other = bytes.ToArray();
        other[at] ^= 1;
        return other;
    }

    static async Task<Attachment> Keep(IServiceProvider services, string name)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes($"{name}的内容"));
        var (hash, size) = await services.GetRequiredService<IFiles>().Keep(content, Stop);
        return new() { Name = name, MediaType = "text/plain", Size = size, Hash = hash, Text = $"{name}的内容" };
    }
}
