using System.Text;
using static Daylight.Tests.Kernel.Mail.AwkwardMail;

namespace Daylight.Tests.Kernel.Mail;

/// <summary>Letters whose text is written in an awkward way.</summary>
static class AwkwardTexts
{
    const string Said = "您好，我是申请人。现在补充说明：我要的是二〇二六年的审核意见，请按规定答复。";

    public static IEnumerable<AwkwardMail> All =>
    [
        Text("GBK under its name", "Content-Type: text/plain; charset=gbk\r\nContent-Transfer-Encoding: 8bit\r\n\r\n", In("gb18030", Said)),
        Text("GB18030 with a character of four bytes", "Content-Type: text/plain; charset=gb18030\r\n\r\n", In("gb18030", "㐂" + Said)),
        Text("GB2312 that is GBK", "Content-Type: text/plain; charset=gb2312\r\n\r\n", In("gb18030", Said)),
        Text("Big5", "Content-Type: text/plain; charset=big5\r\n\r\n", In("big5", "您好，我是申請人。現在補充說明，請依照規定答覆，謝謝。")) with { Text = "我是申請人" },
        Text("HZ, seven bits", "Content-Type: text/plain; charset=hz-gb-2312\r\n\r\n", In("hz-gb-2312", Said)),
        Text("GBK that calls itself Latin", "Content-Type: text/plain; charset=iso-8859-1\r\n\r\n", In("gb18030", Said)),
        Text("GBK that calls itself ASCII", "Content-Type: text/plain; charset=us-ascii\r\n\r\n", In("gb18030", Said)),
        Text("GBK without a word about it", "Content-Type: text/plain\r\n\r\n", In("gb18030", Said)),
        Text("UTF-8 that calls itself GBK", "Content-Type: text/plain; charset=gbk\r\n\r\n", Encoding.UTF8.GetBytes(Said)),
        Text("an encoding nobody knows", "Content-Type: text/plain; charset=x-unknown-8bit\r\n\r\n", Encoding.UTF8.GetBytes(Said)),
        Text("an encoding that is refused", "Content-Type: text/plain; charset=utf-7\r\n\r\n", Encoding.UTF8.GetBytes(Said)),
        Text("UTF-16 in base64", "Content-Type: text/plain; charset=utf-16le\r\nContent-Transfer-Encoding: base64\r\n\r\n", Base64(Encoding.Unicode.GetBytes(Said + "\r\n"))),
        Text("Latin that is Latin", "Content-Type: text/plain; charset=iso-8859-1\r\n\r\n", Encoding.Latin1.GetBytes("Très bien, à bientôt. Meilleures salutations, Zoé")) with { Text = "à bientôt" },
        Text("base64 that breaks off", "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n", Base64(Encoding.UTF8.GetBytes(Said + "还有更多"))[..^9]),
        Text("quoted-printable with stray signs", "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n", "=E6=82=A8=E5=A5=BD=ZZ = =\r\n=E7=94=B3=E8=AF=B7") with { Text = "您好" },
        Text("a transfer encoding that is none", "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: x-strange\r\n\r\n", Said),
        Text("no head of MIME at all", "", "\r\n" + Said),
        Text("flowed lines", "Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\r\n\r\n", "我要的是二〇二六年 \r\n的审核意见。") with { Text = "我要的是二〇二六年的审核意见。" },
        Text("bare line feeds", "Content-Type: text/plain; charset=utf-8\n\n", Said.Replace("。", "。\n")) with { Text = "我是申请人" },
        Text("HTML alone", "Content-Type: text/html; charset=utf-8\r\n\r\n", $"<html><head><style>p{{}}</style><script>zap()</script></head><body><p>{Said}</p><div style='display:none'>藏起来的</div></body></html>"),
        Text("HTML nested without end", "Content-Type: text/html; charset=utf-8\r\n\r\n", string.Concat(Enumerable.Repeat("<div>", 3000)) + Said),
        Text("plain and HTML", Several("alternative", Part("Content-Type: text/plain; charset=utf-8", Said), Part("Content-Type: text/html; charset=utf-8", $"<p>{Said}</p>")), ""),
        Text("an empty plain text beside HTML", Several("alternative", Part("Content-Type: text/plain; charset=utf-8", " "), Part("Content-Type: text/html; charset=utf-8", $"<p>{Said}</p>")), ""),
        Text("a plain text that only points to HTML", Several("alternative", Part("Content-Type: text/plain; charset=utf-8", "请用新程序看。"),
            Part("Content-Type: text/html; charset=utf-8", $"<p>{string.Concat(Enumerable.Repeat(Said, 3))}</p>")), ""),
        Text("control signs and a zero byte", "Content-Type: text/plain; charset=utf-8\r\n\r\n", Said.Replace("补充", "补\u202e\u0007充")),
        Text("a line of an mbox before it", "", "Content-Type: text/plain; charset=utf-8\r\n\r\n" + Said) with { Raw = Of("From chen@example.com Tue Oct 13 09:00:00 2026\n", Head(), "Content-Type: text/plain; charset=utf-8\r\n\r\n", Said) },
        Text("a boundary that never ends", "Content-Type: multipart/mixed; boundary=b\r\n\r\n", $"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{Said}\r\n"),
        Text("several without a boundary", "Content-Type: multipart/mixed\r\n\r\n", Said),
        Text("a header of a megabyte", $"X-Long: {new string('a', 1_000_000)}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n", Said),
    ];

    static AwkwardMail Text(string about, string head, object body) => new(about, "A", Of(Head(), head, body)) { Text = "我是申请人" };
}
