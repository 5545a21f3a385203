using System.Text.RegularExpressions;
using Daylight.Host.Security;
using Daylight.Petitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Petitions;

/// <summary>One town for all questions to the interface: a program with a key, and a request that is a hundred days old.</summary>
public sealed partial class Open311Town() : Town(new DateOnly(2026, 8, 25))
{
    /// <summary>The key of the program.</summary>
    internal string Key { get; private set; } = "";

    /// <summary>The number of a request that came a hundred days ago.</summary>
    internal string Old { get; private set; } = "";

    internal Actor Office { get; private set; } = null!;

    HttpClient? desk;

    DateTimeOffset signedIn;

    internal DateTimeOffset Now => Time.GetUtcNow();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Office = await Officer("office", Role.Clerk | Role.Head | Role.Publisher | Role.Administrator, "440112");
        Key = await Given("城市随手拍", consents: false);
        Old = (await Sent("json", ("description", "一百天前的"))).Only["service_request_id"]!;
        DaysPass(100);
    }

    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        desk?.Dispose();
        return base.DisposeAsync();
    }

    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        services.AddSingleton(Limits.Usual with { Filings = 100_000, SignIns = 100_000, Calls = 100_000 });
    }

    /// <summary>An officer at the desk; who was away for a while signs in anew.</summary>
    internal async Task<HttpClient> Desk()
    {
        if (desk is not null && Now - signedIn < TimeSpan.FromMinutes(15)) return desk;
        desk?.Dispose();
        (desk, signedIn) = (await Visitor().SignedIn("office"), Now);
        return desk;
    }

    /// <summary>An administrator gives a key on the desk.</summary>
    internal async Task<string> Given(string program, bool consents)
    {
        var officer = await Desk();
        var given = await officer.Submit(ProgramKeys.Url, ProgramKeys.Url, ("program", program), ("contact", "张工 020-82370001"),
            ("from", $"{Time.Today():yyyy-MM-dd}"), ("consents", consents ? "true" : ""));
        return Shown().Match(await officer.Read(given.LeadsTo)).Groups[1].Value;
    }

    internal Open311Client Client(string format)
    {
        var visitor = Visitor();
        visitor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        return new(visitor, format);
    }

    /// <summary>The fields of a right request about rubbish; some changed, empty ones left out.</summary>
    internal (string, string)[] Fields(params (string Name, string Value)[] changes)
    {
        (string Name, string Value)[] usual =
        [
            ("api_key", Key), ("service_code", "rubbish"), ("lat", "23.1065"), ("long", "113.4598"), ("address_string", "大沙街二巷口"), ("description", "垃圾三天没有清运。"),
            ("device_id", Ids.Next().ToString()),
        ];
        return [.. usual.Where(field => changes.All(change => change.Name != field.Name)), .. changes.Where(change => change.Value.Length > 0)];
    }

    /// <summary>A request that the program sends.</summary>
    internal Task<GeoReply> Sent(string format, params (string Name, string Value)[] changes) => Client(format).Create("requests", Fields(changes));

    /// <summary>An officer takes a step.</summary>
    internal Task Step(string code, string step, string? reason = null) => Do(async services =>
    {
        var db = services.GetRequiredService<Db>();
        var matter = await db.Cases.Include(matter => matter.Steps).SingleAsync(matter => matter.Code == code, Stop);
        Assert.Empty(await services.GetRequiredService<Daylight.Desk>().Take(matter, HotlineProcedure.Procedure, step,
            new() { On = Time.Today(), Version = matter.Version, Reason = reason }, Office, services.GetRequiredService<BodyTree>(), Stop));
    });

    internal Task<T> Asked<T>(Func<Db, Task<T>> question) => Ask(question);

    internal void MinutesPass(int minutes) => Time.Advance(TimeSpan.FromMinutes(minutes));

    internal HttpClient Browser() => Visitor();

    internal async Task<byte[]> Kept(string hash)
    {
        byte[] content = [];
        await Do(async services => content = (await services.GetRequiredService<Daylight.Web.FileIntake>().Content(hash, Stop))!);
        return content;
    }

    [GeneratedRegex("<dd class=\"mono\">([0-9a-z]{40})</dd>")]
    private static partial Regex Shown();
}
