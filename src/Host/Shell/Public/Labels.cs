using Daylight.Web;

namespace Daylight.Host.Shell.Public;

/// <summary>What the codes by which records are catalogued are called.</summary>
public sealed class Labels(Classification classes, BodyTree bodies)
{
    /// <summary>The classes.</summary>
    public Classification Classes => classes;

    /// <summary>The bodies.</summary>
    public BodyTree Bodies => bodies;

    /// <summary>The value of a facet that an address means, or null when there is none such.</summary>
    public string? Known(Daylight.Facet facet, string value) => facet switch
    {
        Daylight.Facet.Kind when Has(classes.Kinds, value) => SearchFollower.KindPrefix + value,
        Daylight.Facet.Category when Has(classes.Categories, value) => value,
        Daylight.Facet.Topic when Has(classes.Topics, value) => value,
        Daylight.Facet.Body when bodies.Find(value) is not null => value,
        Daylight.Facet.Year when value.Length == 4 && value.All(char.IsAsciiDigit) => value,
        Daylight.Facet.Validity when Enum.GetNames<Validity>().FirstOrDefault(name => name.Equals(value, StringComparison.OrdinalIgnoreCase)) is { } name => name,
        _ => null,
    };

    /// <summary>A value as addresses have it.</summary>
    public static string InAddress(Daylight.Facet facet, string value) => facet switch
    {
        Daylight.Facet.Kind => KindCode(value),
        Daylight.Facet.Validity => value.ToLowerInvariant(),
        _ => value,
    };

    /// <summary>The code of a document's kind, as the index has it.</summary>
    public static string KindCode(string value) => value[(value.IndexOf('/') + 1)..];

    /// <summary>What a value of a facet is called.</summary>
    public Words Of(Daylight.Facet facet, string value) => facet switch
    {
        Daylight.Facet.Kind => Classification.NameOf(classes.Kinds, KindCode(value)),
        Daylight.Facet.Category => Classification.NameOf(classes.Categories, value),
        Daylight.Facet.Topic => Classification.NameOf(classes.Topics, value),
        Daylight.Facet.Body => NameOf(value),
        Daylight.Facet.Year => new(value + "年", value),
        _ => Of(Enum.Parse<Validity>(value)),
    };

    /// <summary>The name of a body, short in Chinese.</summary>
    public Words NameOf(string code) => bodies.Find(code) is { } body ? new(body.ShortName, body.NameEn) : new(code, code);

    /// <summary>What a facet is called.</summary>
    public static Words Of(Daylight.Facet facet) => facet switch
    {
        Daylight.Facet.Kind => new("类型", "Type"),
        Daylight.Facet.Body => new("发布机构", "Published by"),
        Daylight.Facet.Category => new("内容分类", "Category"),
        Daylight.Facet.Topic => new("重点领域", "Priority field"),
        Daylight.Facet.Year => new("公布年份", "Year"),
        _ => new("有效性", "Validity"),
    };

    /// <summary>How a record stands, in words.</summary>
    public static Words Of(Validity validity) => validity switch
    {
        Validity.Valid => new("现行有效", "In force"),
        Validity.NotYet => new("尚未施行", "Not yet in force"),
        Validity.Expired => new("已失效", "Expired"),
        Validity.Abolished => new("已废止", "Abolished"),
        _ => new("已撤回", "Withdrawn"),
    };

    /// <summary>The tone in which that is said.</summary>
    public static Tone ToneOf(Validity validity) => validity switch
    {
        Validity.Valid => Tone.Ok,
        Validity.NotYet => Tone.Soon,
        _ => Tone.Idle,
    };

    static bool Has(IReadOnlyList<Class> classes, string code) => classes.Any(known => known.Code == code);
}
