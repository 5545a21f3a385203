using System.Collections.Frozen;

namespace Daylight.Host.Importing;

/// <summary>What a file can tell of a body.</summary>
enum BodyField
{
    Code, Parent, Name, NameEn, ShortName, Kind, Organisation, Prefix, ValidFrom, ValidTo, Address, Phone, Hours, Organ, Court,
}

/// <summary>The names of these columns, in Chinese or English.</summary>
static class BodyFields
{
    static readonly FrozenDictionary<string, BodyField> ByName = new (BodyField Field, string[] Names)[]
    {
        (BodyField.Code, ["code", "代码", "机构代码", "编码"]),
        (BodyField.Parent, ["parent", "parentcode", "上级", "上级代码", "上级机构"]),
        (BodyField.Name, ["name", "namezh", "名称", "机构名称", "全称"]),
        (BodyField.NameEn, ["nameen", "英文名称", "英文"]),
        (BodyField.ShortName, ["short", "shortzh", "shortname", "简称"]),
        (BodyField.Kind, ["kind", "类别", "类型"]),
        (BodyField.Organisation, ["organisationcode", "organizationcode", "组织机构代码", "creditcode", "统一社会信用代码"]),
        (BodyField.Prefix, ["numberprefix", "documentprefix", "机关代字", "发文代字"]),
        (BodyField.ValidFrom, ["validfrom", "设立日期"]),
        (BodyField.ValidTo, ["validto", "撤销日期"]),
        (BodyField.Address, ["address", "addresszh", "地址", "办公地址"]),
        (BodyField.Phone, ["phone", "telephone", "电话", "联系电话"]),
        (BodyField.Hours, ["hours", "hourszh", "办公时间"]),
        (BodyField.Organ, ["reconsiderationorgan", "行政复议机关", "复议机关"]),
        (BodyField.Court, ["court", "管辖法院", "法院"]),
    }.SelectMany(row => row.Names.Select(name => KeyValuePair.Create(name, row.Field))).ToFrozenDictionary();

    public static BodyField? Find(string name) =>
        ByName.TryGetValue(TableWords.Folded(name), out var field) ? field : null;
}
