namespace Daylight.Disclosure.Importing;

/// <summary>
/// Tells simplified from traditional Chinese and both from English by counting characters that only one of them uses.
/// </summary>
static class TextLanguage
{
    // Frequent characters of official texts, pairwise: the same place holds the same character in both forms.
    const string Hant =
        "國會學這個們來時說對發經過後還進種點無開關動東車長門問間見觀規則業務處機構權責應當與從實際問題環農產財報總統書結級給組織練線縣續網絡標樓樣條據擬據擔護變讓議論證"
        + "評設訂計記許訪該認誤請調談質貨費資賣買購貿賠車軍輔轉輪輸辦農運達遠適選遺還郵醫釋鋼錄錢錯鎮長門閉開閱隊階際陸險隨雙雜離難電靜頁項順須預領頭頻題額願類風飛養館驗體"
        + "點黨齊";
    const string Hans =
        "国会学这个们来时说对发经过后还进种点无开关动东车长门问间见观规则业务处机构权责应当与从实际问题环农产财报总统书结级给组织练线县续网络标楼样条据拟据担护变让议论证"
        + "评设订计记许访该认误请调谈质货费资卖买购贸赔车军辅转轮输办农运达远适选遗还邮医释钢录钱错镇长门闭开阅队阶际陆险随双杂离难电静页项顺须预领头频题额愿类风飞养馆验体"
        + "点党齐";

    const int Sample = 4000;

    // A character that both forms share (題 and 题 are two, 財 and 财 are two, 應當's 則 …) must count for neither.
    static readonly HashSet<char> OnlyHant = [.. Hant.Except(Hans)];
    static readonly HashSet<char> OnlyHans = [.. Hans.Except(Hant)];

    public static Language Of(string text)
    {
        var (han, hant, hans, latin) = (0, 0, 0, 0);
        foreach (var letter in text.AsSpan(0, Math.Min(text.Length, Sample)))
        {
            if (char.IsAsciiLetter(letter)) latin++;
            if (letter is < '\u4E00' or > '\u9FFF') continue;
            han++;
            if (OnlyHant.Contains(letter)) hant++;
            else if (OnlyHans.Contains(letter)) hans++;
        }
        // Lists of chemicals or foreign names hold ten Latin letters for a Chinese character and are Chinese documents.
        if (latin > han * 20) return Language.English;
        return hant > hans ? Language.Hant : Language.Hans;
    }
}
