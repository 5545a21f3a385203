using Daylight.Host;
using Daylight.Tests.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Commands;

/// <summary><c>./daylight verify</c> as an operator runs it: 0 while nothing was touched, 1 and the name of what was.</summary>
public sealed class VerifyTests : LedgerTown
{
    [Fact]
    public async Task It_names_every_thing_that_was_changed()
    {
        var tally = new Tally { Measure = "consultations", BodyCode = "440112", Month = new(2026, 9, 1), Count = 12 };
        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            db.Add(tally);
            services.GetRequiredService<Ledger>().Write(Actor.Machine, "tally", $"tally:{tally.Id}", "440112").Covers(tally);
            await db.SaveChangesAsync(Stop);
        });
        await CatchUp();
        var (exit, said) = await Verify();
        Assert.True(exit == 0, $"{exit}: {said}");

        var edition = await Ask(db => db.Set<Edition>().AsNoTracking().FirstAsync(e => e.RecordId == Notice.Id && e.Number == 2, Stop));
        var reply = await Ask(db => db.Set<CaseStep>().AsNoTracking().SingleAsync(s => s.CaseId == Request.Id && s.Step == "draft", Stop));
        var post = await Ask(db => db.Set<Post>().AsNoTracking().FirstAsync(Stop));
        var file = await Ask(db => db.Set<Attachment>().AsNoTracking().FirstAsync(Stop));
        var secret = await Ask(db => db.Set<Secret>().AsNoTracking().FirstAsync(Stop));
        var columns = await Ask(db => db.Entries.AsNoTracking().SingleAsync(e => e.Verb == "correct", Stop));
        var seal = await Ask(db => db.Set<Seal>().AsNoTracking().FirstAsync(s => s.Row.StartsWith("record_topic/"), Stop));
        await Tamper(db => db.Records.Where(r => r.Id == Notice.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Title, FirstTitle + "！"), Stop));
        await Tamper(db => db.Set<Edition>().Where(e => e.Id == edition.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.Text, edition.Text + "。"), Stop));
        await Tamper(db => db.Set<CaseStep>().Where(s => s.Id == reply.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Text, "名单不存在。"), Stop));
        await Tamper(db => db.Cases.Where(c => c.Id == Request.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.DueOn, FirstDay.AddDays(200)), Stop));
        await Tamper(db => db.Set<Post>().Where(p => p.Id == post.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Roles, Role.Administrator), Stop));
        await Tamper(db => db.Set<Tally>().ExecuteUpdateAsync(set => set.SetProperty(t => t.Count, 13), Stop));
        await Tamper(db => db.Set<Secret>().Where(s => s.EntryArrival == secret.EntryArrival).ExecuteUpdateAsync(set => set.SetProperty(s => s.Data, secret.Data + " "), Stop));
        await Tamper(db => db.Entries.Where(e => e.Arrival == columns.Arrival).ExecuteUpdateAsync(set => set.SetProperty(e => e.Actor, "body:440112"), Stop));
        await Tamper(db => db.Set<Seal>().Where(s => s.EntryArrival == seal.EntryArrival && s.Row == seal.Row)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Digest, Flipped(seal.Digest)), Stop));
        var path = Path.Combine(Folder, "files", file.Hash[..2], file.Hash);
        await File.WriteAllBytesAsync(path, Flipped(await File.ReadAllBytesAsync(path, Stop)), Stop);

        (exit, said) = await Verify();
        Assert.Equal(1, exit);
        string[] named =
        [
            $"record/{Notice.Id} was changed", $"edition/{edition.Id} was changed", $"case_step/{reply.Id} was changed", $"case/{Request.Id} was changed",
            $"post/{post.Id} was changed", $"tally/{tally.Id} was changed", ": the private part was changed.", $"Entry {columns.Index} ({Notice.Address}): “actor”",
            $"the seal of {seal.Row} was changed.", $"The file “{file.Name}” was changed",
        ];
        Assert.All(named, one => Assert.Contains(one, said));
    }

    [Fact]
    public async Task It_names_a_leaf_a_tile_and_a_checkpoint()
    {
        var entry = await Ask(db => db.Entries.AsNoTracking().SingleAsync(e => e.Verb == "correct", Stop));
        await Tamper(db => db.Entries.Where(e => e.Arrival == entry.Arrival).ExecuteUpdateAsync(set => set.SetProperty(e => e.Leaf, entry.Leaf + " "), Stop));
        await Says($"Entry {entry.Index} ({Notice.Address}) was changed: it is not what the signed log holds.");
        await Tamper(db => db.Entries.Where(e => e.Arrival == entry.Arrival).ExecuteUpdateAsync(set => set.SetProperty(e => e.Leaf, entry.Leaf), Stop));

        var tile = await Ask(db => db.LogTiles.AsNoTracking().SingleAsync(Stop));
        await Tamper(db => db.LogTiles.ExecuteUpdateAsync(set => set.SetProperty(t => t.Hashes, Flipped(tile.Hashes)), Stop));
        await Says("of the log was changed, from hash 0 on.");
        await Tamper(db => db.LogTiles.ExecuteUpdateAsync(set => set.SetProperty(t => t.Hashes, tile.Hashes), Stop));

        var newest = (await Ask(db => db.NewestCheckpoint(Stop)))!;
        await Tamper(db => db.LogCheckpoints.Where(c => c.Size == newest.Size)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Note, newest.Note.Replace($"\n{newest.Size}\n", $"\n{newest.Size - 1}\n")), Stop));
        await Says($"The checkpoint of size {newest.Size} was changed: its signature is wrong.");
    }

    async Task Says(string sentence)
    {
        var (exit, said) = await Verify();
        Assert.Equal(1, exit);
        Assert.Contains(sentence, said);
    }

    // The console of the program may break long lines.
    async Task<(int Exit, string Said)> Verify()
    {
        string[] database = Services.GetRequiredService<Installation>().Postgres is { } server ? ["--database", server] : [];
        return await Child.Run(["verify", "--data", Folder, .. database]);
    }
}
