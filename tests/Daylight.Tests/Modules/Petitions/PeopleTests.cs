using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Daylight.Petitions;
using Daylight.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Petitions;

/// <summary>Figures count letters once and people once, and nobody is known by them.</summary>
public sealed class PeopleTests : PetitionTown
{
    static readonly (string, string)[] Nobody =
        [("kind", "complaint"), ("unnamed", "true"), ("name", ""), ("phone", ""), ("email", "")];

    [Fact]
    public async Task A_person_counts_once_however_often_they_write_and_a_group_with_all_its_people()
    {
        using var visitor = Visitor();
        var (first, _) = await Written(visitor);
        await Taken(office, first, "dispatch", ("body", Bureau), ("reason", "请办理。"));
        // The same person to the secretary, with another name and no e-mail; a neighbour, put together with the first.
        await Written(visitor, ("source", "secretary"), ("title", "公园太吵"), ("name", "陈女士"), ("email", ""), ("class", "traffic"));
        var (neighbour, _) = await Written(visitor, ("name", "李四"), ("phone", "13700137000"), ("email", ""));
        var join = $"/desk/petitions/{neighbour}/join";
        Assert.Equal($"/desk/cases/{neighbour}", (await office.Submit(join, join, ("version", "0"), ("with", first), ("reason", "同一盏路灯。"))).LeadsTo);
        // Two letters of nobody are two people, for all that anybody knows.
        await Written(visitor, Nobody);
        await Written(visitor, Nobody);
        // Thirty, whose speaker wrote once for themselves before and once more for twelve of them.
        await Written(visitor, ("phone", "13600136000"), ("email", ""));
        await Written(visitor, ("phone", "13600136000"), ("email", ""), ("people", "30"), ("representatives", "赵六"));
        await Written(visitor, ("phone", "13600136000"), ("email", ""), ("people", "12"), ("representatives", "赵六"));

        Assert.Equal([8, 34], await Counts("received", "people"));
        using var json = JsonDocument.Parse(await visitor.Read("/api/v1/letters/figures?year=2026"));
        var told = json.RootElement;
        long Of(string list, string key, string code, string figure) =>
            told.GetProperty(list).EnumerateArray().Single(one => one.GetProperty(key).GetString() == code).GetProperty(figure).GetInt64();
        Assert.Equal((8, 34), (told.GetProperty("received").GetInt64(), told.GetProperty("people").GetInt64()));
        Assert.Contains("once", told.GetProperty("counted").GetString() + PeopleCounted.Means.En, StringComparison.Ordinal);
        // The person wrote to two bodies: once with each, though once in all.
        Assert.Equal((1, 34), (Of("bodies", "body", Bureau, "people"), Of("bodies", "body", "440112", "people")));
        Assert.Equal((1, 1), (Of("sources", "code", "secretary", "received"), Of("sources", "code", "secretary", "people")));
        Assert.Equal((7, 34), (Of("sources", "code", "mayor", "received"), Of("sources", "code", "mayor", "people")));
        Assert.Equal((1, 1), (Of("classes", "code", "traffic", "received"), Of("classes", "code", "traffic", "people")));
        using (var wrong = await visitor.GetAsync("/api/v1/letters/figures?year=1990", Stop)) Assert.Equal(422, (int)wrong.StatusCode);

        var page = await visitor.Read($"{PublicFigures.Url}?year=2026");
        Assert.Contains("由34人反映", page, StringComparison.Ordinal);
        Assert.Contains("人数怎么算", page, StringComparison.Ordinal);
        // What stands behind the people names no case: which letters are one person's is for the file.
        var behind = await visitor.Read("/reports/figures/rows?measure=petitions.people&body=440112&year=2026");
        Assert.Contains("34", behind, StringComparison.Ordinal);
        Assert.DoesNotContain("XF-", behind, StringComparison.Ordinal);
        Assert.Contains("由34人反映", await supervisor.Read(Board.Url), StringComparison.Ordinal);
        // Another year has none of them.
        Assert.Equal(0, await Count("petitions.people", 2025));
    }

