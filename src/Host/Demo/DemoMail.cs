using Daylight.Requests;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Daylight.Host.Demo;

/// <summary>
/// Letters that wait for the server when it starts: one of a requester, which goes into the file of its case; one of
/// somebody else about a case, one to no case and one that answers by itself, which officers have to look at.
/// </summary>
internal sealed class DemoMail(IServiceProvider services)
{
    public const int Count = 4;

    static readonly string[] Working = [RequestProcedure.InHand.Name, RequestProcedure.CorrectionAsked.Name];

    public async Task Put(Action<int> tick, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var open = await (from request in db.DisclosureRequests
                          join matter in db.Cases on request.CaseId equals matter.Id
                          where Working.Contains(matter.State) && request.Email != null
                          orderby matter.Code descending
                          select new { matter.Code, request.Name, Email = request.Email! }).Take(2).ToListAsync(stop);
        var (mailbox, arrivals) = (services.GetRequiredService<CaseMailbox>(), services.GetRequiredService<FolderOfArrivals>());
        if (open is not [var first, var second]) return;
        Send(first.Name, first.Email, mailbox.Of(first.Code), "补充说明", "您好：\n\n我要的是按街道分开的数字，只有合计也可以。说明见附件。\n\n谢谢。",
            file: "需要的项目.txt", content: "街道、月份、件数、金额");
        Send("", "neighbour@example.net", mailbox.Of(second.Code), "请问办得怎么样了", "我是申请人的邻居，替他问一下什么时候能答复。");
        Send("", "resident@example.org", $"info@{mailbox.Domain}", "哪里能查到征收公告", "想查今年的房屋征收补偿公告，网上没有找到。");
        Send(second.Name, second.Email, mailbox.Of(second.Code), "自动回复：外出", "本人外出，下周一回来后处理邮件。", automatic: true);

        void Send(string name, string from, string to, string subject, string text, string? file = null, string? content = null, bool automatic = false)
        {
            var body = new BodyBuilder { TextBody = text };
            if (file is not null) body.Attachments.Add(file, System.Text.Encoding.UTF8.GetBytes(content!), new ContentType("text", "plain"));
            var letter = new MimeMessage { Subject = subject, Body = body.ToMessageBody() };
            letter.From.Add(new MailboxAddress(name, from));
            letter.To.Add(new MailboxAddress("", to));
            if (automatic) letter.Headers.Add("Auto-Submitted", "auto-replied");
            using var raw = new MemoryStream();
            letter.WriteTo(raw, stop);
            arrivals.Put(raw.ToArray());
            tick(1);
        }
    }
}
