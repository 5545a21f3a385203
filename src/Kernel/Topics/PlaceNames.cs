using System.Collections.Frozen;

namespace Daylight;

/// <summary>A place named in a text, in folded form.</summary>
/// <param name="Name">The whole name.</param>
/// <param name="Core">The part that tells it from others: the name without what kind of place it is.</param>
/// <param name="Start">Where the name begins in the folded text.</param>
/// <param name="Reach">How much it holds.</param>
readonly record struct PlaceName(string Name, string Core, int Start, Reach Reach);

/// <summary>How much a place holds.</summary>
enum Reach
{
    /// <summary>An estate, a school, a firm: what is said of it is mostly one matter.</summary>
    Fine,

    /// <summary>A street, a town, a lake, a line of the metro: many matters are there; two of them are two places all the same.</summary>
    Middle,

    /// <summary>A city, a district, a county.</summary>
    Wide,
}

/// <summary>
/// Finds places in a text: words of a gazetteer, and names known by how they end (小区、路、学校). Where such a name begins
/// nothing tells for certain, so places are compared by pairs of characters of their core, of which a wrong beginning leaves
/// most untouched.
/// </summary>
sealed class PlaceNames
{
    const int LongestCore = 8, LongestEnding = 6;

    static readonly string[] WideEndings = ["市", "区", "县", "省", "新区", "开发区", "自治区", "自治县", "自治州"];

    static readonly string[] MiddleEndings = ["街道", "镇", "乡", "村", "路", "大道", "街", "大街", "湖", "河", "江", "号线", "中路", "东路", "西路", "南路", "北路"];

    static readonly string[] Endings =
    [
        "新村", "社区", "小区", "巷", "大桥", "立交桥", "立交", "互通", "隧道", "地铁站", "火车站", "收费站", "派出所",
        "学校", "小学", "中学", "一中", "二中", "高中", "幼儿园", "学院", "大学", "职院", "驾校", "医院", "卫生院", "公司", "集团", "工厂", "厂", "工地", "花园", "家园", "公园", "乐园", "广场",
        "大厦", "商城", "新城", "城", "苑", "府", "湾", "庭", "郡", "公馆", "公寓", "庄园", "山庄", "雅苑", "佳苑", "华府", "华庭", "名邸", "名府", "里", "酒店", "宾馆", "市场", "超市", "银行",
        "水库", "港", "码头", "机场", "体育馆", "图书馆", "中心", "时代", "国际", "项目", "楼盘", "平台", "有限公司", "物业", "路口", "车站", "火车南站", "高铁站", "实验中学", "实验小学", "实验学校", "外国语学校", "职业技术学院", "技术学院", "职业学院", "人民医院", "中心医院", "大院", "庭院", "景区", "三角洲",
    ];

    // What stands before a name and does not belong to it, and what ends like a name and is none.
    static readonly string[] Before =
    [
        "请问", "咨询", "关于", "反映", "投诉", "举报", "建议", "希望", "恳请", "请求", "要求", "请", "位于", "坐落", "住在", "我是", "我们", "我", "你", "他", "在", "的", "对", "和", "与", "及", "跟",
        "是", "有", "到", "从", "向", "往", "至", "由", "被", "把", "为什么", "为何", "何时", "能否", "可否", "怎么", "这个", "这", "那", "了", "给", "让", "于", "就", "去", "以及", "或", "不", "没",
        "附近", "周边", "周围", "门前", "楼下", "配套", "一期", "二期", "三期", "四期", "五期", "居民", "安置", "住宅", "商业", "普惠制", "普惠性", "普惠", "公办", "民办", "公立", "私立", "生活", "一所", "很多", "许多", "所有", "任何", "其他", "其它", "哪些", "什么", "有些", "一些", "有关", "相关", "当地", "地铁", "公交", "旁边", "旁", "对面", "里面", "之间", "门口", "加快", "解决", "质疑", "强烈", "严重", "尽快", "帮忙", "落实", "完善", "新建", "修建", "建设", "增加", "设置", "取缔", "开通", "整治", "查处",
        "本", "该", "某", "各", "全", "每", "几", "多", "家", "买", "购", "等", "都", "也", "将", "要", "能", "说", "问", "使", "用", "个", "们", "所", "地处", "居住", "现在", "进", "出", "来", "上", "下",
    ];

