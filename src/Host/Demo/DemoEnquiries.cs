using System.Text.Json;
using Daylight.Enquiries;

namespace Daylight.Host.Demo;

/// <summary>
/// The enquiries of the last weeks, standing in every state: from the web, at the counter, by telephone; answered,
/// published, rated. The words are those of <c>enquiries.json</c>.
/// </summary>
internal sealed class DemoEnquiries(IServiceProvider services, DemoDays days, DateOnly today)
{
    /// <summary>How far each goes; what is not here goes all the way to publication.</summary>
    static readonly string[] Ends =
        ["received", "in-hand", "drafted", "to-publish", "prepared", "answered", "late", "published", "published", "published"];

    static readonly Procedure Procedure = EnquiryProcedure.Procedure;

    public async Task Handle(Action<int> tick, CancellationToken stop)
    {
        using var words = DemoFiles.Json("enquiries.json");
        await using var scope = services.CreateAsyncScope();
        var office = await DemoDesk.Open(scope.ServiceProvider, stop);
        var (catalogue, opinions) = (scope.ServiceProvider.GetRequiredService<Catalogue>(), scope.ServiceProvider.GetRequiredService<Opinions>());
        await using var transaction = await office.Db.Database.BeginTransactionAsync(stop);
        var at = 0;
        foreach (var one in words.RootElement.GetProperty("enquiries").EnumerateArray())
        {
            await Walk(office, catalogue, opinions, one, at, stop);
            office.Db.ChangeTracker.Clear();
            at++;
            tick(1);
        }
        await transaction.CommitAsync(stop);
    }

    async Task Walk(DemoDesk office, Catalogue catalogue, Opinions opinions, JsonElement one, int at, CancellationToken stop)
    {
        var (channel, end) = (Enum.Parse<Channel>(one.GetProperty("channel").GetString()!), Ends[at % Ends.Length]);
        var called = channel is not Channel.Web;
        // The later ones of the list were asked earlier; a late one has waited longer than the standard allows.
        var asked = days.Add(today, end == "late" ? -19 : -2 - (at * 2));
        if (called) end = "answered";
        var (title, answer) = (one.GetProperty("title").GetString()!, one.GetProperty("answer").GetString()!);
        var matter = await office.Desk.Open(Procedure, new()
        {
            BodyCode = one.GetProperty("body").GetString()!, State = EnquiryProcedure.Received, Channel = channel, Title = title,
            On = asked, ReceivedOn = asked, Secret = called ? null : DemoRequests.Secret,
        }, called ? office.Clerk : Actor.Requester, stop);
        var enquiry = new Enquiry
        {
            CaseId = matter.Id, Once = Ids.Next(), Question = one.GetProperty("question").GetString()!,
            ConsentedOn = called ? null : asked,
        };
        office.Db.Add(enquiry);
        await office.Db.SaveChangesAsync(stop);
        if (called)
        {
            enquiry.AnsweredAfter = 0;
            await office.Take(matter, Procedure, "answer-now", new() { On = asked, Text = answer }, office.Clerk, stop);
            return;
        }

        var path = new (string Step, int After, Actor By, string? Text)[]
        {
            ("assign", 0, office.Clerk, null),
            ("draft", 1, office.Clerk, $"您好：\n　　{answer}"),
            ("answer-to-publish", 2, office.Reviewer, $"您好：\n　　{answer}"),
            ("prepare", 3, office.Clerk, $"{title}\n\n问：{enquiry.Question}\n\n答：{answer}"),
            ("publish", 4, office.Publisher, null),
        };
        foreach (var (name, after, by, text) in path.Take(StepsTo(end)))
        {
            var on = days.Add(asked, after);
            if (on >= today) return;
            var step = name == "answer-to-publish" && end == "answered" ? "answer" : name;
            if (step.StartsWith("answer", StringComparison.Ordinal)) enquiry.AnsweredAfter = Enquiry.WorkingDays(office.Law, matter, on);
            if (step == "publish")
            {
                var what = EnquiryDetail.Publication(matter) with { PublishedAt = PaperPlan.At(on, 200, 0) };
                enquiry.RecordId = (await catalogue.Publish(what, by, stop)).Id;
            }
            await office.Take(matter, Procedure, step, new() { On = on, Text = text, Reason = step == "assign" ? "交公开办公室办理" : null }, by, stop);
        }
        if (end == "published") await Rate(opinions, matter, at, stop);
    }

    static int StepsTo(string end) => end switch
    {
        "received" => 0,
        "in-hand" or "late" => 1,
        "drafted" => 2,
        "to-publish" or "answered" => 3,
        "prepared" => 4,
        _ => 5,
    };

    static async Task Rate(Opinions opinions, Case matter, int at, CancellationToken stop)
    {
        var problems = await opinions.Say(matter, Satisfaction.Most - (at % 3), stop);
        if (problems.Any) throw new InvalidDataException($"{matter.Code}: {problems[0].Say}");
    }
}
