using System.Security.Cryptography;
using System.Text;

namespace Daylight.Petitions;

/// <summary>How an answer to a new request names it (type of a service).</summary>
enum OfferType
{
    /// <summary>Its number is given at once.</summary>
    Realtime,

    /// <summary>A token is given at once, the number once the office has looked at it.</summary>
    Batch,
}

/// <summary>What an attribute of a request takes, as GeoReport names it.</summary>
enum AttributeType
{
    String,
    Number,
    Datetime,
    Text,
    SingleValueList,
    MultiValueList,
}

/// <summary>A further question of a kind of request (attribute).</summary>
/// <param name="Code">What programs call it.</param>
/// <param name="Type">What it takes.</param>
/// <param name="Says">The question.</param>
/// <param name="Hint">What the answer looks like; null where the question says it.</param>
/// <param name="Values">The answers there are, for lists.</param>
sealed record OfferAttribute(string Code, AttributeType Type, Words Says, Words? Hint = null, params IReadOnlyList<(string Key, Words Name)> Values)
{
    /// <summary>False for a text that is only shown.</summary>
    public bool Asks { get; init; } = true;

    public bool Required { get; init; }
}

/// <summary>A kind of request that programs can send (a service, as GeoReport says): it leads to an order of the hotline.</summary>
/// <param name="Code">What programs call it; never changes.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Description">What belongs to it.</param>
/// <param name="Keywords">Words by which it is found, with commas between.</param>
/// <param name="Group">What it is listed under.</param>
/// <param name="Kind">What such a request is.</param>
/// <param name="Attributes">Further questions.</param>
sealed record Offer(
    string Code, Words Name, Words Description, Words Keywords, Words Group, PetitionKind Kind, params IReadOnlyList<OfferAttribute> Attributes)
{
    public OfferType Type { get; init; } = OfferType.Realtime;

    public OfferAttribute? Attribute(string code) => Attributes.FirstOrDefault(one => one.Code == code);
}

/// <summary>
/// The kinds of request that programs can send. Reports of misconduct and grievances are not among them: they need a person
/// who can be told the result, or who stays unknown to everyone.
/// </summary>
static class Offers
{
    static readonly Words Streets = new("道路和路灯", "Roads and lights"), Surroundings = new("环境卫生", "Cleanliness"), Exchange = new("咨询和建议", "Questions and ideas");

    static readonly (string, Words)[] YesOrNo = [("yes", new("是", "Yes")), ("no", new("否", "No"))];

    /// <summary>When the list or one of its questions was changed last (UTC); a test holds it to <see cref="Fingerprint"/>.</summary>
    public static readonly DateTime Changed = new(2026, 11, 26, 6, 0, 0, DateTimeKind.Utc);

    public static readonly IReadOnlyList<Offer> All =
    [
        new("street-light", new("路灯不亮", "Street light out"), new("路灯不亮、白天常亮、灯杆损坏。", "A street light is out, burns by day, or its post is damaged."),
            new("路灯,照明,灯杆", "light,lamp,post"), Streets, PetitionKind.Complaint,
            new("fault", AttributeType.SingleValueList, new("怎么了", "What is wrong"), null,
                ("out", new("不亮", "It is out")), ("flickers", new("时亮时灭", "It flickers")), ("day", new("白天常亮", "It burns by day")), ("post", new("灯杆损坏", "The post is damaged")))
            { Required = true },
            new("number", AttributeType.String, new("灯杆编号", "Number on the post"), new("杆上的数字，没有就不填", "The digits on the post, if there are any")),
            new("since", AttributeType.Datetime, new("从什么时候开始", "Since when"))),
        new("pothole", new("路面破损", "Damaged road"), new("车行道、人行道的坑洞、塌陷、翘起。", "Holes, subsidence or raised slabs in roads and pavements."),
            new("坑洞,塌陷,人行道", "pothole,road,pavement"), Streets, PetitionKind.Complaint,
            new("emergency", AttributeType.Text, new("有人受伤或者马上有危险，请打110、120。", "If somebody is hurt or in danger, call 110 or 120.")) { Asks = false },
            new("where", AttributeType.MultiValueList, new("坏在哪里", "What is damaged"), null,
                ("carriageway", new("车行道", "Carriageway")), ("pavement", new("人行道", "Pavement")), ("cycleway", new("自行车道", "Cycle track")))
            { Required = true },
            new("depth", AttributeType.Number, new("大约多深", "About how deep"), new("厘米", "Centimetres")),
            new("danger", AttributeType.SingleValueList, new("影响通行吗", "Does it block the way"), null, YesOrNo)),
        new("rubbish", new("垃圾没有清运", "Rubbish not collected"), new("垃圾满溢、乱倒垃圾、建筑垃圾堆放。", "Overflowing bins, dumped rubbish, heaps of rubble."),
            new("垃圾,卫生,清运", "rubbish,litter,bin"), Surroundings, PetitionKind.Complaint),
        new("noise", new("噪声扰民", "Noise"), new("工地夜间施工、广场和商铺的噪声。", "Building sites at night, noise of squares and shops."),
            new("噪声,施工,广场", "noise,building site"), Surroundings, PetitionKind.Complaint,
            new OfferAttribute("when", AttributeType.Text, new("什么时候最吵", "When it is worst"))),
        new("help", new("求助", "A call for help"), new("生活中需要政府部门帮助的事。", "Something in daily life for which help of the authorities is needed."),
            new("求助,帮助", "help"), Exchange, PetitionKind.Help),
        new("question", new("咨询", "A question"), new("办事手续、政策、服务时间。", "How something is applied for, rules, opening hours."),
            new("咨询,政策,手续", "question,rules"), Exchange, PetitionKind.Question),
        new("suggestion", new("意见建议", "A suggestion"), new("对政府工作的意见和建议；看过以后给编号。", "An opinion or suggestion; its number is given once it was looked at."),
            new("建议,意见", "suggestion,idea"), Exchange, PetitionKind.Suggestion) { Type = OfferType.Batch },
    ];

    /// <summary>Codes of those whose number is given later.</summary>
    public static readonly string[] Batch = [.. All.Where(offer => offer.Type is OfferType.Batch).Select(offer => offer.Code)];

    /// <summary>The kind with this code, or null.</summary>
    public static Offer? Find(string? code) => All.FirstOrDefault(offer => offer.Code == code);

    /// <summary>A digest of everything programs read of the list: whoever changes one moves <see cref="Changed"/> too.</summary>
    public static string Fingerprint()
    {
        var text = new StringBuilder();
        foreach (var offer in All)
        {
            text.Append(offer.Code).Append(offer.Name).Append(offer.Name.En).Append(offer.Description).Append(offer.Description.En).Append(offer.Keywords)
                .Append(offer.Keywords.En).Append(offer.Group).Append(offer.Group.En).Append(offer.Type);
            foreach (var asks in offer.Attributes)
            {
                text.Append(asks.Code).Append(asks.Type).Append(asks.Says).Append(asks.Says.En).Append(asks.Hint).Append(asks.Hint?.En).Append(asks.Asks).Append(asks.Required);
                foreach (var (key, name) in asks.Values) text.Append(key).Append(name).Append(name.En);
            }
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
