namespace Daylight.Web;

/// <summary>Where a navigation entry stands.</summary>
public enum NavigationPlace
{
    /// <summary>The public header; at most five, so that a phone needs no menu button.</summary>
    Header,

    /// <summary>The officers' header.</summary>
    Desk,

    /// <summary>What officers register by hand (登记): ways between the pages on which they do.</summary>
    Register,

    /// <summary>Where officers find what to publish (信息发布): ways between these pages.</summary>
    Publish,

    /// <summary>Footer: what is published (政务公开).</summary>
    Inform,

    /// <summary>Footer: what people can do and ask (办事与互动).</summary>
    Act,

    /// <summary>Footer: how to check and reuse (核对与取用).</summary>
    Check,
}

/// <summary>One entry of header or footer.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Href">Where it leads; the header marks the entry whose address begins the page's.</param>
/// <param name="Label">What it says.</param>
/// <param name="Brief">What it says on a phone, two characters or one short word; the label when null.</param>
/// <param name="Order">Smaller comes first.</param>
public sealed record NavigationItem(
    NavigationPlace Place, string Href, Words Label, Words? Brief = null, int Order = 0)
{
    /// <summary>Whether a page of registration can begin with an e-mail: <c>?mail=</c> and its number.</summary>
    public bool TakesMail { get; init; }

    /// <summary>Whose page it is, of an entry of the desk: an officer with none of these roles is not shown it.</summary>
    public Role For { get; init; } = CaseOffice.AtDesk | Role.Administrator;
}
