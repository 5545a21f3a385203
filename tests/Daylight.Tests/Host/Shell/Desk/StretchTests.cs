using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Shell.Desk;

/// <summary>A case that somebody wrote to a thousand times still opens: the newest first, the rest page by page.</summary>
public sealed class StretchTests : MailTown
{
    [Fact]
    public async Task Mail_and_notes_of_a_case_are_read_page_by_page_and_none_is_left_out()
    {
        var (code, _) = await Register();
        await Do(async services =>
        {
            var (db, ledger) = (services.GetRequiredService<Db>(), services.GetRequiredService<Ledger>());
            var matter = await db.Cases.SingleAsync(one => one.Code == code, Stop);
            for (var i = 0; i < 120; i++)
            {
                var at = ledger.Now.AddSeconds(i);
                var note = new CaseNote { Id = Ids.Next(), CaseId = matter.Id, Text = $"备注第{i:000}条。", At = at, By = Ids.Next() };
                var mail = new OutgoingMail { CaseId = matter.Id, Number = i + 1, Step = 0, To = Chen, Subject = "进度", Text = $"邮件第{i:000}封。", WrittenAt = at };
                ledger.Write(Actor.Machine, "write-mail", matter.Address, matter.BodyCode, new Dictionary<string, object?> { ["mail"] = i + 1 }).Covers(note, mail);
                db.AddRange(note, mail);
            }
            await db.SaveChangesAsync(Stop);
        });
        foreach (var (what, pattern) in ((string, string)[])[("notes", "备注第([0-9]+)条"), ("mail", "邮件第([0-9]+)封")])
        {
            var pages = new List<List<int>>();
            for (var page = 1; page <= 3; page++) pages.Add(Numbers(await Clerk.Read($"/desk/cases/{code}?{what}={page}"), pattern));
            Assert.Equal([50, 50, 20], pages.Select(page => page.Count));
            Assert.Equal(Enumerable.Range(70, 50), pages[0]);
            Assert.Equal(Enumerable.Range(0, 120), pages.SelectMany(page => page).Order());
            Assert.Equal(pages[0], Numbers(await Clerk.Read($"/desk/cases/{code}"), pattern));
        }
    }

    static List<int> Numbers(string page, string pattern) =>
        [.. Regex.Matches(page, pattern).Select(found => int.Parse(found.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))];
}
