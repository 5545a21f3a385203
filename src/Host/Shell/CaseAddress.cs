namespace Daylight.Host.Shell;

/// <summary>Where officers work on a case: the page of its module, or the general file of the desk.</summary>
static class CaseAddress
{
    public static string Of(Case matter) => Own(matter) ?? $"/desk/cases/{matter.Code}";

    /// <summary>The page of its module, or null.</summary>
    public static string? Own(Case matter) => Modules.All
        .FirstOrDefault(module => module.Procedures.Any(procedure => procedure.Name == matter.Procedure))?.CaseFile(matter);
}
