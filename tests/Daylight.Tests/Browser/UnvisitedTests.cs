using Xunit;

namespace Daylight.Tests.Browser;

/// <summary>What the tests of every page leave out, so that a new page is not left out by chance.</summary>
[Trait("db", "sqlite")]
public sealed class UnvisitedTests : FurnishedTown
{
    // Files and answers for programs, and pages on the way through a form or a step: PageInUseTests goes through those.
    static readonly string[] LeftOut =
    [
        "/cases/{code}/following/{key}", "/cases/{code}/papers/{paper:guid}", "/cases/{code}/{step}", "/desk/cases/{code}/papers/{paper:guid}",
        "/desk/cases/{code}/papers/{shown:guid}/pages/{number:int}", "/desk/cases/{code}/mail/{letter:guid}/reply", "/desk/cases/{code}/{step}", "/desk/mail/{letter:guid}/raw", "/desk/late.{format}",
        "/desk/petitions/keys/{id:guid}", "/open311/discovery.{format}", "/open311/pictures/{id:guid}", "/open311/v2/bulk.{format}", "/open311/v2/requests.{format}", "/open311/v2/requests/{code}.{format}",
        "/open311/v2/services.{format}", "/open311/v2/services/{code}.{format}", "/open311/v2/servicerequestupdates.{format}", "/open311/v2/tokens/{token}.{format}",
        "/desk/publications/{code}/files/{id:guid}", "/files/{hash}/{name}", "/log/tile/{**path}", "/openapi/{documentName}.json",
        "/reports/{body}/{year}/{form}.{format}", "/requests/new/{id:guid}/done",
        "/requests/new/{id:guid}/open", "/requests/new/{id:guid}/saved", "/requests/new/{id:guid}/{name}",
    ];

    [Fact]
    public void Only_forms_under_way_and_files_are_not_among_every_page() => Assert.Equal(
        string.Join('\n', LeftOut.Order(StringComparer.Ordinal)), string.Join('\n', Unvisited().Order(StringComparer.Ordinal)));
}
