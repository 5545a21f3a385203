using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Reports;

public sealed class AllFiguresTests : Town
{
    [Fact]
    public async Task A_figure_opens_the_rows_it_counts()
    {
        await Publish(3);
        using var visitor = Visitor();
        var figures = await visitor.Read("/reports/figures?year=2026");
        Assert.Contains("measure=records.published&amp;body=440112&amp;year=2026\" aria-label=\"主动公开的信息 3\"", figures, StringComparison.Ordinal);

        var rows = await visitor.Read("/reports/figures/rows?measure=records.published&year=2026");
        Assert.Contains("共3行，合计3条。", rows, StringComparison.Ordinal);
        for (var number = 1; number <= 3; number++) Assert.Contains($"第{number}号公告", rows, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_counts_only_what_is_below_it()
    {
        await Publish(2);
        using var visitor = Visitor();

        Assert.Contains("合计2条", await visitor.Read("/reports/figures/rows?measure=records.published&body=440112101&year=2026"), StringComparison.Ordinal);
        Assert.Contains("这个数是0", await visitor.Read("/reports/figures/rows?measure=records.published&body=440112201&year=2026"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_are_listed_by_number_and_never_by_what_was_written()
    {
        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            await services.GetRequiredService<Desk>().Open(Daylight.Requests.RequestProcedure.Procedure, new()
            {
                BodyCode = "440112101", State = Daylight.Requests.RequestProcedure.InHand, Channel = Channel.Counter,
                Title = "我叫陈晓岚，要看我家的档案", On = FirstDay, ReceivedOn = FirstDay, Secret = CaseSecret.New(),
            }, Actor.Machine, Stop);
            await db.SaveChangesAsync(Stop);
            await transaction.CommitAsync(Stop);
        });
        using var visitor = Visitor();
        var rows = await visitor.Read("/reports/figures/rows?measure=requests.received&year=2026");

        Assert.Contains("GK-2026-00001", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("陈晓岚", rows, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?year=1999")]
    [InlineData("?year=2027")]
    [InlineData("?body=nowhere")]
    [InlineData("/rows?measure=nothing")]
    [InlineData("/rows")]
    [InlineData("/rows?measure=records.published&page=2")]
    [InlineData("/rows?measure=records.published&page=-1")]
    public async Task What_is_not_there_is_said(string asked)
    {
        using var visitor = Visitor();
        using var answer = await visitor.GetAsync($"/reports/figures{asked}", Stop);

        Assert.Contains("没有这份报告", await answer.Says(HttpStatusCode.NotFound), StringComparison.Ordinal);
    }

    Task Publish(int count) => Do(async services =>
    {
        var db = services.GetRequiredService<Db>();
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        for (var number = 1; number <= count; number++)
        {
            await services.GetRequiredService<Catalogue>().Publish(new()
            {
                BodyCode = "440112101", Title = $"第{number}号公告", Category = "affairs", Kind = "announcement", Text = "正文。",
            }, Actor.Machine, Stop);
        }
        await db.SaveChangesAsync(Stop);
        await transaction.CommitAsync(Stop);
    });
}
