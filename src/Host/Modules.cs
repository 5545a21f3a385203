using Daylight.Disclosure;
using Daylight.Enquiries;
using Daylight.Petitions;
using Daylight.Remedies;
using Daylight.Reports;
using Daylight.Requests;
using Daylight.Web;

namespace Daylight.Host;

/// <summary>The systems of this installation: the list, nothing is scanned for.</summary>
static class Modules
{
    public static readonly IReadOnlyList<Module> All =
    [
        new DisclosureModule(),
        new RequestsModule(),
        new EnquiriesModule(),
        new RemediesModule(),
        new PetitionsModule(),
        new ReportsModule(),
    ];

    /// <summary>The tables all of them bring.</summary>
    public static readonly Schema Schema = new(
        [Shell.Public.PublicTables.Model, .. All.Select(module => (Action<Microsoft.EntityFrameworkCore.ModelBuilder>)module.Model)]);
}
