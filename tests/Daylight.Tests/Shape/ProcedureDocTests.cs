using System.Text;
using Xunit;

namespace Daylight.Tests.Shape;

/// <summary>
/// <c>docs/procedures.md</c> is what the procedures say. After a change of one, run this test with DAYLIGHT_WRITE=1: it writes
/// the page anew.
/// </summary>
public sealed class ProcedureDocTests
{
    static readonly string Page = Path.Combine(Source.Root, "docs", "procedures.md");

    [Fact]
    public void The_diagrams_are_those_of_the_procedures()
    {
        var drawn = Drawn();
        if (Environment.GetEnvironmentVariable("DAYLIGHT_WRITE") == "1") File.WriteAllText(Page, drawn);
        Assert.Equal(drawn, File.ReadAllText(Page));
    }

    static string Drawn()
    {
        var page = new StringBuilder("""
            # Procedures
            Every case moves by the steps of its procedure and by nothing else (`src/Kernel/Cases/Procedure.cs`). These diagrams are
            made from the procedures themselves by `ProcedureDocTests`; who may take a step, what it needs, what it does to the clock
            and by which article stands on the public page `/how`.

            """.ReplaceLineEndings("\n"));
        foreach (var procedure in Daylight.Host.Modules.All.SelectMany(module => module.Procedures))
            page.Append($"\n## {procedure.Title.En} ({procedure.Title.Zh})\n```mermaid\n{ProcedureDiagram.Of(procedure)}```\n");
        return page.ToString();
    }
}
