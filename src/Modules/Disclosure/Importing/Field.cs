using System.Collections.Frozen;

namespace Daylight.Disclosure.Importing;

/// <summary>What a field of a foreign file means to us.</summary>
enum Field
{
    Id, Url, Title, Text, Number, SourceIndex, FormedOn, PublishedOn, EffectiveOn, ExpiresOn,
    Issuer, Undertaker, Category, Kind, Topic, Keyword, Description, Attachment,
}

/// <summary>The names under which files of others keep these fields; the first name of a list is preferred.</summary>
static class FieldNames
{
    public readonly record struct Known(Field Field, int Rank, Era Era);

    // Names are compared without case, spaces, hyphens and underscores.
    static readonly (Field Field, string[] Names)[] Table =
    [
        (Field.Id, ["sourceid", "metaid", "id", "identifier", "guid", "uuid", "docid", "编号"]),
        (Field.Url, ["sourceurl", "url", "link", "href", "gazettehtml", "urlsource", "链接", "网址"]),
        (Field.Title, ["title", "articletitle", "标题", "標題", "名称", "名稱", "headline", "name"]),
        (Field.Text, ["text", "fulltext", "content", "正文", "全文", "内容", "html", "markdown"]),
        (Field.Number, ["documentnumber", "gazetteid", "文号", "文號", "发文字号", "發文字號", "docnumber", "filenumber"]),
        (Field.SourceIndex, ["indexnumber", "索引号", "索引號"]),
        (Field.FormedOn, ["formedon", "datecreated", "成文日期", "生成日期", "发文日期", "發文日期", "formedat"]),
        (Field.PublishedOn, ["publishedon", "publishedat", "pubdate", "issue", "发布日期", "發布日期", "发布时间", "公布日期",
            "publishtime", "publishdate", "publishedtime", "date", "日期"]),
        (Field.EffectiveOn, ["effectiveon", "effectivedate", "实施日期", "施行日期", "生效日期"]),
        (Field.ExpiresOn, ["expireson", "expirydate", "失效日期", "废止日期", "有效期至"]),
        (Field.Issuer, ["body", "issuer", "pubgovname", "pubgov", "发布机构", "发布机关", "发文机关", "發文機關", "contentsource",
            "publisher", "source", "来源", "來源"]),
        (Field.Undertaker, ["undertaker", "undertakegov", "承办单位", "承辦單位"]),
        (Field.Category, ["category", "docstylelname", "columnname", "栏目", "分类"]),
        (Field.Kind, ["kind", "docstylesname", "columntype", "体裁", "体裁分类", "type"]),
        (Field.Topic, ["topics", "topic", "chapter", "主题分类", "主题"]),
        (Field.Keyword, ["keywords", "keyword", "tags", "关键词", "關鍵詞", "主题词"]),
        (Field.Description, ["description", "themesubject", "explain", "summary", "摘要", "内容概述", "abstract"]),
        (Field.Attachment, ["attachments", "attachment", "files", "附件"]),
    ];

    // This gazette counts its issues' dates from 1912 without saying so in the field.
    static readonly string[] MinguoNames = ["issue"];

    static readonly FrozenDictionary<string, Known> ByName = Table
        .SelectMany(row => row.Names
            .Select((name, rank) => (Name: name, Known: new Known(row.Field, rank, EraOf(name)))))
        .Select(named => KeyValuePair.Create(named.Name, named.Known))
        .ToFrozenDictionary();

    public static Known? Find(string name)
    {
        if (name.Length > 40) return null;
        Span<char> plain = stackalloc char[name.Length];
        var length = 0;
        foreach (var letter in name)
        {
            if (letter is not ('_' or '-' or ' ')) plain[length++] = char.ToLowerInvariant(letter);
        }
        var bySpan = ByName.GetAlternateLookup<ReadOnlySpan<char>>();
        return bySpan.TryGetValue(plain[..length], out var known) ? known : null;
    }

    static Era EraOf(string name) => MinguoNames.Contains(name) ? Era.Minguo : Era.AsWritten;
}
