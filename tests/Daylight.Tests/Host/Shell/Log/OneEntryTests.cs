using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Host.Shell.Log;

/// <summary>What an auditor takes from the log to check it elsewhere.</summary>
public sealed class OneEntryTests : Town
{
    [Fact]
    public async Task An_entry_is_had_to_the_byte_as_it_was_hashed()
    {
        await CatchUp();
        using var auditor = Visitor();
        var leaf = await Ask(db => db.Entries.Where(entry => entry.Index == 0).Select(entry => entry.Leaf).SingleAsync(Stop));
        Assert.Equal(Encoding.UTF8.GetBytes(leaf!), await auditor.GetByteArrayAsync("/log/entry/0", Stop));
        Assert.Contains("href=\"/log/entry/0\"", await auditor.Read("/log/entries/0"));
        using var none = await auditor.GetAsync("/log/entry/999", Stop);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }
}
