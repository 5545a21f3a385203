using System.Text.Json;
using Daylight.Web;
using Daylight.Web.Api;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Api;

/// <summary>
/// A program reads one record whole: all editions with what was published, and where the log vouches for it. The
/// object <c>published</c> of an edition is written in the canonical form itself, so that the SHA-256 of its very bytes
/// is the digest in the log.
/// </summary>
static class WholeRecord
{
    public sealed record Whole
    {
        [Told("索引号", "Index number")] public required string Index { get; init; }
        [Told("名称", "Title")] public required string Title { get; init; }
        [Told("公开机关的代码", "Code of the publishing body")] public required string Body { get; init; }
        [Told("公开机关", "The publishing body")] public required string BodyName { get; init; }
        [Told("制发机关，与公开机关不同时", "The issuer, where it is another")] public string? IssuerName { get; init; }
        [Told("文号", "Document number")] public string? DocumentNumber { get; init; }
        [Told("内容分类", "Kind of content")] public required string Category { get; init; }
        [Told("体裁", "Sort of document")] public required string Kind { get; init; }
        [Told("重点领域", "Priority fields")] public required IReadOnlyList<string> Topics { get; init; }
        [Told("规范性文件的层级", "Level of a normative document")] public required string Normative { get; init; }
        [Told("有效性", "How it stands today")] public required string Validity { get; init; }
        [Told("成文日期", "Day it was made")] public DateOnly? FormedOn { get; init; }
        [Told("公布日期", "Day it was published")] public required DateOnly PublishedOn { get; init; }
        [Told("公布时间（UTC）", "Instant it was published (UTC)")] public required DateTime PublishedAt { get; init; }
        [Told("施行日期", "Day it takes effect")] public DateOnly? EffectiveOn { get; init; }
        [Told("失效日期", "Last day it is valid")] public DateOnly? ExpiresOn { get; init; }
        [Told("废止日期", "Day it was abolished")] public DateOnly? AbolishedOn { get; init; }
        [Told("内容概述", "What it is about")] public string? Description { get; init; }
        [Told("关键词", "Keywords")] public string? Keywords { get; init; }
        [Told("正文的语言", "Language of the text")] public required string Language { get; init; }
        [Told("来源", "Where it was imported from")] public string? SourceUrl { get; init; }
        [Told("正文", "The text")] public required string Text { get; init; }
        [Told("各版，最新的在最后", "Editions, the newest last")] public required IReadOnlyList<EditionPart> Editions { get; init; }
        [Told("网页地址", "Address of its page")] public required string Url { get; init; }
        [Told("证明的地址", "Address of the proof that it is in the log")] public required string Proof { get; init; }
    }

    public sealed record EditionPart(
        [property: Told("第几版", "Number")] int Number,
        [property: Told("改了什么", "What changed")] string? Note,
        [property: Told("公布的内容，规范形式；它的SHA-256就是digest", "What was published, in canonical form: its SHA-256 is the digest")] Verbatim Published,
        [property: Told("公布内容的SHA-256（base64）", "SHA-256 of what was published (base64)")] string Digest,
        [property: Told("附件", "Files")] IReadOnlyList<FilePart> Files,
        [property: Told("在日志里的第几条，从0起；还没排上时没有", "Place in the log, from 0; absent while it waits")] long? LogIndex);

