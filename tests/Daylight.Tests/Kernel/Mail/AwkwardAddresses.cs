using static Daylight.Tests.Kernel.Mail.AwkwardMail;

namespace Daylight.Tests.Kernel.Mail;

/// <summary>Letters whose sender or address is written in an awkward way.</summary>
static class AwkwardAddresses
{
    static string LocalA => A[..A.IndexOf('@')];

    public static IEnumerable<AwkwardMail> All =>
    [
        Plain("a plain letter", "A", Head()),
        Plain("an address in capitals", "A", Head(to: A.ToUpperInvariant())),
        Plain("an address in brackets with a name", "A", Head(to: $"\"区住房和城乡建设局\" <{A}>")),
        Plain("a quoted address", "A", Head(to: $"\"{LocalA}\"@mail.huangpu.test")),
        Plain("an address with comments", "A", Head(to: $"(office) {LocalA} (case) @ (of) mail.huangpu.test")),
        Plain("an address whose domain a gateway changed", "A", Head(to: $"{LocalA}@gateway.example.net")),
        Plain("an address put behind a plus by a gateway", "A", Head(to: $"cases+{LocalA}@huangpu.test")),
        Plain("an address with a tag behind it", "A", Head(to: $"{LocalA}+tag@mail.huangpu.test")),
        Plain("an address wrapped for forwarding (SRS)", "A", Head(to: $"SRS0=x7Fa=QT=mail.huangpu.test={LocalA}@forwarder.example")),
        Plain("an address tagged against forgery (BATV)", "A", Head(to: $"prvs=0123456789={A}")),
        Plain("an address escaped in a link", "A", Head(to: $"cases%2B{LocalA}@huangpu.test")),
        Plain("an address typed with full-width digits", "A", Head(to: A.Replace("2026", "２０２６"))),
        Plain("an address whose zero was read as an o", "A", Head(to: Confused(A))),
        Plain("an address that stands in Cc", "A", Head($"Cc: {A}\r\n", to: "someone@example.com")),
        Plain("an address that only the server knew", "A", Head($"Delivered-To: {A}\r\n", to: "undisclosed-recipients:;")),
        Plain("an address in X-Original-To", "A", Head($"X-Original-To: {A}\r\n", to: "office@huangpu.test")),
        Plain("an address among others in a group", "A", Head(to: $"Offices: other@example.com, {A};")),
        Plain("an address folded over lines", "A", Head(to: $"\"a very long name that takes a line of its own\"\r\n\t<{A}>,\r\n other@example.com")),
        Plain("an address without brackets closed", "A", Head(to: $"Office <{A}")),
        Plain("an address hidden in an encoded word", "A", Head(to: $"=?utf-8?B?{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(A))}?=")),
        Plain("an answer that lost its address and names our letter", "A", Head($"In-Reply-To: <{Mailbox.IdOf(new(CodeA, 2))}>\r\n", to: "office@huangpu.test")),
        Plain("two cases at once, known to one", "A B:UnknownSender", Head(to: $"{A}, {B}")),
        Plain("an address of a case that is not there", "-:NoCase", Head(to: Mailbox.Of("GK-2026-00099"))),
        Plain("a number without its check", "-:NoCase", Head(to: "gk-2026-00001@mail.huangpu.test")),
        Plain("a number with the check of another", "-:NoCase", Head(to: $"gk-2026-00002-{A[14..22]}@mail.huangpu.test")),
        Plain("a subject that names the case", "-:NoCase", Head("X-Subject: 1\r\n", to: "office@huangpu.test").Replace("=?utf-8?B?5YWz5LqO?=", $"GK-2026-00001 {A}")),
        Plain("a stranger", "A:UnknownSender", Head(from: "li@example.com")),
        Plain("a stranger under the name of the requester", "A:UnknownSender", Head(from: $"\"{Chen}\" <li@example.com>")),
        Plain("a known sender for another case", "B:UnknownSender", Head(to: B)),
        Plain("a sender in capitals", "A", Head(from: "CHEN@Example.COM")),
        Plain("a sender whose name is broken", "A", Head(from: $"=?gb2312?Q?=B3=C2?= =?x?= <{Chen}>")),
        Plain("two senders", "A:NoOneSender", Head(from: $"{Chen}, li@example.com")),
        Plain("no sender", "A:NoOneSender", Head(from: "").Replace("From: \r\n", "")),
        Plain("a sender that its server disowns", "A:Disowned", Head("Authentication-Results: mx.huangpu.test;\r\n spf=softfail smtp.mailfrom=example.com; dmarc=fail (p=none) header.from=example.com\r\n")),
    ];

    // The first digit of the check that a person would mistake; the number itself stays.
    static string Confused(string address) => address[..14] + address[14..22].Replace('0', 'o').Replace('1', 'l') + address[22..];
}
