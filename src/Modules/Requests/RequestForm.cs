using System.Text.Json;

namespace Daylight.Requests;

/// <summary>An application as it was typed: every answer under the name of its question, checked or not.</summary>
public sealed class RequestForm
{
    public const int Name = 50, Organisation = 100, Address = 200, Identity = 30;
    public const int Help = 300;
    public const int Feature = Typed.Line, Description = 2000, Number = 60;

    const int Most = 10 * Description;

    readonly Dictionary<string, string> given;

    RequestForm(Dictionary<string, string> given) => this.given = given;

    /// <summary>A form nobody has written on.</summary>
    public static RequestForm Blank => new([]);

    /// <summary>The answer to a question; empty when there is none.</summary>
    public string this[string field] => given.GetValueOrDefault(field, "");

    /// <summary>The form with the answers to some questions replaced by those that were sent.</summary>
    public RequestForm With(IFormCollection sent, IEnumerable<string> fields)
    {
        var now = new Dictionary<string, string>(given);
        foreach (var field in fields) now[field] = Typed.Text(sent, field);
        return new(now);
    }

    /// <summary>The form with one answer.</summary>
    public RequestForm With(string field, string answer) => new(new(given) { [field] = Typed.Clean(answer) });

    /// <summary>The answer as one of a list; null when it is none of them.</summary>
    public T? One<T>(string field) where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => Code(value) == this[field]).Select(value => (T?)value).FirstOrDefault();

    /// <summary>How forms and addresses write a value.</summary>
    public static string Code<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>The answer, or null when there is none.</summary>
    public string? Given(string field) => this[field] is { Length: > 0 } answer ? answer : null;

    /// <summary>As whom the applicant asks; only of a form that was checked.</summary>
    internal RequesterKind AsksAs => One<RequesterKind>("kind")!.Value;

    /// <summary>By which document they prove who they are.</summary>
    internal IdentityKind ProvedBy => One<IdentityKind>("identity") ?? IdentityKind.None;

    /// <summary>Its number, as it is kept.</summary>
    public string? ProofNumber =>
        ProvedBy is IdentityKind.ResidentId ? ResidentId.Parse(this["identityNumber"])?.Number : Given("identityNumber");

    /// <summary>The organisation they act for; null for a person, whatever was typed.</summary>
    public string? ForOrganisation => AsksAs is RequesterKind.Natural ? null : Given("organisation");

    /// <summary>Who acts for a person who asks; null for an organisation, whatever was typed.</summary>
    public string? ForAgent => AsksAs is RequesterKind.Natural ? Given("agent") : null;

    /// <summary>Its unified social credit code; on a form of the time before 2019 perhaps its organisation code.</summary>
    public string? ForCreditCode => AsksAs is RequesterKind.Natural ? null
        : Daylight.CreditCode.Parse(this["creditCode"])?.Code ?? OrganisationCode.Parse(this["creditCode"])?.Code;

    /// <summary>True when all of it can be kept: no answer has more than ten times what any question takes.</summary>
    public bool CanBeKept => given.Values.All(answer => answer.Length <= Most);

    /// <summary>The form to be kept. Beyond ten times what a question takes nobody types, and a draft is no store for files.</summary>
    public string ToJson() => JsonSerializer.Serialize(given.ToDictionary(pair => pair.Key, pair => Typed.Cut(pair.Value, Most)));

    public static RequestForm Of(string json) => new(JsonSerializer.Deserialize<Dictionary<string, string>>(json)!);
}

/// <summary>A page of the form.</summary>
/// <param name="Name">The end of its address.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Fields">The questions on it.</param>
public sealed record FormStep(string Name, Words Title, IReadOnlyList<string> Fields)
{
    public static readonly FormStep Body = new("body", new("向谁申请", "Whom you ask"), ["body"]);

    public static readonly FormStep Who = new("who", new("您是谁", "Who you are"),
        ["kind", "name", "identity", "identityNumber", "organisation", "creditCode", "phone", "email", "address", "agent", "help"]);

    public static readonly FormStep What = new("what", new("要什么信息", "What you ask for"), ["feature", "description", "from", "to"]);

    public static readonly FormStep How = new("how", new("怎样取得", "How to get it"), ["form", "way"]);

    public static readonly FormStep Check = new("check", new("核对并提交", "Check and send"), []);

    public static readonly IReadOnlyList<FormStep> All = [Body, Who, What, How, Check];

    public static FormStep? Find(string name) => All.FirstOrDefault(step => step.Name == name);

    /// <summary>From 1.</summary>
    public int Number => All.ToList().IndexOf(this) + 1;

    public FormStep Next => All[Math.Min(Number, All.Count - 1)];
}
