using System.Text.RegularExpressions;

namespace Daylight.Disclosure.Importing;

/// <summary>The “label：value” pairs that pages show above a document: 文号, 成文日期, 发布机构 and the like.</summary>
static partial class PageLabels
{
    // Labels stand in the first lines above the text.
    const int MostLines = 200;

    /// <summary>The value of each field that has a label with something behind it.</summary>
    public static Dictionary<Field, string> In(string text)
    {
        var values = new Dictionary<Field, string>();
        foreach (var line in text.Split('\n', MostLines + 1).Take(MostLines))
        {
            if (line.Length > 400) continue;
            var labels = Label().Matches(line);
            for (var i = 0; i < labels.Count; i++)
            {
                var from = labels[i].Index + labels[i].Length;
                var end = i + 1 < labels.Count ? labels[i + 1].Index : line.Length;
                var value = PlainText.OneLine(line[from..end]).Trim('|', ' ', '*', '[', ']', '【', '】');
                if (value is "" or "-" || MeaningOf(labels[i].Value) is not { } field) continue;
                values.TryAdd(field, value.Split('|', 2)[0].Trim());
            }
        }
        return values;
    }

    static Field? MeaningOf(string label) => string.Concat(label.Where(char.IsLetter)) switch
    {
        "文号" or "发文字号" or "发文文号" => Field.Number,
        "发布机关" or "发布机构" or "发文机关" or "发文单位" or "公开机构" => Field.Issuer,
        "信息来源" or "文章来源" or "稿件来源" or "来源" => Field.Undertaker,
        "成文日期" or "生成日期" or "发文日期" => Field.FormedOn,
        "发布日期" or "发布时间" or "发表时间" or "公开日期" => Field.PublishedOn,
        "实施日期" or "施行日期" or "生效日期" => Field.EffectiveOn,
        "失效日期" or "废止日期" => Field.ExpiresOn,
        "索引号" => Field.SourceIndex,
        "主题词" or "关键词" => Field.Keyword,
        "主题分类" => Field.Topic,
        "体裁分类" => Field.Kind,
        _ => null,
    };

    // Labels without a meaning of their own end the value of the one before them.
    [GeneratedRegex(@"(?:文[\s]{0,4}号|发文字号|发文文号|发布机[关构]|发文机关|发文单位|公开机构|信息来源|文章来源|稿件来源|来源|成文日期|生成日期|发文日期"
        + @"|发布日期|发布时间|发表时间|公开日期|[实施]施日期|生效日期|失效日期|废止日期|索[\s]{0,4}引[\s]{0,4}号|主题词|关键词|主题分类|体裁分类|分类"
        + @"|统一编号|文件状态|名称|浏览量|浏览次数|阅读次数|字体大小|字体|浏览字号|分享到|分享|打印)\s{0,2}[:：]|浏览量|分享到|【打印】")]
    private static partial Regex Label();
}
