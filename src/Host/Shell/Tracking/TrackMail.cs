using Daylight.Web;

namespace Daylight.Host.Shell;

/// <summary>The e-mail between the office and the person whose case it is, for that person (往来邮件).</summary>
public static class TrackMail
{
    /// <summary>The page.</summary>
    /// <param name="Matter">The case.</param>
    /// <param name="Address">The address of the case; null where e-mail is not set up.</param>
    /// <param name="All">The letters, the oldest first.</param>
    public sealed record Model(Case Matter, string? Address, IReadOnlyList<CaseMail> All);

    /// <summary>Where it stands.</summary>
    public static string HrefOf(Case matter) => $"{OpenedCases.PathOf(matter.Code)}/mail";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/cases/{code}/mail", Show);

    static async Task<IResult> Show(string code, TrackedCases cases, HttpContext http, CancellationToken stop) => await cases.Find(http, code, stop) is { } found
        ? Page.Of<TrackMailView>(new Model(found.Matter, found.MailAddress, await cases.Mail(found, stop)))
        : Track.Closed(code);
}
