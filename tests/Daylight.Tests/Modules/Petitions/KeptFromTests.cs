using System.Net;
using Daylight.Petitions;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Modules.Petitions;

/// <summary>What a letter tells of a body or an officer reaches neither, whether its writer said so or somebody saw it later.</summary>
public sealed class KeptFromTests : PetitionTown
{
    [Fact]
    public async Task What_is_told_of_a_body_never_reaches_it_and_who_stays_unknown_is_unknown_to_officers()
    {
        using var visitor = Visitor();
        var (code, _) = await Written(visitor, ("kind", "report"), ("against", Street), ("unnamed", "true"), ("name", "王知情"), ("phone", "13900139000"), ("email", ""));
        using (var refused = await Take(office, code, "dispatch", ("body", Street), ("reason", "请核查。")))
            Assert.Contains("被检举控告", await refused.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        // Nor by being put together with what the accused handles.
        var (handled, _) = await Written(visitor);
        await Taken(office, handled, "dispatch", ("body", Street), ("reason", "请办理。"));
        using (var joined = await office.Submit($"/desk/petitions/{code}/join", $"/desk/petitions/{code}/join", ("version", "0"), ("code", handled), ("reason", "同一件事。")))
            Assert.Contains("不能合并", await joined.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await street.GetAsync($"/desk/cases/{code}", Stop)).StatusCode);
        var file = await office.Read($"/desk/cases/{code}");
        Assert.DoesNotContain("王知情", file, StringComparison.Ordinal);
        Assert.DoesNotContain("13900139000", file, StringComparison.Ordinal);
        Assert.DoesNotContain(await Ask(db => db.Entries.Select(entry => entry.Leaf).ToListAsync(Stop)), leaf => leaf!.Contains("王知情", StringComparison.Ordinal));
        using var asked = await visitor.Submit(Write.Url, Write.Url,
            [.. Letter.Where(field => field.Item1 is not ("source" or "kind")), ("source", "mayor"), ("kind", "report"), ("against", Street), ("body", Street)]);
        Assert.Contains("href=\"#body\"", await asked.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        // What is told of the topmost body is nobody's here: the office that registers it would be the accused.
        using var topmost = await visitor.Submit(Write.Url, Write.Url,
            [.. Letter.Where(field => field.Item1 is not ("source" or "kind")), ("source", "mayor"), ("kind", "report"), ("against", "440112")]);
        Assert.Contains("href=\"#against\"", await topmost.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_that_turns_out_to_accuse_is_kept_from_the_accused_at_once_and_that_can_be_ended()
    {
        using var visitor = Visitor();
        var (code, _) = await Written(visitor);
        await Taken(office, code, "dispatch", ("body", Street), ("reason", "请办理。"));
        await Taken(street, code, "sign");
        var page = $"/desk/petitions/{code}/kept-from";
        var wrong = await (await office.Submit(page, page, ("body", ""), ("person", ""), ("because", ""))).Says(HttpStatusCode.UnprocessableEntity);
        foreach (var field in (string[])["body", "because"]) Assert.Contains($"href=\"#{field}\"", wrong, StringComparison.Ordinal);
        Assert.Contains("上一级机关", await (await office.Submit(page, page, ("body", "440112"), ("because", "全是区里的错。"))).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Equal(page, (await office.Submit(page, page, ("body", Street), ("because", "信里说街道收了钱不修。"))).LeadsTo);

        // It is taken away from the accused, who finds it nowhere, by whichever list.
        Assert.Equal(("registered", "cn-pet-2022", "440112"), await Stands(code));
        foreach (var address in (string[])[$"/desk/cases/{code}", page, $"/desk/cases/{code}/papers", $"/desk/petitions/{code}/supervision"])
            Assert.Equal(HttpStatusCode.NotFound, (await street.GetAsync(address, Stop)).StatusCode);
        await Officer("streethead", Role.Head | Role.Clerk, Street);
        using var head = await Visitor().SignedIn("streethead");
        foreach (var list in (string[])["/desk", "/desk/handed-over", Board.Url, $"/desk?q={code}"]) Assert.DoesNotContain(code + "<", await head.Read(list), StringComparison.Ordinal);
        using (var refused = await Take(office, code, "dispatch", ("body", Street), ("reason", "请核查。")))
            Assert.Contains("被检举控告", await refused.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        var leaves = await Ask(db => db.Entries.Where(entry => entry.Verb == "keep-from").Select(entry => new { entry.Body, entry.Leaf }).ToListAsync(Stop));
        Assert.Equal("440112", Assert.Single(leaves).Body);
        Assert.DoesNotContain(Street, leaves[0].Leaf, StringComparison.Ordinal);

        // Who supervises ends it; nobody else does.
        var kept = await Ask(db => db.KeptFrom.Select(one => one.Id).SingleAsync(Stop));
        Assert.DoesNotContain("/end\"", await office.Read(page), StringComparison.Ordinal);
        await (await supervisor.Submit(page, $"{page}/{kept}/end", ("because", ""))).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(page, (await supervisor.Submit(page, $"{page}/{kept}/end", ("because", "核实说的是别的街道。"))).LeadsTo);
        await Taken(office, code, "dispatch", ("body", Street), ("reason", "请办理。"));
        Assert.Contains(code, await head.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task A_letter_is_kept_from_the_one_officer_it_accuses_and_from_no_colleague()
    {
        using var visitor = Visitor();
        // By the name that the writer gave, from the first day.
        var (code, _) = await Written(visitor, ("kind", "report"), ("accused", "reviewer"));
        await Taken(office, code, "dispatch", ("body", Bureau), ("reason", "请核查。"));
        Assert.Equal(HttpStatusCode.NotFound, (await reviewer.GetAsync($"/desk/cases/{code}", Stop)).StatusCode);
        Assert.DoesNotContain(code, await reviewer.Read("/desk"), StringComparison.Ordinal);
        Assert.Contains(code, await Clerk.Read("/desk"), StringComparison.Ordinal);
        // By what an officer sees later; who works on it works on it no more.
        var (other, _) = await Written(visitor);
        await Taken(office, other, "dispatch", ("body", Bureau), ("reason", "请办理。"));
        var page = $"/desk/petitions/{other}/kept-from";
        await (await supervisor.Submit(page, page, ("person", "没有这个人"), ("because", "信里点了名。"))).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(page, (await supervisor.Submit(page, page, ("person", "reviewer"), ("because", "信里点了名。"))).LeadsTo);
        Assert.Equal(HttpStatusCode.NotFound, (await reviewer.GetAsync($"/desk/cases/{other}", Stop)).StatusCode);
        Assert.Equal(("dispatched", "cn-pet-2022", Bureau), await Stands(other));
        await Taken(Clerk, other, "sign");
        // A figure is the same for everybody.
        Assert.Equal([2], await Counts("received"));
        Assert.Empty(await FaultsFound());
    }
}
