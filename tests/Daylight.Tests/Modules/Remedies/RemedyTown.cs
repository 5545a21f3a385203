using Daylight.Tests.Modules.Requests;

namespace Daylight.Tests.Modules.Remedies;

/// <summary>A town whose housing bureau refuses and is complained of, with a clerk and a head in the district above it.</summary>
public abstract class RemedyTown : RequestTown
{
    protected const string District = "440112";

    protected HttpClient Above { get; private set; } = null!;

    protected HttpClient HeadAbove { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Officer("above", Role.Clerk);
        await Officer("head-above", Role.Head);
        Above = await Visitor().SignedIn("above");
        HeadAbove = await Visitor().SignedIn("head-above");
    }

    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Above?.Dispose();
        HeadAbove?.Dispose();
        return base.DisposeAsync();
    }

    /// <summary>A request that the bureau refused as in process, which is one of the refusals that go to reconsideration first.</summary>
    protected async Task<(string Code, string Secret)> Refused()
    {
        var (code, secret) = await Register();
        await Answer(code, "C6");
        return (code, secret);
    }

    /// <summary>Right answers of the officers' form for a reconsideration; a test changes some.</summary>
    protected static Dictionary<string, string> Notice(params (string Field, string Answer)[] changes)
    {
        var answers = new Dictionary<string, string>
        {
            ["kind"] = "reconsideration", ["body"] = Bureau, ["applicant"] = "欧阳修竹", ["phone"] = "13912345678", ["claim"] = "要求撤销不予公开的答复。",
            ["filed"] = "2026-10-06", ["accepted"] = "2026-10-09", ["authority"] = "黄埔区人民政府", ["number"] = "穗埔府行复〔2026〕9号",
            ["noticed"] = "2026-10-13", ["once"] = Ids.Next().ToString(),
        };
        foreach (var (field, answer) in changes) answers[field] = answer;
        return answers;
    }

    protected static Task<HttpResponseMessage> Send(HttpClient officer, Dictionary<string, string> answers) =>
        officer.Submit("/desk/remedies/new", "/desk/remedies/new", [.. answers.Select(pair => (pair.Key, pair.Value))]);

    /// <summary>A clerk of the bureau registers what came; returns the code of the case.</summary>
    protected async Task<string> Registered(params (string Field, string Answer)[] changes) =>
        (await Send(Clerk, Notice(changes))).LeadsTo.Split('/')[^1];

    /// <summary>What each of these measures of remedies counts for the district in a year.</summary>
    protected async Task<List<long>> Counted(int year, params string[] names)
    {
        var counts = new List<long>();
        foreach (var name in names) counts.Add(await Count("remedies." + name, year));
        return counts;
    }
}