    static readonly FrozenSet<string> None = FrozenSet.Create(StringComparer.Ordinal,
        "政府", "法院", "道路", "公路", "马路", "铁路", "网站", "这里", "那里", "哪里", "家里", "心里", "夜里", "电路", "线路", "思路", "进城", "全城", "农村", "乡村", "城镇", "乡镇", "城乡", "城市", "市区",
        "地区", "灾区", "片区", "园区", "校区", "城区", "郊区", "辖区", "库区", "厂区", "街区", "社区", "小区", "工厂", "学校", "医院", "公司", "集团", "工地", "广场", "花园", "公园", "国际", "时代", "项目",
        "平台", "中心", "市场", "物业", "楼盘", "超市", "银行", "酒店", "大道", "街道", "走路", "修路", "一路", "半路", "沿路", "让路", "上市", "门市", "县市", "超市", "股市", "房产中心", "服务中心", "购物中心");

    static readonly FrozenDictionary<string, Reach> ReachOf = Endings.Select(ending => (ending, Reach.Fine))
        .Concat(MiddleEndings.Select(ending => (ending, Reach.Middle))).Concat(WideEndings.Select(ending => (ending, Reach.Wide)))
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    static readonly FrozenSet<char> Firsts = ReachOf.Keys.Select(ending => ending[0]).ToFrozenSet();

    readonly FrozenSet<string> before = Before.ToFrozenSet(StringComparer.Ordinal);
    readonly FrozenSet<string> known;
    readonly int longestKnown;

    /// <summary>Knows these places besides what endings tell.</summary>
    public PlaceNames(IEnumerable<string> gazetteer)
    {
        known = gazetteer.Select(Folding.Fold).Where(name => name.Length > 1).ToFrozenSet(StringComparer.Ordinal);
        longestKnown = known.Count == 0 ? 0 : known.Max(name => name.Length);
    }

    /// <summary>The places of a folded text, in order; none overlaps another.</summary>
    public List<PlaceName> In(string folded)
    {
        var found = new List<PlaceName>();
        for (var (at, free) = (0, 0); at < folded.Length; at++)
        {
            if (Known(folded, at) is { } word)
            {
                found.Add(new(word, word, at, Reach.Fine));
                at += word.Length - 1;
                free = at + 1;
                continue;
            }
            if (Ending(folded, at) is not var (ending, reach)) continue;
            // In 星湖湾 and 松雅湖小区 the lake is part of the name.
            if (ending.Length == 1 && reach != Reach.Wide && Ending(folded, at + 1) is { Reach: not Reach.Wide }) continue;
            var start = Start(folded, at, free);
            var end = at + ending.Length;
            // 花园小区 is one place: what follows a name at once is more of its kind.
            if (start == at && found is [.., { Reach: not Reach.Wide } last] && last.Start + last.Name.Length == at)
            {
                found[^1] = last with { Name = folded[last.Start..end], Reach = (Reach)Math.Min((int)reach, (int)last.Reach) };
            }
            else if (Named(folded[start..at], folded[start..end], ending))
            {
                found.Add(new(folded[start..end], folded[start..at], start, reach));
            }
            at = end - 1;
            free = end;
        }
        return found;
    }

    string? Known(string folded, int at)
    {
        for (var length = Math.Min(longestKnown, folded.Length - at); length > 1; length--)
            if (known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded.AsSpan(at, length), out var word)) return word;
        return null;
    }

    // The longest that stands here.
    static (string Ending, Reach Reach)? Ending(string folded, int at)
    {
        if (at >= folded.Length || !Firsts.Contains(folded[at])) return null;
        var endings = ReachOf.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(LongestEnding, folded.Length - at); length > 0; length--)
            if (endings.TryGetValue(folded.AsSpan(at, length), out var reach)) return (folded.Substring(at, length), reach);
        return null;
    }

    int Start(string folded, int at, int free)
    {
        var start = at;
        while (start > free && at - start < LongestCore && Folding.Kind(folded[start - 1]) != CharKind.Gap && !Stops(folded, free, start)) start--;
        return start;
    }

    bool Stops(string folded, int free, int start)
    {
        for (var length = 1; length <= 3 && start - length >= free; length++)
            if (before.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded.AsSpan(start - length, length))) return true;
        return false;
    }

    static bool Named(string core, string name, string ending) =>
        core.Length > 0 && !None.Contains(name) && (ending.Length > 1 || !None.Contains(name[^2..]))
        && (core.Length > 1 || char.IsAsciiLetterOrDigit(core[0]) || ending is "市" or "县" or "村");
}
