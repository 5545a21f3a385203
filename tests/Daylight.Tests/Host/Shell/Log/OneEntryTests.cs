using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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
        // Entry, proof and key are all it takes, and the proof leads to the checkpoint that is served.
        var subject = await Ask(db => db.Entries.Where(entry => entry.Index == 0).Select(entry => entry.Subject).SingleAsync(Stop));
        var proof = Proof.Read(await auditor.Read($"/log/proof/{subject}?entry=0"), [])!;
        var key = Services.GetRequiredService<SigningKey>();
        Assert.Empty(proof.Verify(await auditor.GetByteArrayAsync("/log/entry/0", Stop), key.Verifier.Name, [key.Verifier]));
        Assert.Equal(await auditor.Read("/log/checkpoint"), proof.Note.ToString());
        Assert.NotEmpty(proof.Verify(Encoding.UTF8.GetBytes(leaf!.Replace("\"v\":1", "\"v\":2", StringComparison.Ordinal)), key.Verifier.Name, [key.Verifier]));
        using var none = await auditor.GetAsync("/log/entry/999", Stop);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }
}
