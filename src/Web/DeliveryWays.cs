namespace Daylight.Web;

/// <summary>The ways in which an answer reaches a person (获取信息的途径), as forms offer and files keep them.</summary>
public static class DeliveryWays
{
    /// <summary>Read and downloaded on the site.</summary>
    public const string Site = "web";

    /// <summary>By e-mail.</summary>
    public const string Email = "email";

    /// <summary>By the postal enterprise.</summary>
    public const string Post = "post";

    /// <summary>Handed over.</summary>
    public const string Person = "person";

    /// <summary>By fax.</summary>
    public const string Fax = "fax";

    /// <summary>Delivered, and the ledger it was taken over from does not say how; no form offers it.</summary>
    public const string Unrecorded = "unrecorded";

    /// <summary>All of them, in the order forms show them.</summary>
    public static readonly IReadOnlyList<(string Code, Words Title)> All =
    [
        (Site, new("网上查看和下载", "Read and download here")),
        (Email, new("电子邮件", "E-mail")),
        (Post, new("邮寄", "Post")),
        (Person, new("当面领取", "Collect in person")),
        (Fax, new("传真", "Fax")),
    ];

    /// <summary>True for what leaves by the program itself, and so with the step that enters it: no other day can be right.</summary>
    public static bool LeavesHere(string? code) => code is Site or Email;

    /// <summary>True when forms know the way.</summary>
    public static bool Knows(string? code) => All.Any(way => way.Code == code);

    /// <summary>The way in words; what was kept before there was a list stays as it was written.</summary>
    public static Words Say(string code) => code == Unrecorded ? new("原台账没有记载", "Not recorded where it was taken over from") :
        All.FirstOrDefault(way => way.Code == code).Title ?? new(code, code);
}
