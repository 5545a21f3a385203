namespace Daylight.Disclosure;

/// <summary>A draft as it was typed: every answer under the name of its question, checked or not.</summary>
public sealed class PublicationForm
{
    public const int Note = 1000;

    static readonly string[] Fields =
    [
        "body", "title", "number", "category", "kind", "normative", "formed", "effective", "expires", "abolished",
        "description", "keywords", "issuer", "language", "text", "note",
    ];

    readonly Dictionary<string, string> given;

    PublicationForm(Dictionary<string, string> given) => this.given = given;

    /// <summary>The answer to a question; empty when there is none.</summary>
    public string this[string field] => given.GetValueOrDefault(field, "");

    /// <summary>The topics that were ticked.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>A form with nothing on it but what is known beforehand.</summary>
    public static PublicationForm Blank(string body, string title = "", string text = "", string category = "", string kind = "", DateOnly? formed = null) => new(new()
    {
        ["body"] = body, ["title"] = title, ["text"] = text, ["category"] = category, ["kind"] = kind, ["formed"] = Day(formed), ["normative"] = Code(NormativeLevel.None), ["language"] = Code(Language.Hans),
    });

    public static PublicationForm Of(IFormCollection sent) => new(Fields.ToDictionary(field => field, field => Typed.Text(sent, field)))
    {
        Topics = [.. sent["topics"].OfType<string>().Distinct()],
    };

    internal static PublicationForm Of(PublicationDraft draft, string body) => new(new()
    {
        ["body"] = body, ["title"] = draft.Title, ["number"] = draft.DocumentNumber ?? "", ["category"] = draft.Category,
        ["kind"] = draft.Kind, ["normative"] = Code(draft.Normative), ["formed"] = Day(draft.FormedOn),
        ["effective"] = Day(draft.EffectiveOn), ["expires"] = Day(draft.ExpiresOn), ["abolished"] = Day(draft.AbolishedOn),
        ["description"] = draft.Description ?? "", ["keywords"] = draft.Keywords ?? "", ["issuer"] = draft.IssuerName ?? "",
        ["language"] = Code(draft.Language), ["text"] = draft.Text, ["note"] = draft.Note ?? "",
    })
    {
        Topics = draft.TopicCodes,
    };

    /// <summary>How the form writes a value.</summary>
    public static string Code<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>All that is wrong with the answers.</summary>
    /// <param name="classes">The classes there are.</param>
    /// <param name="purpose">What the draft is for.</param>
    /// <param name="before">The day of forming that is written down already, or null.</param>
    /// <param name="number">The number of the record that is corrected, or null. It may stay as its source wrote it.</param>
    /// <param name="today">Today.</param>
    internal Problems Check(Classification classes, PublicationPurpose purpose, DateOnly? before, string? number, DateOnly today)
    {
        var problems = new Problems()
            .When(this["title"].Length == 0, "title", "写出名称", "Give it a title")
            .When(this["title"].Contains('\n'), "title", "名称只写一行", "The title is one line")
            .When(this["number"].Length > 0 && this["number"] != number && DocumentNumber.Parse(this["number"]) is null, "number",
                "这不是文号，请写成穗埔府办〔2026〕7号的样子；没有文号就空着", "This is no document number; write it like 穗埔府办〔2026〕7号, or leave it empty")
            .When(classes.Categories.All(one => one.Code != this["category"]), "category", "选择内容分类", "Choose a category")
            .When(classes.Kinds.All(one => one.Code != this["kind"]), "kind", "选择体裁", "Choose a kind")
            .When(Topics.Any(topic => classes.Topics.All(one => one.Code != topic)), "topics", "选择列出的重点领域", "Choose from the fields listed")
            .When(One<NormativeLevel>("normative") is null, "normative", "选择是不是规范性文件", "Choose whether it is a normative document")
            .When(One<Language>("language") is null, "language", "选择正文的语言", "Choose the language of the text")
            .When(purpose is PublicationPurpose.Correct && this["note"].Length == 0, "note",
                "写出改了什么，为什么改；会向社会公开", "Say what was changed and why; it is told to the public")
            .Sound("title", this["title"], RecordLimits.Title).Sound("description", this["description"], RecordLimits.Description)
            .Sound("keywords", this["keywords"], RecordLimits.Keywords).Sound("issuer", this["issuer"], RecordLimits.Issuer)
            .Sound("text", this["text"], RecordLimits.Text).Sound("note", this["note"], Note);
        return CheckDays(problems, purpose, before, today);
    }

    Problems CheckDays(Problems problems, PublicationPurpose purpose, DateOnly? before, DateOnly today)
    {
        var formed = problems.Optional("formed", this["formed"]);
        var effective = problems.Optional("effective", this["effective"]);
        var expires = problems.Optional("expires", this["expires"]);
        var abolished = problems.Optional("abolished", this["abolished"]);
        return problems
            .When(formed > today, "formed", "成文日期不能晚于今天", "The day it was formed can't be after today")
            // The clock has begun to run from it; it can be put right, not taken away.
            .When(purpose is PublicationPurpose.Publish && before is not null && this["formed"].Length == 0, "formed",
                "成文日期登记过就不能去掉，可以改正", "The day it was formed can be put right, not taken away")
            .When(expires < (effective ?? formed), "expires", "失效日期不能早于施行日期", "It can't expire before it takes effect")
            .When(abolished is not null && One<NormativeLevel>("normative") is null or NormativeLevel.None, "abolished",
                "只有规范性文件才写废止日期", "Only normative documents are abolished")
            .When(abolished < formed, "abolished", "废止日期不能早于成文日期", "It can't be abolished before it was formed");
    }

    /// <summary>Writes the answers into a draft; <see cref="Check"/> found nothing wrong with them.</summary>
    internal void Write(PublicationDraft draft)
    {
        draft.Title = this["title"];
        draft.DocumentNumber = DocumentNumber.Parse(this["number"])?.Text ?? Given("number");
        draft.Category = this["category"];
        draft.Kind = this["kind"];
        draft.Topics = string.Join(' ', Topics);
        draft.Normative = One<NormativeLevel>("normative")!.Value;
        draft.FormedOn = Typed.Day(this["formed"]);
        draft.EffectiveOn = Typed.Day(this["effective"]);
        draft.ExpiresOn = Typed.Day(this["expires"]);
        draft.AbolishedOn = Typed.Day(this["abolished"]);
        draft.Description = Given("description");
        draft.Keywords = Given("keywords");
        draft.IssuerName = Given("issuer");
        draft.Language = One<Language>("language")!.Value;
        draft.Text = this["text"];
        if (draft.Purpose is PublicationPurpose.Correct) draft.Note = Given("note");
    }

    T? One<T>(string field) where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => Code(value) == this[field]).Select(value => (T?)value).FirstOrDefault();

    string? Given(string field) => this[field] is { Length: > 0 } answer ? answer : null;

    static string Day(DateOnly? day) => day is { } known ? Dates.Machine(known) : "";
}
