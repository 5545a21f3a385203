namespace Daylight.Enquiries;

/// <summary>Shows the one who releases a public text what it will look like.</summary>
sealed class EnquiryTies : CaseTies
{
    public override Task<IReadOnlyList<string>> Related(Case matter, CancellationToken stop) => Task.FromResult<IReadOnlyList<string>>([]);

    public override Door? ForOfficer(Case matter) =>
        (matter.Procedure, matter.State) == (EnquiryProcedure.Procedure.Name, EnquiryProcedure.Prepared.Name)
        ? new(new("看公开后的样子", "See it as the public will"), $"/desk/cases/{matter.Code}/preview")
        : null;
}
