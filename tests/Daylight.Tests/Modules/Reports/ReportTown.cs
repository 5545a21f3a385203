using Daylight.Reports;
using Daylight.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace Daylight.Tests.Modules.Reports;

/// <summary>A town that publishes, is asked and answers, with the measures to count it.</summary>
public abstract class ReportTown : Town
{
    protected const string District = "440112";
    protected const string Housing = "440112101";
    protected const string Street = "440112201";

    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        services.AddSingleton(TheForms.Measures);
    }

    protected Task Publish(string title, DateOnly on, Func<Publication, Publication>? with = null) => Do(async services =>
    {
        var db = services.GetRequiredService<Db>();
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        var what = new Publication
        {
            BodyCode = District, Title = title, Text = "正文。", Category = "affairs", Kind = "notice",
            FormedOn = on, PublishedAt = Instants.At(on, new(10, 0)),
        };
        await services.GetRequiredService<Catalogue>().Publish(with is null ? what : with(what), Actor.Machine, Stop);
        await db.SaveChangesAsync(Stop);
        await transaction.CommitAsync(Stop);
    });

    protected Task Abolish(string title, DateOnly on) => Do(async services =>
    {
        var db = services.GetRequiredService<Db>();
        var record = db.Records.Single(record => record.Title == title);
        record.AbolishedOn = on;
        services.GetRequiredService<Ledger>().Write(Actor.Machine, "abolish", record.Address, record.BodyCode);
        await db.SaveChangesAsync(Stop);
    });

    /// <summary>A request received on a day, and its decision if there was one.</summary>
    protected Task Request(DateOnly received, Channel channel = Channel.Web, string body = Housing, DateOnly? decided = null, string? outcome = null) =>
        Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            var matter = await services.GetRequiredService<Desk>().Open(RequestProcedure.Procedure, new()
            {
                BodyCode = body, State = RequestProcedure.InHand, Channel = channel, Title = "natural", On = received, ReceivedOn = received,
            }, Actor.Machine, Stop);
            (matter.DecidedOn, matter.Outcome) = (decided, outcome);
            await db.SaveChangesAsync(Stop);
            await transaction.CommitAsync(Stop);
        });

    /// <summary>A count entered by a clerk of the district.</summary>
    protected async Task<Problems> Count(DateOnly month, params (string Kind, string Typed)[] counts)
    {
        var problems = new Problems();
        var clerk = await Officer($"clerk-{Ids.Next():N}", Role.Clerk);
        await Do(async services => await Tallies.Enter(
            new() { Body = District, Month = month.ToString("yyyy-MM"), Typed = counts.ToDictionary(count => count.Kind, count => count.Typed) },
            clerk, services.GetRequiredService<Db>(), services.GetRequiredService<Ledger>(), services.GetRequiredService<BodyTree>(),
            Time.Today(), problems, Stop));
        return problems;
    }

    protected Task<AnnualReport> Report(Form form, int year, string body = District) => Ask(async db =>
        await AnnualReport.Compute(form, Services.GetRequiredService<BodyTree>()[body], year, db, TheForms.Measures, Stop));

    /// <summary>The figure of a cell in the column that counts the year, or all requesters.</summary>
    protected static long Of(AnnualReport report, string row, string? column = null)
    {
        var found = report.Form.TableOf(row)!.Leaves;
        return report.Value(report.Form.Row(row)!, column is null ? found.First(leaf => leaf.Total) : found.Single(leaf => leaf.Key == column));
    }
}
