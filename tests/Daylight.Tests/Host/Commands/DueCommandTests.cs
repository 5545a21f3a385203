using System.Text.Json;
using Xunit;

namespace Daylight.Tests.Host.Commands;

/// <summary><c>./daylight due</c> as anybody runs it, without an installation.</summary>
public sealed class DueCommandTests
{
    [Fact]
    public async Task A_date_is_told_as_text_and_as_JSON()
    {
        string[] asked = ["due", "cn-ogi-2019/reply", "--from", "2026-09-14", "--pause", "2026-09-22..2026-09-29"];
        var (exit, said) = await Child.Run(asked);
        Assert.Equal(0, exit);
        Assert.Contains("2026-10-23", said.Split('\n')[0]);
        using var json = await Json([.. asked, "--json"]);
        Assert.Equal("2026-10-23", json.RootElement.GetProperty("due").GetString());
        (exit, said) = await Child.Run("due", "cn-ogi-2019/nothing", "--from", "14.9.");
        Assert.Equal(2, exit);
        Assert.StartsWith("daylight: ", said);
    }

    [Fact]
    public async Task The_rules_are_listed_as_text_and_as_JSON()
    {
        var (exit, said) = await Child.Run("due", "--list");
        Assert.Equal(0, exit);
        Assert.Contains("cn-ogi-2019/reply", said);
        using var json = await Json("due", "--list", "--json");
        var rules = json.RootElement.EnumerateArray().ToList();
        Assert.Equal(said.TrimEnd().Split('\n').Length, rules.Count);
        var reply = rules.Single(rule => rule.GetProperty("rule").GetString() == "cn-ogi-2019/reply");
        foreach (var field in (string[])["name", "length", "basis"]) Assert.NotEmpty(reply.GetProperty(field).GetString()!);
        Assert.True(reply.GetProperty("verified").GetBoolean());
    }

    static async Task<JsonDocument> Json(params string[] arguments)
    {
        var (exit, said) = await Child.Run(arguments);
        Assert.True(exit == 0, said);
        return JsonDocument.Parse(said);
    }
}
