namespace Daylight.Petitions;

/// <summary>The letters that steps of petitions and orders begin with; what only the officer knows is left open.</summary>
sealed class PetitionLetters(LawBook law, BodyTree bodies, TimeProvider time)
{
    const string Open = "________", Indent = "　　";

    /// <summary>The letter of a step; null where there is none.</summary>
    public Prepared? Of(Case matter, Petition petition, Step step, string? outcome) => step.Name switch
    {
        "ask-identity" => To(matter, petition, $"您反映的“{matter.Title}”收悉。为了把办理结果告知您，请于{CaseWords.OpenDay}前补充姓名、住址和联系方式。"),
        PetitionProcedure.Accept => To(matter, petition, Accepted(matter, "finish")),
        PetitionProcedure.AcceptSimple => To(matter, petition, Accepted(matter, "simple-finish")),
        PetitionProcedure.AcceptSuggestion => To(matter, petition, $"您关于“{matter.Title}”的建议收悉，我单位将认真研究，并把结果反馈给您。感谢您的关心。"),
        PetitionProcedure.Refuse => To(matter, petition, $"您反映的“{matter.Title}”收悉。依据{Basis(matter, outcome)}，{Result(matter, outcome) ?? Open}，我单位不予受理，" +
            $"理由是：{Open}。您可以：{Open}。"),
        PetitionProcedure.Route => To(matter, petition, $"您反映的“{matter.Title}”收悉。依据{Basis(matter, outcome)}，该事项应当{Result(matter, outcome) ?? Open}。请您向{Open}提出，联系方式：{Open}。"),
        "ask" => To(matter, petition, $"您反映的“{matter.Title}”正在办理。请于{CaseWords.OpenDay}前补充：{Open}。"),
        PetitionSteps.Extend => To(matter, petition, $"您反映的“{matter.Title}”正在办理。因{ProposedReason(matter)}，经负责人批准，办理期限依法延长。"),
        PetitionSteps.Draft => To(matter, petition, $"您反映的“{matter.Title}”收悉。经调查核实，现答复如下：\n{Indent}一、您的请求：{Open}。\n{Indent}二、事实和理由：{Open}。\n" +
            $"{Indent}三、处理意见和依据：{Finding(matter, outcome)}{Open}。{Remedy(matter)}"),
        // What was drafted goes out, unless the one who approves changes it.
        PetitionSteps.Approve => Last(matter, PetitionSteps.Draft),
        "suspend" => To(matter, petition, $"您反映的“{matter.Title}”因{Open}，依法中止办理；原因消除后恢复办理，并告知您。"),
        "reopen" => To(matter, petition, $"您对“{matter.Title}”的答复不满意。经研究，决定重新办理，办理结果将另行告知您。"),
        "refuse-reopen" => To(matter, petition, $"您对“{matter.Title}”的答复不满意。经复核，原答复正确，理由是：{Open}。原答复不变。"),
        "decide-review" => To(matter, petition, $"您请求复查“{matter.Title}”的处理意见。经复查：{Result(matter, outcome) ?? Open}。事实和理由：{Open}。" +
            $"如不服，可以自收到之日起{Length(matter, "recheck-apply")}内请求复核。"),
        "decide-recheck" => To(matter, petition, $"您请求复核“{matter.Title}”的复查意见。经复核：{Result(matter, outcome) ?? Open}。事实和理由：{Open}。" +
            "本意见为信访终结意见；以同一事实和理由再提出的，不再受理。"),
        _ => null,
    };

    string To(Case matter, Petition petition, string said)
    {
        var addressee = petition is { Unnamed: false, Name: { } name } ? $"{name}：" : "您好：";
        return $"{addressee}\n{Indent}{said}\n\n{bodies[matter.BodyCode].Name}\n{Dates.DayYear(time.Today(), Language.Hans)}";
    }

    string Accepted(Case matter, string rule) =>
        $"您反映的“{matter.Title}”（编号{matter.Code}）收悉。依据{Instrument(matter)}，我单位予以受理，自受理之日起{Length(matter, rule)}内答复您。";

    // Only an opinion of the petition procedure can be taken to review: 2022 Art. 35, 2005 Art. 34.
    string Remedy(Case matter) => matter.Procedure == PetitionProcedure.Procedure.Name
        ? $"\n{Indent}如不服本意见，可以自收到之日起{Length(matter, "review-apply")}内，请求上一级机关复查。"
        : "";

    string Finding(Case matter, string? outcome) => Result(matter, outcome) is { } result ? $"{result}。" : "";

    static string ProposedReason(Case matter) => matter.Steps.LastOrDefault(taken => taken.Step == "ask-extension")?.Reason ?? Open;

    string? Result(Case matter, string? outcome) =>
        matter.Regime is { } regime && outcome is not null ? law.Outcome(regime, outcome)?.Name.Zh : null;

    string Basis(Case matter, string? outcome) =>
        Instrument(matter) + (matter.Regime is { } regime && outcome is not null ? law.Outcome(regime, outcome)?.Article.Zh : "");

    string Instrument(Case matter) => matter.Regime is { } regime ? law.Regime(regime)!.Instrument.Zh : Open;

    string Length(Case matter, string key) =>
        matter is { Regime: { } regime, ReceivedOn: { } on } && law.Rule($"{regime}/{key}", on) is { } rule ? rule.Length.Zh : Open;

    static string? Last(Case matter, string step) => matter.Steps.LastOrDefault(taken => taken.Step == step)?.Text;
}
