using Daylight.Petitions;
using Daylight.Tests.Modules.Requests;
using Xunit;

namespace Daylight.Tests.Modules.Petitions;

/// <summary>A town with everybody who has to do with a letter to the district, and a letter to write.</summary>
public abstract class PetitionTown : RequestTown
{
    private protected const string Street = "440112201", Title = "大沙街二巷路灯整夜不亮";

    private protected static readonly (string, string)[] Letter =
    [
        ("source", "mayor"), ("kind", "grievance"), ("title", Title), ("story", "二巷的路灯坏了三个月，老人晚上摔倒过。请尽快修好。"), ("place", "大沙街二巷"),
        ("name", "陈晓岚"), ("phone", "13800138000"), ("email", "chen@example.com"), ("consent", "true"),
    ];

    private protected HttpClient office = null!, reviewer = null!, supervisor = null!, street = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Officer("office", Role.Clerk | Role.Administrator, "440112");
        await Officer("reviewer", Role.Reviewer, Bureau);
        await Officer("supervisor", Role.Supervisor, "440112");
        await Officer("street", Role.Clerk, Street);
        (office, reviewer) = (await Visitor().SignedIn("office"), await Visitor().SignedIn("reviewer"));
        (supervisor, street) = (await Visitor().SignedIn("supervisor"), await Visitor().SignedIn("street"));
    }

    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var client in (HttpClient?[])[office, reviewer, supervisor, street]) client?.Dispose();
        return base.DisposeAsync();
    }

    private protected async Task Answered(string code, string text)
    {
        await Taken(office, code, "dispatch", ("body", Bureau), ("reason", "请核实办理。"));
        await Taken(Clerk, code, "sign");
        await Taken(Clerk, code, "accept");
        await Taken(Clerk, code, "draft", ("outcome", "S1"));
        await Taken(reviewer, code, "approve", ("outcome", "S1"), ("text", text));
        await Taken(Clerk, code, "deliver", ("delivery", "person"));
    }

    private protected static async Task<(string Code, string Secret)> Written(HttpClient visitor, params (string Field, string Answer)[] changes)
    {
        (string, string)[] answers = [.. Letter.Where(answer => changes.All(change => change.Field != answer.Item1)), .. changes, ("once", Ids.Next().ToString())];
        var sent = await visitor.Submit(Write.Url, Write.Url, answers);
        // The same form sent twice is one petition.
        Assert.Equal(sent.LeadsTo, (await visitor.Submit(Write.Url, Write.Url, answers)).LeadsTo);
        return await Takeaway(visitor, sent.LeadsTo);
    }

    private protected async Task ByPetitioner(HttpClient visitor, string code, string step, string reason)
    {
        var address = $"/cases/{code}/{step}";
        var version = (await CaseOf(code)).Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal($"/cases/{code}", (await visitor.Submit(address, address, ("version", version), ("reason", reason))).LeadsTo);
    }

    private protected async Task<(string State, string? Regime, string Body)> Stands(string code)
    {
        var matter = await CaseOf(code);
        return (matter.State, matter.Regime, matter.BodyCode);
    }

    private protected async Task<List<long>> Counts(params string[] names)
    {
        var counts = new List<long>();
        foreach (var name in names) counts.Add(await Count("petitions." + name, 2026));
        return counts;
    }
}
