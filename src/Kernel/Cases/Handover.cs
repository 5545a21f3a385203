namespace Daylight;

/// <summary>How a step hands a case over to another body (转办). Its dates stay what they are.</summary>
public enum Transfer
{
    /// <summary>To the body that is named with it.</summary>
    Over,

    /// <summary>Back to the body that handed it over.</summary>
    Back,

    /// <summary>To the body that is named with it, for good: nobody hands it on after that.</summary>
    ForGood,

    /// <summary>Away from a body that may not have it (收回), to the one that is named with it, whatever was decided before.</summary>
    Away,
}

/// <summary>When a case can be handed over, and where it goes then.</summary>
static class Handover
{
    /// <summary>What is wrong with handing a case over by a step, wherever it goes.</summary>
    public static Problems Check(Case matter, Procedure procedure, Step step)
    {
        if (step.Transfers is not { } hands) return [];
        var before = Last(matter) is { } handed ? procedure.Step(handed.Step)?.Transfers : null;
        return new Problems()
            .When(before is Transfer.ForGood && hands is not (Transfer.ForGood or Transfer.Away), "", "监督岗已经指定由本机关办理，不能再转。",
                "It was decided that this body handles it: it is not handed on any more.")
            .When(before is null && hands is not (Transfer.Over or Transfer.Away), "", "这件事没有转办过。", "It was never handed over.")
            .When(before is Transfer.Back && hands is Transfer.Back, "", "这件事是退回来的，没有可退回的机关。",
                "It was handed back: there is no body to hand it back to.");
    }

    /// <summary>What is wrong with the body that is named.</summary>
    public static Problems Check(Case matter, Step step, StepInput input, BodyTree bodies, DateOnly today)
    {
        if (step.Transfers is Transfer.Back)
        {
            return new Problems().When(bodies.Find(Last(matter)?.FromBody)?.ExistsOn(today) is not true, "",
                "转来的机关已经撤销，不能退回；请转给现在的机关，或者请监督岗指定", "The body it came from is gone: hand it over to one that exists, or let the supervisor decide");
        }
        if (!step.NamesBody) return [];
        var body = bodies.Find(input.Body);
        return new Problems()
            .When(body is null, "body", "选择由哪个机关办理", "Choose the body that handles it from now on")
            .When(body?.ExistsOn(today) is false, "body", "这个机关已经撤销，选择现在的机关", "This body is gone: choose one that exists")
            .When(step.Transfers is Transfer.Over or Transfer.Away && body?.Code == matter.BodyCode, "body", "本来就由这个机关办理", "This body handles it already");
    }

    /// <summary>The body to which a step that was checked hands a case; null when the case stays.</summary>
    public static string? To(Case matter, Step step, StepInput input) => step.Transfers switch
    {
        null => null,
        Transfer.Back => Last(matter)!.FromBody,
        _ => input.Body,
    };

    static CaseStep? Last(Case matter) => matter.Steps.Where(taken => taken.ToBody is not null).MaxBy(taken => taken.Number);
}
