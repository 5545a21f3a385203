using Daylight.Disclosure;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Demo;

/// <summary>
/// What officers are about to publish today: drafts and documents under review, with their days left from fresh to
/// late; a correction that is being written, and a withdrawal that somebody proposed.
/// </summary>
internal sealed class DemoPublications(IServiceProvider services, DemoDays days, DateOnly today)
{
    public const int Count = 8;

    static readonly Procedure Procedure = PublicationProcedure.Procedure;

    /// <summary>How far each has come, and how many working days ago it was formed.</summary>
    static readonly (string End, int Age)[] Plan =
        [("draft", 1), ("submit", 2), ("check", 4), ("clear", 5), ("return", 17), ("submit", 23)];

    public async Task Prepare(Action<int> tick, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var office = await DemoDesk.Open(scope.ServiceProvider, stop);
        await using var transaction = await office.Db.Database.BeginTransactionAsync(stop);
        var papers = new PaperPlan(days, Dice.For(DemoDistrict.UsualSeed, "publications"), new(StockRoom.Open, 2026), [])
            .Make(days.Add(today, -60), today, Plan.Length * 3);
        foreach (var ((end, age), paper) in Plan.Zip(papers.Where(paper => paper.Template.Form.Level is NormativeLevel.None)))
        {
            await Draft(office, paper.Write(days) with { FormedOn = days.Add(today, -age) }, end, stop);
            tick(1);
        }
        // Not the newest: those are what a visitor looks at first.
        var records = await office.Db.Records.Published().Include(record => record.Topics).Include(record => record.Editions)
            .Where(record => record.Normative == NormativeLevel.None).OrderByDescending(record => record.PublishedAt).Skip(40).Take(2).ToListAsync(stop);
        foreach (var (record, purpose) in records.Zip([PublicationPurpose.Correct, PublicationPurpose.Withdraw]))
        {
            await Revise(office, record, purpose, stop);
            tick(1);
        }
        await transaction.CommitAsync(stop);
    }

    async Task Draft(DemoDesk office, DemoRecord paper, string end, CancellationToken stop)
    {
        var matter = await office.Desk.Open(Procedure, new()
        {
            BodyCode = paper.Body, State = PublicationProcedure.Draft, Channel = Channel.Other, Title = paper.Title, On = today,
            ReceivedOn = paper.FormedOn,
        }, office.Clerk, stop);
        office.Db.Add(new PublicationDraft
        {
            CaseId = matter.Id, Once = Ids.Next(), Purpose = PublicationPurpose.Publish, Title = paper.Title, Category = paper.Category,
            Kind = paper.Kind, Topics = string.Join(' ', paper.Topics), FormedOn = paper.FormedOn, Description = paper.Description,
            Keywords = string.Join('，', paper.Keywords), Text = paper.Text,
        });
        await office.Db.SaveChangesAsync(stop);
        (string Step, Actor By, string? Reason)[] path = end switch
        {
            "draft" => [],
            "return" => [("submit", office.Clerk, null), ("return", office.Reviewer, "落款日期和正文不一致，请核对。")],
            _ => [("submit", office.Clerk, null), ("check", office.Reviewer, null), ("clear", office.Reviewer, "不涉及国家秘密、商业秘密和个人隐私，可以公开。")],
        };
        foreach (var (step, by, reason) in path)
        {
            await office.Take(matter, Procedure, step, new() { On = today, Reason = reason }, by, stop);
            if (step == end) return;
        }
    }

    async Task Revise(DemoDesk office, Record record, PublicationPurpose purpose, CancellationToken stop)
    {
        var withdraws = purpose is PublicationPurpose.Withdraw;
        var matter = await office.Desk.Open(Procedure, new()
        {
            BodyCode = record.BodyCode, State = withdraws ? PublicationProcedure.RecallProposed : PublicationProcedure.Draft,
            Channel = Channel.Other, Title = record.Title, On = today,
        }, office.Clerk, stop);
        var text = record.Editions.Single(edition => edition.Number == record.Edition).Text;
        office.Db.Add(new PublicationDraft
        {
            CaseId = matter.Id, Once = Ids.Next(), Purpose = purpose, RecordId = record.Id, Edition = record.Edition, Title = record.Title,
            DocumentNumber = record.DocumentNumber, Category = record.Category, Kind = record.Kind,
            Topics = string.Join(' ', record.Topics.Select(topic => topic.Topic)), FormedOn = record.FormedOn,
            Note = withdraws ? "同一件内容发布了两次。" : "补充办理地点。", Text = withdraws ? "" : $"{text}\n办理地点：区政务服务中心一楼综合窗口。",
        });
        await office.Db.SaveChangesAsync(stop);
    }
}