    [Fact]
    public async Task What_tells_people_apart_has_a_key_also_where_it_was_kept_without_one_and_goes_with_them()
    {
        const string Phone = "13800138000";
        var plain = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("petitioner/" + Phone)));
        using var visitor = Visitor();
        var (code, _) = await Written(visitor);
        Task<List<string?>> Kept() => Ask(db => db.Petitions.OrderBy(petition => petition.CaseId).Select(petition => petition.Reporter).ToListAsync(Stop));
        var keyed = Assert.Single(await Kept());
        Assert.NotNull(keyed);
        Assert.NotEqual(plain, keyed);
        // As it stood before digests had a key.
        await Do(async services =>
        {
            var (db, ledger) = (services.GetRequiredService<Db>(), services.GetRequiredService<Ledger>());
            var petition = await db.Petitions.SingleAsync(Stop);
            petition.Reporter = plain;
            ledger.Write(Actor.Machine, "class", $"case:{code}", "440112").Covers(petition);
            await db.SaveChangesAsync(Stop);
        });
        await Restart();
        Assert.Equal([keyed], await Kept());
        using var again = Visitor();
        await Written(again);
        Assert.Equal([keyed, keyed], await Kept());
        Assert.Equal([2, 1], await Counts("received", "people"));
        Assert.Single(await Ask(db => db.Entries.Where(entry => entry.Verb == "key-reporters").ToListAsync(Stop)));

        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            var matter = await db.Cases.SingleAsync(one => one.Code == code, Stop);
            Assert.True(await services.GetRequiredService<Anonymisation>().Of(db.Cases.Where(one => one.Code == code), matter.Id, _ => Task.CompletedTask, "期限已满", Stop));
        });
        Assert.Equal([null, keyed], await Kept());
        Assert.Equal([2, 2], await Counts("received", "people"));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public void Another_installation_tells_people_apart_by_another_digest()
    {
        var (one, other) = (new Reporters(SigningKey.New("huangpu.test")), new Reporters(SigningKey.New("huangpu.test")));
        Assert.NotEqual(one.Of("13800138000"), other.Of("13800138000"));
        Assert.Null(one.Of(PetitionForm.Blank));
        Assert.Equal(one.Of(PetitionForm.Blank with { Email = "A@example.com" }), one.Of(PetitionForm.Blank with { Email = "a@example.com" }));
    }

    [Fact]
    public async Task A_street_has_its_line_only_where_enough_people_wrote_from_it()
    {
        var (here, there) = (new Area { Code = "S1", Kind = AreaKind.Street, Name = "大沙街道", NameEn = "Dasha", ValidFrom = new(2020, 1, 1), Datum = "CGCS2000", Border = Square(113.40) },
            new Area { Code = "S2", Kind = AreaKind.Street, Name = "红山街道", NameEn = "Hongshan", ValidFrom = new(2020, 1, 1), Datum = "CGCS2000", Border = Square(113.50) });
        await Do(async services =>
        {
            var (db, ledger) = (services.GetRequiredService<Db>(), services.GetRequiredService<Ledger>());
            db.AddRange(here, there);
            ledger.Write(Actor.Machine, "draw-area", "area:S1", "440112").Covers(here, there);
            await db.SaveChangesAsync(Stop);
        });
        await CatchUp();
        using var visitor = Visitor();
        for (var i = 0; i < 4; i++) await Written(visitor, ("phone", $"1380013800{i}"), ("email", ""), ("place", "大沙街道二巷"));
        await Written(visitor, ("phone", "13700137000"), ("email", ""), ("place", "红山街道一路"));
        async Task<List<(string, long, long)>> Streets()
        {
            using var json = JsonDocument.Parse(await visitor.Read("/api/v1/letters/figures"));
            return [.. json.RootElement.GetProperty("streets").EnumerateArray().Select(one => (one.GetProperty("code").GetString()!, one.GetProperty("received").GetInt64(), one.GetProperty("people").GetInt64()))];
        }

        // One person of 红山 would be known by the difference: no line at all.
        Assert.Empty(await Streets());
        Assert.DoesNotContain("按街道收到的", await visitor.Read(PublicFigures.Url), StringComparison.Ordinal);
        for (var i = 0; i < 2; i++) await Written(visitor, ("phone", $"1370013700{i + 1}"), ("email", ""), ("place", "不知道在哪"));
        Assert.Equal([("S1", 4, 4), ("", 3, 3)], await Streets());
        var page = await visitor.Read(PublicFigures.Url);
        Assert.Contains("按街道收到的", page, StringComparison.Ordinal);
        Assert.DoesNotContain("红山", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "a5 b4", "a5 b4")]
    [InlineData(3, "a5 b4 c1", "a5 *5")]
    [InlineData(3, "a5 b4 c1 -2", "a5 b4 *3")]
    [InlineData(3, "a2 b2 -1", "")]
    [InlineData(3, "a2", "")]
    [InlineData(3, "a5 b2", "")]
    [InlineData(3, "", "")]
    public void Too_few_people_hide_behind_the_next_street(int fewest, string streets, string told)
    {
        var parts = streets.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => new PublicFigures.Part(one[0] == '-' ? "" : one[..1], new("", ""), new(int.Parse(one[1..], null), int.Parse(one[1..], null))));
        var shown = PublicFigures.Told(parts, fewest);
        Assert.Equal(told, string.Join(' ', shown.Select(part => $"{(part.Key.Length > 0 ? part.Key : "*")}{part.Count.People}")));
    }

    static string Square(double west) => FormattableString.Invariant(
        $"{{\"type\":\"MultiPolygon\",\"coordinates\":[[[[{west},23.1],[{west + 0.05},23.1],[{west + 0.05},23.15],[{west},23.15],[{west},23.1]]]]}}");
}
