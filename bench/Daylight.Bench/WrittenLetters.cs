using System.Text;

namespace Daylight.Bench;

/// <summary>Letters of residents, made up: matters at places, each in its writer's wording. The same seed writes the same.</summary>
static class WrittenLetters
{
    static readonly DateTime First = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    const string Names = "云海锦华春江月明松竹梅兰翠湖丽景天河东山石桥龙泉凤鸣金沙银杏紫荆玉兰新安福宁长乐永兴和顺康泰";

    static readonly string[] Kinds = ["小区", "花园", "路", "社区", "小学", "村", "广场", "新村", "街", "幼儿园"];

    static readonly (string[] Subjects, string[] Sentences)[] Matters =
    [
        (["夜间施工扰民", "工地半夜还在施工", "凌晨打桩声音太吵"], ["工地每天晚上施工到凌晨", "打桩机的声音让人睡不着", "老人和孩子整夜不能休息", "夜里混凝土车进进出出"]),
        (["垃圾没有人清理", "垃圾堆放多日无人收运", "垃圾桶满了没人管"], ["垃圾堆了一个星期没有人来收", "天热以后臭味很大", "苍蝇到处都是", "垃圾桶早就满了"]),
        (["路灯不亮", "路灯坏了很久没修", "晚上没有路灯一片漆黑"], ["路灯坏了两个月", "晚上走路看不见", "已经有人摔倒过", "报修以后没有人来"]),
        (["停水没有通知", "经常停水影响生活", "自来水时有时无"], ["一周停了三次水", "停水之前没有通知", "水压也很低，楼上用不了", "做饭洗澡都成问题"]),
        (["电梯经常困人", "电梯故障不断", "电梯坏了没人维修"], ["电梯这个月困人四次", "物业说没有维修基金", "老人爬楼非常困难", "维修的人来了又走了"]),
        (["占道经营堵塞通道", "摊贩占满人行道", "流动摊位影响出行"], ["人行道上全是摊位", "行人只能走到机动车道上", "每天下午开始摆到半夜", "城管来的时候收起来，走了又摆"]),
        (["学位不够孩子上不了学", "入学名额太少", "适龄儿童入学难"], ["孩子今年该上一年级了", "说学位已经满了", "附近没有别的学校可以上", "开发商当初承诺有学位"]),
        (["油烟扰民", "餐馆油烟直排居民楼", "饭店排烟管对着窗户"], ["一楼饭店的油烟直接排到楼上", "窗户都不敢打开", "没有装净化设备", "衣服晾出去都是油烟味"]),
        (["公交车班次太少", "希望增加公交班次", "等公交要等四十分钟"], ["早高峰要等四十分钟", "车来了也挤不上去", "晚上七点就没有车了", "上班经常迟到"]),
        (["拖欠工资不发", "工程款没有结清欠薪", "干完活拿不到工钱"], ["工资已经拖了半年", "老板一直说再等等", "几十个工人等着回家过年", "有考勤记录和欠条"]),
        (["下水道堵塞污水外溢", "污水井冒水", "化粪池满了污水横流"], ["污水从井盖里冒出来", "一下雨就倒灌进一楼", "气味难闻", "疏通以后过几天又堵了"]),
        (["物业乱收费", "停车费突然涨价", "物业收费没有公示"], ["物业没有公示就涨价", "不交钱就不让车进门", "业主大会没有开过", "收费没有发票"]),
    ];

    static readonly string[] Fillings =
    [
        "希望有关部门尽快处理", "我们已经反映过多次", "打了电话一直没有答复", "请领导关心一下老百姓的生活", "住在这里的人都深受其害", "恳请派人到现场看看",
        "这种情况持续很久了", "大家意见很大", "之前说会解决，到现在没有动静", "请给我们一个明确的答复", "真心希望城市越来越好", "附上照片，请查看",
    ];

    /// <summary>The letters, in the order of time.</summary>
    public static IEnumerable<TopicLetter> Of(int count, int seed)
    {
        var random = new Random(seed);
        var places = Enumerable.Range(0, Math.Max(20, count / 40)).Select(_ => Place(random)).ToList();
        for (var number = 0; number < count; number++)
        {
            // Some places and matters are written about much more than others.
            var place = places[(int)(places.Count * Math.Pow(random.NextDouble(), 2))];
            var (subjects, sentences) = Matters[(int)(Matters.Length * Math.Pow(random.NextDouble(), 1.5))];
            var text = new StringBuilder("尊敬的领导：");
            foreach (var sentence in Some(random, sentences, 3).Concat(Some(random, Fillings, 4))) text.Append(place).Append(sentence).Append('，');
            yield return new($"{number:000000}", $"u{random.Next(count)}", place + subjects[random.Next(subjects.Length)], text.ToString(),
                First.AddMinutes(number * 525_600.0 / count)) { For = random.Next(20) == 0 ? random.Next(50) : 0 };
        }
    }

    static string Place(Random random) =>
        $"{Names[random.Next(Names.Length)]}{Names[random.Next(Names.Length)]}{Names[random.Next(Names.Length)]}{Kinds[random.Next(Kinds.Length)]}";

    static IEnumerable<string> Some(Random random, string[] of, int count)
    {
        var mixed = of.ToArray();
        random.Shuffle(mixed);
        return mixed.Take(count);
    }
}
