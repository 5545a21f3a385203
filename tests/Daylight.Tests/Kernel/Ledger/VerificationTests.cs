using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Kernel;

/// <summary>One thing is changed behind the ledger's back; the verification names that thing and nothing else.</summary>
public sealed class VerificationTests : LedgerTown
{
    [Fact]
    public async Task What_nobody_touched_is_as_it_was_logged() => Assert.Empty(await Faults());

    [Fact]
    public async Task A_verification_may_run_while_others_write()
    {
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++) await OpenRequest($"第{i}件");
        }, Stop);
        while (!writing.IsCompleted) Assert.Empty(await Faults());
        await writing;
        Assert.Empty(await Faults());
    }

    [Fact]
    public async Task A_records_title()
    {
        await Tamper(db => db.Records.Where(r => r.Id == Notice.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Title, FirstTitle.Replace("通知", "通告")), Stop));
        Assert.StartsWith($"record/{Notice.Id} was changed behind the ledger ({Notice.Address}, entry", Assert.Single(await Faults()));
    }

    [Fact]
    public async Task An_editions_text()
    {
        var first = await Ask(db => db.Set<Edition>().AsNoTracking().SingleAsync(e => e.RecordId == Notice.Id && e.Number == 1, Stop));
        await Tamper(db => db.Set<Edition>().Where(e => e.Id == first.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Text, first.Text.Replace("十", "廿")), Stop));
        Assert.StartsWith($"edition/{first.Id} was changed", Assert.Single(await Faults()));
    }

    [Fact]
    public async Task A_reply()
    {
        var reply = await Ask(db => db.Set<CaseStep>().AsNoTracking().SingleAsync(s => s.CaseId == Request.Id && s.Step == "draft", Stop));
        await Tamper(db => db.Set<CaseStep>().Where(s => s.Id == reply.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Text, "名单不存在。"), Stop));
        Assert.StartsWith($"case_step/{reply.Id} was changed behind the ledger ({Request.Address}", Assert.Single(await Faults()));
    }

    [Theory]
    [InlineData("Kounter", "was changed behind the ledger and can't be read any more")]
    [InlineData("counter", "was changed in its spelling")]
    public async Task A_value_that_nothing_can_be_or_that_is_only_written_otherwise(string value, string said)
    {
        await Tamper(db => db.Database.ExecuteSqlAsync($"""UPDATE "case" SET "Channel" = {value} WHERE "Id" = {Request.Id}""", Stop));
        Assert.Contains(said, Assert.Single(await Faults()));
    }

    [Fact]
    public async Task A_file()
    {
        var file = await Ask(db => db.Set<Attachment>().AsNoTracking().SingleAsync(Stop));
        var path = Path.Combine(Folder, "files", file.Hash[..2], file.Hash);
        await File.WriteAllBytesAsync(path, Flipped(await File.ReadAllBytesAsync(path, Stop), 5), Stop);
        Assert.Contains(file.Hash, Assert.Single(await Faults()));
        File.Delete(path);
        Assert.Equal($"The file “申请表.txt” is gone (attachment/{file.Id}, {file.Hash}).", Assert.Single(await Faults()));
    }

    [Fact]
    public async Task A_row_that_is_gone()
    {
        await Tamper(db => db.Set<RecordTopic>().ExecuteDeleteAsync(Stop));
        Assert.StartsWith($"record_topic/{Notice.Id},housing is gone ({Notice.Address}", Assert.Single(await Faults()));
    }

    [Fact]
    public async Task A_row_that_nobody_entered()
    {
        await Tamper(db => db.Database.ExecuteSqlAsync(
            $"""INSERT INTO record_topic ("RecordId", "Topic") SELECT "RecordId", {"food"} FROM record_topic""", Stop));
        Assert.Equal($"record_topic/{Notice.Id},food has no ledger entry.", Assert.Single(await Faults()));
    }

    [Theory]
    [InlineData("\"verb\":\"correct\"", "\"verb\":\"publish\"")]
    [InlineData("\"edition\":2", "\"edition\":3")]
    [InlineData("{\"", "[\"")]
    public async Task A_leaf(string was, string becomes)
    {
        var entry = await Correction();
        Assert.Contains(was, entry.Leaf);
        await Tamper(db => db.Entries.Where(e => e.Arrival == entry.Arrival)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Leaf, new Regex(Regex.Escape(was)).Replace(entry.Leaf, becomes, 1)), Stop));
        Assert.Equal($"Entry {entry.Index} ({Notice.Address}) was changed: it is not what the signed log holds.", Assert.Single(await Faults()));
    }

    [Fact]
    public async Task A_leaf_that_was_changed_before_others_followed()
    {
        var entry = await Correction();
        await Tamper(db => db.Entries.Where(e => e.Arrival == entry.Arrival)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Leaf, entry.Leaf + " "), Stop));
        for (var i = 0; i < 300; i++) await Tell("note", $"thing:{i}");
        await CatchUp();
        Assert.StartsWith($"Entry {entry.Index} (", Assert.Single(await Faults()));
    }

    [Theory]
    [InlineData("actor")]
    [InlineData("at")]
    [InlineData("body")]
    [InlineData("subject")]
    [InlineData("verb")]
    public async Task A_column_of_an_entry(string column)
    {
        var entry = await Correction();
        await Tamper(db =>
        {
            var it = db.Entries.Where(e => e.Arrival == entry.Arrival);
            return column switch
            {
                "actor" => it.ExecuteUpdateAsync(set => set.SetProperty(e => e.Actor, "requester"), Stop),
                "at" => it.ExecuteUpdateAsync(set => set.SetProperty(e => e.At, entry.At.AddMicroseconds(1)), Stop),
                "body" => it.ExecuteUpdateAsync(set => set.SetProperty(e => e.Body, "440112"), Stop),
                "subject" => it.ExecuteUpdateAsync(set => set.SetProperty(e => e.Subject, "record:x"), Stop),
                _ => it.ExecuteUpdateAsync(set => set.SetProperty(e => e.Verb, "withdraw"), Stop),
            };
        });
        Assert.Matches($"^Entry {entry.Index} .*“{column}” is not what was logged", Assert.Single(await Faults()));
    }

    [Fact]
    public async Task The_place_of_an_entry()
    {
        var entry = await Correction();
        await Tamper(db => db.Entries.Where(e => e.Arrival == entry.Arrival)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Index, 1_000_000_000_000), Stop));
        var faults = await Faults();
        Assert.Equal(2, faults.Count);
        Assert.Contains($"Entry {entry.Index} is missing.", faults);
        Assert.Contains(faults, fault => fault.StartsWith($"Entry 1000000000000 ({Notice.Address}) is outside", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_entry_that_is_gone()
    {
        await Tell("note", "thing:1");
        await Tell("note", "thing:2");
        await CatchUp();
        var entry = await Ask(db => db.Entries.AsNoTracking().SingleAsync(e => e.Subject == "thing:1", Stop));
        await Tamper(db => db.Entries.Where(e => e.Arrival == entry.Arrival).ExecuteDeleteAsync(Stop));
        Assert.Equal($"Entry {entry.Index} is missing.", Assert.Single(await Faults()));
    }

    [Fact]
    public async Task The_last_entry_that_is_gone()
    {
        await Tell("note", "thing:1");
        await CatchUp();
        var entry = await Ask(db => db.Entries.AsNoTracking().SingleAsync(e => e.Subject == "thing:1", Stop));
        await Tamper(db => db.Entries.Where(e => e.Arrival == entry.Arrival).ExecuteDeleteAsync(Stop));
        Assert.Equal($"Entry {entry.Index} is missing.", Assert.Single(await Faults()));
    }

    [Fact]
    public async Task A_private_part()
    {
        await Tell("note", "thing:1", new Dictionary<string, object?> { ["name"] = "张三" });
        await CatchUp();
        var entry = await Ask(db => db.Entries.AsNoTracking().Include(e => e.Secret).SingleAsync(e => e.Subject == "thing:1", Stop));
        await Tamper(db => db.Set<Secret>().Where(s => s.EntryArrival == entry.Arrival)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Data, entry.Secret!.Data.Replace("张三", "李四")), Stop));
        Assert.Equal($"Entry {entry.Index} (thing:1): the private part was changed.", Assert.Single(await Faults()));
        await Tamper(db => db.Set<Secret>().Where(s => s.EntryArrival == entry.Arrival)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Salt, new byte[5]), Stop));
        Assert.Equal($"Entry {entry.Index} (thing:1): the private part was changed.", Assert.Single(await Faults()));
    }

    [Fact]
    public async Task A_seal()
    {
        var entry = await Correction();
        var seal = await Ask(db => db.Set<Seal>().AsNoTracking().FirstAsync(s => s.EntryArrival == entry.Arrival && s.Row.StartsWith("edition/"), Stop));
        await Tamper(db => db.Set<Seal>().Where(s => s.EntryArrival == entry.Arrival && s.Row == seal.Row)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Digest, Flipped(seal.Digest)), Stop));
        Assert.Equal($"Entry {entry.Index} ({Notice.Address}): the seal of {seal.Row} was changed.", Assert.Single(await Faults()));
    }

    [Fact]
    public async Task A_seal_that_a_later_one_replaced()
    {
        var first = await Ask(db => db.Set<Seal>().AsNoTracking()
            .Where(s => s.Row == $"record/{Notice.Id}").OrderBy(s => s.EntryArrival).FirstAsync(Stop));
        var entry = await Ask(db => db.Entries.AsNoTracking().SingleAsync(e => e.Arrival == first.EntryArrival, Stop));
        await Tamper(db => db.Set<Seal>().Where(s => s.EntryArrival == first.EntryArrival && s.Row == first.Row)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Digest, Flipped(first.Digest)), Stop));
        Assert.Equal($"Entry {entry.Index} ({Notice.Address}): its seals were changed.", Assert.Single(await Faults()));
    }

    [Fact]
    public async Task A_tile()
    {
        var tile = await Ask(db => db.LogTiles.AsNoTracking().SingleAsync(t => t.Level == 0, Stop));
        await Tamper(db => db.LogTiles.Where(t => t.Level == 0)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Hashes, Flipped(tile.Hashes, 2 * Hash.Length)), Stop));
        Assert.Equal($"tile/0/000.p/{tile.Hashes.Length / Hash.Length} of the log was changed, from hash 2 on.", Assert.Single(await Faults()));
    }

    [Fact]
    public async Task A_tile_above_the_leaves_and_a_tile_that_is_gone()
    {
        for (var i = 0; i < 600; i++) await Tell("note", $"thing:{i}");
        await CatchUp();
        var upper = await Ask(db => db.LogTiles.AsNoTracking().SingleAsync(t => t.Level == 1, Stop));
        await Tamper(db => db.LogTiles.Where(t => t.Level == 1)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Hashes, Flipped(upper.Hashes, Hash.Length)), Stop));
        Assert.Equal("tile/1/000.p/2 of the log was changed, from hash 1 on.", Assert.Single(await Faults()));
        await Tamper(db => db.LogTiles.Where(t => t.Level == 1)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Hashes, upper.Hashes), Stop));
        await Tamper(db => db.LogTiles.Where(t => t.Level == 0 && t.Index == 1).ExecuteDeleteAsync(Stop));
        Assert.Equal("tile/0/001 of the log is missing.", Assert.Single(await Faults()));
    }

    [Fact]
    public async Task A_checkpoint()
    {
        var newest = await Ask(db => db.NewestCheckpoint(Stop));
        await Tamper(db => db.LogCheckpoints.Where(c => c.Size == newest!.Size)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Note, newest!.Note.Replace($"\n{newest.Size}\n", $"\n{newest.Size + 1}\n")), Stop));
        Assert.Contains($"The checkpoint of size {newest!.Size} was changed: its signature is wrong.", await Faults());
    }

    [Fact]
    public async Task An_entry_changed_together_with_its_tile()
    {
        var entry = await Correction();
        var tile = await Ask(db => db.LogTiles.AsNoTracking().SingleAsync(t => t.Level == 0, Stop));
        var leaf = entry.Leaf.Replace("\"edition\":2", "\"edition\":9");
        var hashes = tile.Hashes.ToArray();
        Merkle.Leaf(System.Text.Encoding.UTF8.GetBytes(leaf)).CopyTo(hashes.AsSpan((int)entry.Index!.Value * Hash.Length));
        await Tamper(db => db.Entries.Where(e => e.Arrival == entry.Arrival).ExecuteUpdateAsync(set => set.SetProperty(e => e.Leaf, leaf), Stop));
        await Tamper(db => db.LogTiles.Where(t => t.Level == 0).ExecuteUpdateAsync(set => set.SetProperty(t => t.Hashes, hashes), Stop));
        var fault = Assert.Single(await Faults());
        var range = Regex.Match(fault, "^Between entry (\\d+) and entry (\\d+) something was changed after signing");
        Assert.True(range.Success, fault);
        Assert.InRange(entry.Index!.Value, long.Parse(range.Groups[1].Value), long.Parse(range.Groups[2].Value));
    }

    [Fact]
    public async Task The_log_signs_nothing_on_top_of_a_changed_tile()
    {
        var tile = await Ask(db => db.LogTiles.AsNoTracking().SingleAsync(t => t.Level == 0, Stop));
        await Tamper(db => db.LogTiles.Where(t => t.Level == 0)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Hashes, Flipped(tile.Hashes)), Stop));
        var before = await Ask(db => db.NewestCheckpoint(Stop));
        await Tell("note", "thing:1");
        await Assert.ThrowsAsync<InvalidDataException>(CatchUp);
        Assert.Equal(before!.Size, (await Ask(db => db.NewestCheckpoint(Stop)))!.Size);
    }

    Task<Entry> Correction() => Ask(db => db.Entries.AsNoTracking().SingleAsync(e => e.Verb == "correct", Stop));
}
