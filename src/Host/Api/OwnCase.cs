using Daylight.Web;
using Daylight.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace Daylight.Host.Api;

/// <summary>A requester's own program follows the requester's case, with the secret given when it was filed.</summary>
static class OwnCase
{
    public const string SecretHeader = "Case-Secret";

    const int LongestText = 100;

    public sealed record Whole
    {
        [Told("办件编号", "Code of the case")] public required string Code { get; init; }
        [Told("程序", "Procedure")] public required string Procedure { get; init; }
        [Told("程序名称", "Name of the procedure")] public required string ProcedureTitle { get; init; }
        [Told("内容", "What it is about")] public required string Title { get; init; }
        [Told("办理机关的代码", "Code of the body that acts")] public required string Body { get; init; }
        [Told("状态", "State")] public required string State { get; init; }
        [Told("状态名称", "Name of the state")] public required string StateTitle { get; init; }
        [Told("这个状态的意思", "What the state means")] public required string Meaning { get; init; }
        [Told("适用的法律", "The law it goes by")] public string? Regime { get; init; }
        [Told("收到之日", "Day of receipt")] public DateOnly? ReceivedOn { get; init; }
        [Told("最迟答复之日", "Last day for the answer")] public DateOnly? DueOn { get; init; }
        [Told("这个日期可能还会变", "True when that day may yet change")] public bool DueProvisional { get; init; }
        [Told("从这一天起暂停", "Paused from this day")] public DateOnly? PausedOn { get; init; }
        [Told("办结日期", "Day it ended")] public DateOnly? ClosedOn { get; init; }
        [Told("答复结果的代码", "Code of the outcome")] public string? Outcome { get; init; }
        [Told("经过的步骤", "Steps taken")] public required IReadOnlyList<StepPart> Steps { get; init; }
        [Told("期限逐日说明；没有期限时没有", "The period day by day; absent while none runs")] public DueAnswer? Due { get; init; }
    }

    public sealed record StepPart(
        [property: Told("步骤", "Step")] string Step,
        [property: Told("发生了什么", "What happened")] string Happened,
        [property: Told("日期", "Day")] DateOnly On,
        [property: Told("步骤之后的期限", "Due date after it")] DateOnly? DueOn,
        [property: Told("告知对方的最迟日期", "Last day told to those outside")] DateOnly? Until,
        [property: Told("发给申请人的原文", "The text that was sent, as sent")] string? Text);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(Operations.Root + "/cases/{code}", Read).Open(new("case",
        new("看自己的办件", "Follow one's own case"),
        new("编号不对和密码不对答得一样。", "A wrong code and a wrong secret get the same answer.")))
        .RequireRateLimiting("secret")
        .Produces<Whole>().ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status404NotFound);

    static async Task<IResult> Read(
        [FromRoute, Told("办件编号", "Code of the case", Example = "GK-2026-00214")] string code,
        [FromHeader(Name = SecretHeader), Told("提交时给的密码", "The secret given when it was filed", Needed = true)] string? secret,
        Db db, Procedures procedures, LawBook law, TimeProvider time, HttpContext http, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(secret))
            return new Refused(StatusCodes.Status401Unauthorized, new($"在{SecretHeader}里给出密码", $"Give the secret in {SecretHeader}"));
        if (code.Length > LongestText || secret.Length > LongestText) return Refused.NotFound;
        var matter = await db.Cases.OpenedBy(code, secret, stop);
        return matter is null
            ? Refused.NotFound
            : new Answer<Whole>(Of(matter, procedures[matter.Procedure], law, time.Today(), LanguageChoice.Of(http))) { Private = true };
    }

    /// <summary>A case as its requester's program sees it.</summary>
    public static Whole Of(Case matter, Procedure procedure, LawBook law, DateOnly today, Language language)
    {
        var state = procedure.State(matter.State);
        return new()
        {
            Code = matter.Code, Procedure = procedure.Name, ProcedureTitle = procedure.Title.In(language), Title = matter.Title,
            Body = matter.BodyCode, State = state.Name, StateTitle = state.Title.In(language), Meaning = state.Meaning.In(language),
            Regime = matter.Regime, ReceivedOn = matter.ReceivedOn, DueOn = matter.DueOn, DueProvisional = matter.DueProvisional,
            PausedOn = matter.PausedOn, ClosedOn = matter.ClosedOn, Outcome = procedure.ToldOutcome(matter),
            Steps = [.. matter.Steps.OrderBy(step => step.Number).Select(step => Part(step, matter, procedure, language))],
            Due = CaseClock.Explain(law, procedure, matter, today) is { } due ? DueAnswer.Of(law, due, language) : null,
        };
    }

    static StepPart Part(CaseStep taken, Case matter, Procedure procedure, Language language)
    {
        return new(taken.Step, CaseWords.Happened(procedure, taken).In(language), taken.On, taken.DueOn, taken.Until, procedure.Told(matter, taken));
    }
}
