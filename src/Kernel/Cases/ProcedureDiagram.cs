using System.Text;

namespace Daylight;

/// <summary>
/// A procedure drawn as a state diagram (流程图) in the words of Mermaid, which most readers of Markdown draw. Made from the
/// very value the desk works by, so that it can't be untrue.
/// </summary>
public static class ProcedureDiagram
{
    /// <summary>The diagram, in English; states by their names.</summary>
    public static string Of(Procedure procedure)
    {
        var drawn = new StringBuilder("stateDiagram-v2\n");
        foreach (var state in procedure.States) drawn.Append($"    {IdOf(state)} : {state.Title.En}\n");
        foreach (var state in procedure.Starts) drawn.Append($"    [*] --> {IdOf(state)}\n");
        foreach (var step in procedure.Steps)
            foreach (var from in step.From) drawn.Append($"    {IdOf(from)} --> {IdOf(step.To)} : {step.Name}\n");
        foreach (var state in procedure.States.Where(state => state.Kind is StateKind.Ended)) drawn.Append($"    {IdOf(state)} --> [*]\n");
        return drawn.ToString();
    }

    // Hyphens end a name there.
    static string IdOf(State state) => state.Name.Replace('-', '_');
}
