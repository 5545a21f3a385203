using System.Collections.Frozen;

namespace Daylight;

/// <summary>
/// Characters that stand for parts of characters (康熙部首, ⼤ for 大): fonts give them to PDFs in place of the characters, so
/// that a text looks right and is not found.
/// </summary>
static class Radicals
{
    // The first of the 214 in the block at U+2F00, in their order.
    const char First = '\u2f00';
    const string Kangxi = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方"
        + "无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫"
        + "血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

    // Those of the supplement that fonts really use.
    static readonly FrozenDictionary<char, char> Others = "⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"
        .Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>The text with the characters that are meant; each in its place.</summary>
    public static string Replaced(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\u2e80', '\u2fd5') < 0) return text;
        return string.Create(text.Length, text, static (into, from) =>
        {
            for (var i = 0; i < from.Length; i++)
                into[i] = from[i] is >= First and < (char)(First + 214) and var radical ? Kangxi[radical - First] : Others.GetValueOrDefault(from[i], from[i]);
        });
    }
}
