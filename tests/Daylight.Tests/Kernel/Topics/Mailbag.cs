using Daylight.Bench;

namespace Daylight.Tests.Kernel.Topics;

/// <summary>Letters of a made-up town, and the search for hot topics in them.</summary>
static class Mailbag
{
    public static readonly TopicRules Rules = LawBook.Load(Path.Combine(AppContext.BaseDirectory, "law")).Topics;

    static readonly DateTime First = new(2025, 3, 3, 2, 0, 0, DateTimeKind.Utc);

    /// <summary>Letters about all and nothing, so that what is usual is known.</summary>
    public static IReadOnlyList<TopicLetter> Background { get; } =
        [.. WrittenLetters.Of(600, 7).Select(letter => letter with { Id = "b" + letter.Id, Reporter = "b" + letter.Reporter, At = First.AddMinutes(int.Parse(letter.Id) * 200) })];

    public static TopicLetter Letter(string id, string? reporter, string subject, string text = "", double day = 30) =>
        new(id, reporter, subject, text, First.AddDays(day));

    public static HotTopics Of(params IEnumerable<TopicLetter> letters)
    {
        var engine = new HotTopics(Rules, []);
        engine.Fill(letters);
        return engine;
    }

    public static HotTopics WithBackground(params IEnumerable<TopicLetter> letters) => Of(Background.Concat(letters));

    /// <summary>Every topic that may be listed.</summary>
    public static IReadOnlyList<HotTopic> All(this HotTopics engine) => engine.Hottest(null, null, int.MaxValue);

    /// <summary>The topic a letter belongs to; null when it is not listed.</summary>
    public static HotTopic? With(this IEnumerable<HotTopic> topics, string id) => topics.SingleOrDefault(topic => topic.Ids.Contains(id));

    /// <summary>The share of letters whose topic is not the one that most of their old topic went to.</summary>
    public static double Moved(IReadOnlyCollection<TopicLetter> letters, HotTopics one, HotTopics other) => 1 - ((double)letters
        .GroupBy(letter => one.TopicOf(letter.Id)!).Sum(topic => topic.CountBy(letter => other.TopicOf(letter.Id)!).Max(to => to.Value)) / letters.Count);

    /// <summary>Several people about a concrete plant that makes dust, each in words of their own.</summary>
    public static IEnumerable<TopicLetter> Dust(int people, string place = "丽景花园", string id = "dust", double from = 30, double apart = 0.1) =>
        Enumerable.Range(0, people).Select(at => Letter($"{id}{at:000}", $"{id}-{at}", string.Format(null, DustSubjects[at % DustSubjects.Length], place),
            string.Format(null, DustTexts[(at + id.Sum(letter => letter)) % DustTexts.Length], place) + Ending(at * 7, id) + Ending((at * 3) + 1, id) + at, from + (at * apart)));

    // Other people say other things.
    static string Ending(int at, string id) => Endings[(at + id.Sum(letter => letter)) % Endings.Length];

    static readonly string[] DustSubjects =
    [
        "{0}旁边的搅拌站灰尘太大", "请取缔{0}附近的混凝土搅拌站", "{0}外面的搅拌站日夜轰鸣，粉尘满天", "关于{0}搅拌站噪音粉尘污染的投诉", "尊敬的领导：{0}搅拌站什么时候搬走",
    ];

    static readonly string[] DustTexts =
    [
        "混凝土搅拌站离{0}只有几十米，白天黑夜都在生产，粉尘落满阳台。", "住在{0}，开窗就是搅拌站的水泥粉尘，孩子一直咳嗽。", "{0}门口每天都是搅拌站的水泥罐车，灰尘飞扬，噪音不断。",
        "搅拌站没有环评，就建在{0}围墙外，粉尘噪音严重超标。",
    ];

    static readonly string[] Endings =
    [
        "我家在三楼，衣服不敢晾。", "老人有哮喘，实在受不了。", "拨打热线没有结果。", "请环保部门来测一测。", "开发商卖房的时候没有说过。", "晚上两点还听得见机器响。", "路面全是泥浆，车轮打滑。", "孩子写作业都要关窗。",
        "大家准备一起签名。", "请给出搬迁的时间表。", "物业说管不了。",
    ];
}
