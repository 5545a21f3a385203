using System.Buffers;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Shell.Log;

/// <summary>The log as programs read it: checkpoint, tiles, bundles of entries, proofs (C2SP; see docs/log.md).</summary>
static class RawLog
{
    const string Text = "text/plain; charset=utf-8";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/log/checkpoint", Newest);
        app.MapGet("/log/tile/{**path}", OneTile);
        app.MapGet("/log/entry/{place:long}", OneEntry);
        app.MapGet("/log/proof/{**address}", ProofOf);
    }

    static async Task<IResult> Newest(HttpContext http, Db db, CancellationToken stop)
    {
        http.Response.Headers.CacheControl = "no-cache";
        return await db.NewestCheckpoint(stop) is { } newest ? Results.Text(newest.Note, Text) : Results.NotFound();
    }

    static async Task<IResult> OneTile(string? path, HttpContext http, Db db, CancellationToken stop)
    {
        if (!Tile.TryParse($"tile/{path}", out var tile)) return Results.NotFound();
        var content = tile.IsEntries ? await Bundle(db, tile, stop) : await Hashes(db, tile, stop);
        if (content is null) return Results.NotFound();
        // What a tile of a width holds never changes; but of narrow ones there are many, and nobody asks twice.
        http.Response.Headers.CacheControl = tile.Width == Tile.FullWidth ? "public, max-age=31536000, immutable" : "public, max-age=300";
        return Results.Bytes(content.Value.ToArray(), "application/octet-stream");
    }

    static async Task<ReadOnlyMemory<byte>?> Hashes(Db db, Tile tile, CancellationToken stop)
    {
        var stored = await db.LogTiles.AsNoTracking().SingleOrDefaultAsync(t => t.Level == tile.Level && t.Index == tile.Index, stop);
        var length = tile.Width * Hash.Length;
        return stored?.Hashes.Length >= length ? stored.Hashes.AsMemory(0, length) : null;
    }

    static async Task<ReadOnlyMemory<byte>?> Bundle(Db db, Tile tile, CancellationToken stop)
    {
        if (tile.Index > long.MaxValue / Tile.FullWidth - 1) return null;
        var first = tile.Index * Tile.FullWidth;
        var leaves = await db.Entries.AsNoTracking().Where(entry => entry.Index >= first && entry.Index < first + tile.Width)
            .OrderBy(entry => entry.Index).Select(entry => entry.Leaf).ToListAsync(stop);
        if (leaves.Count < tile.Width) return null;
        var bundle = new ArrayBufferWriter<byte>();
        foreach (var leaf in leaves) EntryBundle.Append(bundle, Encoding.UTF8.GetBytes(leaf));
        return bundle.WrittenMemory;
    }

    // To the byte, as a file: what is copied from a page gains or loses a line end.
    static async Task<IResult> OneEntry(long place, HttpContext http, Db db, CancellationToken stop)
    {
        if (await db.Entries.AsNoTracking().Where(entry => entry.Index == place).Select(entry => entry.Leaf).SingleOrDefaultAsync(stop) is not { } leaf)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.ContentDisposition = $"inline; filename=\"{place}.entry\"";
        return Results.Bytes(Encoding.UTF8.GetBytes(leaf), "application/json");
    }

    // Of the newest entry about the address, or of the one that is named.
    static async Task<IResult> ProofOf(string? address, HttpContext http, Db db, CancellationToken stop)
    {
        var about = db.Entries.AsNoTracking().Where(entry => entry.Subject == address && entry.Index != null);
        if (http.Request.Query["entry"] is { Count: > 0 } named)
        {
            if (!long.TryParse(named[^1], out var place)) return Results.NotFound();
            about = about.Where(entry => entry.Index == place);
        }
        var index = await about.MaxAsync(entry => entry.Index, stop);
        if (index is not { } at || await db.ProofOf(at, stop) is not { } proof) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.ContentDisposition = $"inline; filename=\"{at}.tlog-proof\"";
        return Results.Text(proof.ToString(), Text);
    }
}
