using System.Text.Json;
using Daylight.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Api;

/// <summary>A town with a few records, seen by a program.</summary>
public abstract class ApiTown : Town
{
    protected static readonly Publication Elevators = new()
    {
        BodyCode = "440112101", Title = "关于加装电梯补贴的通知", Text = "每台电梯补贴十万元。\n本通知自公布之日起施行。",
        Category = "livelihood", Kind = "notice", Topics = ["housing"], FormedOn = new(2026, 9, 1),
        DocumentNumber = "穗埔府办〔2026〕7号", PublishedAt = new(2026, 9, 2, 1, 2, 3, DateTimeKind.Utc),
    };

    protected static readonly Publication Budget = new()
    {
        BodyCode = "440112", Title = "2026年部门预算", Text = "收入与支出。", Category = "funds", Kind = "announcement",
        Topics = ["budget"], PublishedAt = new(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc),
    };

    protected static readonly Publication Street = new()
    {
        BodyCode = "440112201", Title = "大沙街道电梯安全检查", Text = "检查电梯二十台。", Category = "inspection", Kind = "notice",
        PublishedAt = new(2025, 12, 30, 1, 0, 0, DateTimeKind.Utc),
    };

    protected async Task<Record> Publish(Publication what)
    {
        Record? record = null;
        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            record = await services.GetRequiredService<Catalogue>().Publish(what, Actor.Machine, Stop);
            await db.SaveChangesAsync(Stop);
            await transaction.CommitAsync(Stop);
        });
        return record!;
    }

    protected Task Change(Record record, Action<Catalogue, Record> change) => Do(async services =>
    {
        var db = services.GetRequiredService<Db>();
        var known = await db.Records.Include(r => r.Topics).SingleAsync(r => r.Id == record.Id, Stop);
        change(services.GetRequiredService<Catalogue>(), known);
        await db.SaveChangesAsync(Stop);
    });

    /// <summary>Opens a request, as if it had been filed.</summary>
    protected async Task<(string Code, string Secret)> OpenCase(State? state = null, string title = "补贴名单")
    {
        var (code, secret) = ("", CaseSecret.New());
        state ??= RequestProcedure.InHand;
        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            var matter = await services.GetRequiredService<Desk>().Open(RequestProcedure.Procedure, new()
            {
                BodyCode = "440112101", State = state, Channel = Channel.Counter, Title = title,
                On = FirstDay, ReceivedOn = state == RequestProcedure.InHand ? FirstDay : null, Secret = secret,
            }, Actor.Machine, Stop);
            await db.SaveChangesAsync(Stop);
            await transaction.CommitAsync(Stop);
            code = matter.Code;
        });
        return (code, secret);
    }

    protected async Task PublishAll()
    {
        foreach (var one in (Publication[])[Elevators, Budget, Street]) await Publish(one);
        await CatchUp();
    }

    /// <summary>Asks and reads the answer, which must have the status and the media type that belong together.</summary>
    protected async Task<JsonElement> Get(string path, int status = 200, string? secret = null)
    {
        using var program = Visitor();
        using var question = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Language", "en" } } };
        if (secret is not null) question.Headers.Add("Case-Secret", secret);
        using var answer = await program.SendAsync(question, Stop);
        return await Read(answer, status);
    }

    protected static async Task<JsonElement> Read(HttpResponseMessage answer, int status)
    {
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(status == (int)answer.StatusCode, $"{(int)answer.StatusCode}: {text}");
        Assert.Equal(status >= 400 ? "application/problem+json" : "application/json", answer.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(text).RootElement;
    }

    protected static IEnumerable<string?> Texts(JsonElement list, string field) =>
        list.EnumerateArray().Select(item => item.GetProperty(field).GetString());
}