    public sealed record FilePart(
        [property: Told("文件名", "Name")] string Name,
        [property: Told("类型", "Media type")] string MediaType,
        [property: Told("字节数", "Size in bytes")] long Size,
        [property: Told("内容的SHA-256（十六进制）", "SHA-256 of the content (hexadecimal)")] string Sha256,
        [property: Told("下载地址", "Address for download")] string Url);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(Operations.Root + "/records/{**index}", Read).Open(new("record",
        new("读一条信息的全部", "Read one record whole"),
        new("各版的published按规范JSON写出，对它的字节算SHA-256，与digest和日志条目比对，就能自己核实。撤回的信息答410和撤回理由。",
            "The object published of each edition is written as canonical JSON: hash its bytes, compare with digest and with the log's entry. What was withdrawn is answered with 410 and the reason.")))
        .Produces<Whole>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status410Gone);

    static async Task<IResult> Read(
        [FromRoute, Told("索引号，例如007490823/2026-00001", "Index number, such as 007490823/2026-00001", Example = "007490823/2026-00001")] string index,
        Db db, BodyTree bodies, TimeProvider time, CancellationToken stop)
    {
        var record = await db.Records.AsNoTracking().Include(r => r.Topics).Include(r => r.Editions.OrderBy(e => e.Number))
            .ThenInclude(e => e.Attachments.OrderBy(file => file.Id)).SingleOrDefaultAsync(r => r.Index == index, stop);
        if (record is null) return Refused.NotFound;
        if (record.WithdrawnAt is { } withdrawn) return Gone(record, withdrawn);
        var places = await Places(db, record, stop);
        return new Answer<Whole>(Of(record, bodies, time.Today(), places));
    }

    static Refused Gone(Record record, DateTime withdrawn) => new(StatusCodes.Status410Gone, new("这条信息已经撤回", "This record was withdrawn"))
    {
        More = new Dictionary<string, object?>
        {
            ["index"] = record.Index, ["withdrawnAt"] = withdrawn, ["because"] = record.WithdrawnBecause,
        },
    };

    static Whole Of(Record record, BodyTree bodies, DateOnly today, Dictionary<int, long?> places) => new()
    {
        Index = record.Index, Title = record.Title, Body = record.BodyCode, BodyName = bodies[record.BodyCode].Name,
        IssuerName = record.IssuerName, DocumentNumber = record.DocumentNumber, Category = record.Category, Kind = record.Kind,
        Topics = [.. record.Topics.Select(topic => topic.Topic).Order(StringComparer.Ordinal)],
        Normative = Name(record.Normative), Validity = Name(record.ValidityOn(today)),
        FormedOn = record.FormedOn, PublishedOn = record.PublishedOn, PublishedAt = record.PublishedAt,
        EffectiveOn = record.EffectiveOn, ExpiresOn = record.ExpiresOn, AbolishedOn = record.AbolishedOn,
        Description = record.Description, Keywords = record.Keywords, Language = record.Language.Tag, SourceUrl = record.SourceUrl,
        Text = record.Editions.Count > 0 ? record.Editions[^1].Text : "",
        Editions = [.. record.Editions.Select(edition => Part(record, edition, places.GetValueOrDefault(edition.Number)))],
        Url = $"/records/{record.Index}",
        Proof = $"/log/proof/{record.Address}",
    };

    static EditionPart Part(Record record, Edition edition, long? place) => new(
        edition.Number, edition.Note, new(Canonical.Bytes(Catalogue.Published(record, edition))),
        Convert.ToBase64String(edition.Digest),
        [.. edition.Attachments.Select(file => new FilePart(
            file.Name, file.MediaType, file.Size, file.Hash, $"/files/{file.Hash}/{Uri.EscapeDataString(file.Name)}"))],
        place);

    // Which entry tells of which edition stands in the entry's public part.
    static async Task<Dictionary<int, long?>> Places(Db db, Record record, CancellationToken stop)
    {
        var told = await db.Entries.AsNoTracking().About(record.Address).Where(entry => entry.Verb == "publish" || entry.Verb == "correct")
            .Select(entry => new { entry.Index, entry.Leaf }).ToListAsync(stop);
        var places = new Dictionary<int, long?>();
        foreach (var entry in told)
        {
            using var leaf = JsonDocument.Parse(entry.Leaf);
            if (leaf.RootElement.TryGetProperty("public", out var facts) && facts.TryGetProperty("edition", out var number))
                places[number.GetInt32()] = entry.Index;
        }
        return places;
    }

    static string Name<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
