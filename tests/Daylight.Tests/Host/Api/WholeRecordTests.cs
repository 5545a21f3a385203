using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Api;

/// <summary>Programs read a record whole and can check it against the log.</summary>
public sealed class WholeRecordTests : ApiTown
{
    [Fact]
    public async Task The_bytes_of_each_edition_hash_to_the_digest_that_the_log_holds()
    {
        var record = await Publish(Elevators with { Attachments = [await Keep("申请表 一.txt")] });
        await Change(record, (catalogue, known) => catalogue.Correct(known, Elevators with { Text = "每台电梯补贴十二万元。\u2028", FormedOn = new(2026, 9, 2) }, "更正金额。", Actor.Machine));
        await CatchUp();

        var whole = await Get($"/api/v1/records/{record.Index}");
        Assert.Equal(2, whole.GetProperty("editions").GetArrayLength());
        foreach (var edition in whole.GetProperty("editions").EnumerateArray())
        {
            var digest = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(edition.GetProperty("published").GetRawText())));
            Assert.Equal(digest, edition.GetProperty("digest").GetString());
            var place = edition.GetProperty("logIndex").GetInt64();
            using var leaf = JsonDocument.Parse(await Ask(db => db.Entries.Where(e => e.Index == place).Select(e => e.Leaf).SingleAsync(Stop)));
            Assert.Equal(digest, leaf.RootElement.GetProperty("public").GetProperty("digest").GetString());
        }
        Assert.Equal("每台电梯补贴十二万元。\u2028", whole.GetProperty("text").GetString());
        var file = Assert.Single(whole.GetProperty("editions")[0].GetProperty("files").EnumerateArray());
        using var reader = Visitor();
        var content = await reader.GetAsync(file.GetProperty("url").GetString(), Stop);
        Assert.Equal(file.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(await content.Content.ReadAsByteArrayAsync(Stop))));
    }

    [Fact]
    public async Task A_record_that_was_withdrawn_says_why()
    {
        var record = await Publish(Budget);
        await Change(record, (catalogue, known) => catalogue.Withdraw(known, "发布有误", Actor.Machine));
        var problem = await Get($"/api/v1/records/{record.Index}", 410);
        Assert.Equal("发布有误", problem.GetProperty("because").GetString());
        Assert.DoesNotContain("收入与支出", problem.GetRawText());
    }

    [Theory]
    [InlineData("/api/v1/records/007490823/2026-99999")]
    [InlineData("/api/v1/records/x")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/api/v1")]
    public async Task What_is_not_there_is_a_problem_like_any_other(string path) =>
        Assert.Equal(404, (await Get(path, 404)).GetProperty("status").GetInt32());

    [Fact]
    public async Task An_address_that_no_server_can_read_is_refused_without_a_word()
    {
        using var program = Visitor();
        using var answer = await program.GetAsync("/api/v1/records/%00", Stop);
        Assert.Equal((400, ""), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop)));
    }

    [Fact]
    public async Task Another_method_is_refused_in_the_same_form()
    {
        using var program = Visitor();
        using var answer = await program.DeleteAsync("/api/v1/records", Stop);
        await Read(answer, 405);
    }

    async Task<Attachment> Keep(string name)
    {
        Attachment? kept = null;
        await Do(async services =>
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes("一份表"));
            var (hash, size) = await services.GetRequiredService<IFiles>().Keep(content, Stop);
            kept = new() { Name = name, MediaType = "text/plain", Size = size, Hash = hash, Text = "一份表" };
        });
        return kept!;
    }
}
