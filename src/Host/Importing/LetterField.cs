using System.Collections.Frozen;

namespace Daylight.Host.Importing;

/// <summary>What a file can tell of a letter.</summary>
enum LetterField
{
    Id, Reporter, Subject, At, Text, Against, For, Reply, RepliedAt, First, Second, Third, Place, Kind, Source, Name, Phone, Email, Address, Body, People,
}

/// <summary>The names of these columns, in Chinese or English.</summary>
static class LetterFields
{
    static readonly FrozenDictionary<string, LetterField> ByName = new (LetterField Field, string[] Names)[]
    {
        (LetterField.Id, ["id", "number", "编号", "留言编号", "信件编号", "诉求编号", "工单编号"]),
        (LetterField.Reporter, ["reporter", "user", "author", "用户", "留言用户", "写信人", "来信人", "诉求人"]),
        (LetterField.Subject, ["subject", "title", "主题", "标题", "留言主题", "信件标题", "诉求标题"]),
        (LetterField.At, ["at", "time", "sent", "sentat", "date", "时间", "留言时间", "来信时间", "诉求时间"]),
        (LetterField.Text, ["text", "letter", "content", "内容", "正文", "留言详情", "留言内容", "来信内容", "诉求内容"]),
        (LetterField.Against, ["against", "dislikes", "反对", "反对数"]),
        (LetterField.For, ["for", "likes", "votes", "点赞", "点赞数", "支持数"]),
        (LetterField.Reply, ["reply", "answer", "答复", "答复意见", "答复内容", "回复内容"]),
        (LetterField.RepliedAt, ["replied", "repliedat", "answered", "answeredat", "答复时间", "答复日期", "回复时间"]),
        (LetterField.First, ["label", "class", "topic", "label1", "分类", "一级标签", "一级分类"]),
        (LetterField.Second, ["label2", "二级标签", "二级分类"]),
        (LetterField.Third, ["label3", "三级标签", "三级分类"]),
        (LetterField.Place, ["place", "location", "地点", "位置", "事发地点"]),
        (LetterField.Kind, ["kind", "类别", "诉求类别", "诉求类型", "信件类别", "信件类型"]),
        (LetterField.Source, ["source", "channel", "来源", "渠道", "诉求来源", "信件来源"]),
        (LetterField.Name, ["name", "姓名", "写信人姓名", "来信人姓名", "诉求人姓名"]),
        (LetterField.Phone, ["phone", "telephone", "mobile", "电话", "手机", "联系电话"]),
        (LetterField.Email, ["email", "mail", "邮箱", "电子邮箱", "电子邮件"]),
        (LetterField.Address, ["address", "住址", "联系地址", "通信地址"]),
        (LetterField.Body, ["body", "agency", "单位", "单位代码", "承办单位", "办理单位"]),
        (LetterField.People, ["people", "人数", "反映人数", "联名人数"]),
    }.SelectMany(row => row.Names.Select(name => KeyValuePair.Create(name, row.Field))).ToFrozenDictionary();

    public static LetterField? Find(string column) => ByName.TryGetValue(TableWords.Folded(column), out var field) ? field : null;
}
