using System.Net;
using Daylight.Petitions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Publications = Daylight.Disclosure;

namespace Daylight.Tests.Modules.Petitions;

/// <summary>A letter whose writer agreed becomes public with its answer and its course, and without the writer.</summary>
public sealed class PublishedLetterTests : PetitionTown
{
    [Fact]
    public async Task On_the_page_of_a_published_letter_everybody_sees_how_it_went_and_nothing_of_anybody()
    {
        using var visitor = Visitor();
        var (code, secret) = await Written(visitor);
        var index = "";
        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            var record = await services.GetRequiredService<Catalogue>().Publish(new()
            {
                BodyCode = Bureau, Title = "二巷路灯", Text = "来信和答复。", Category = "services", Kind = Letters.Kind, PublishedAt = Time.GetUtcNow().UtcDateTime,
            }, Actor.Machine, Stop);
            await db.SaveChangesAsync(Stop);
            var publication = await services.GetRequiredService<Desk>().Open(Publications.PublicationProcedure.Procedure, new()
            {
                BodyCode = Bureau, State = Publications.PublicationProcedure.Procedure.Starts[0], Channel = Channel.Other, Title = "二巷路灯", On = FirstDay,
            }, Actor.Machine, Stop);
            db.Add(new Publications.PublicationDraft
            {
                CaseId = publication.Id, Once = publication.Id, Purpose = Publications.PublicationPurpose.Publish, RecordId = record.Id, From = $"case:{code}",
                Title = "二巷路灯", Category = "services", Kind = Letters.Kind, Text = "来信和答复。",
            });
            await db.SaveChangesAsync(Stop);
            await transaction.CommitAsync(Stop);
            index = record.Index;
        });
        await CatchUp();
        using var anybody = Visitor();
        async Task<string> Page()
        {
            await CatchUp();
            var page = WebUtility.HtmlDecode(await anybody.Read($"/records/{index}"));
            return page[page.IndexOf("办理过程", StringComparison.Ordinal)..];
        }

        Assert.Contains("收到", await Page(), StringComparison.Ordinal);
        await Answered(code, "陈晓岚：\n　　路灯已经修好。");
        await Follow(visitor, code, secret);
        Time.Advance(TimeSpan.FromMinutes(1));
        await visitor.Submit($"/cases/{code}", $"/cases/{code}/rating", ("stars", "2"));
        Time.Advance(TimeSpan.FromMinutes(1));
        await ByPetitioner(visitor, code, "ask-reopen", "还是不亮。");
        await Taken(Head, code, "reopen", ("text", "重新办理。"));
        var course = await Page();
        var stations = (string[])["收到", "交给办理的单位", "受理", "答复", "写信人评价：不满意", "写信人不满意，要求重办", "决定重新办理"];
        Assert.Equal(stations, stations.OrderBy(station => course.IndexOf(station, StringComparison.Ordinal)));
        foreach (var personal in (string[])["陈晓岚", code, "还是不亮", "13800138000", "请核实办理"]) Assert.DoesNotContain(personal, course, StringComparison.Ordinal);
        // What it tells of somebody is for nobody else.
        await supervisor.Submit($"/desk/petitions/{code}/kept-from", $"/desk/petitions/{code}/kept-from", ("body", Street), ("because", "信里检举街道。"));
        await CatchUp();
        Assert.DoesNotContain("办理过程", WebUtility.HtmlDecode(await anybody.Read($"/records/{index}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_consent_letter_and_answer_become_a_publication_without_the_writer()
    {
        using var visitor = Visitor();
        var (code, _) = await Written(visitor, ("story", "我是陈晓岚，二巷的路灯坏了三个月。"));
        await Answered(code, "陈晓岚：\n　　路灯已经修好。");
        var form = WebUtility.HtmlDecode(await Clerk.Read($"/desk/publications/new?from={code}"));
        Assert.Contains("路灯已经修好", form, StringComparison.Ordinal);
        Assert.Contains("二巷的路灯坏了三个月", form, StringComparison.Ordinal);
        Assert.DoesNotContain("陈晓岚", form, StringComparison.Ordinal);
        var (silent, _) = await Written(visitor, ("consent", ""));
        await Answered(silent, "路灯已经修好。");
        Assert.NotEqual(HttpStatusCode.OK, (await Clerk.GetAsync($"/desk/publications/new?from={silent}", Stop)).StatusCode);
    }
}
