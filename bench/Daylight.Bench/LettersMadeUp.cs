using Daylight.Host.Demo;

namespace Daylight.Bench;

/// <summary>Letters of a few labels for where no real ones are. Some words of other labels are in each, as in life.</summary>
static class LettersMadeUp
{
    const ulong Seed = 12345;
    const int Foreign = 25;

    static readonly (string Label, string[] Words)[] Labels =
    [
        ("教育", ["学位", "幼儿园", "班主任", "补课", "校车", "学区", "食堂", "中考", "转学", "课后托管"]),
        ("交通", ["公交站", "红绿灯", "斑马线", "违停", "出租车", "地铁口", "堵车", "限行", "减速带", "共享单车"]),
        ("环境", ["异味", "噪声", "污水", "扬尘", "河涌", "烟囱", "垃圾桶", "油烟", "黑臭水体", "偷排"]),
        ("医疗", ["挂号", "医保", "门诊", "疫苗", "社区医院", "急诊", "药价", "住院", "体检", "报销"]),
        ("住房", ["公租房", "物业费", "电梯", "漏水", "业委会", "停车位", "房产证", "加装", "违建", "拆迁"]),
        ("劳动", ["欠薪", "社保", "工伤", "劳动合同", "加班费", "裁员", "仲裁", "公积金", "养老金", "招聘"]),
    ];

    static readonly string[] Openings = ["您好，", "尊敬的领导：", "请问，", "反映一个问题：", "", "我是本街道居民，"];

    static readonly string[] Patterns =
    [
        "我们这里的{0}一直没有人管", "关于{0}和{1}，打过几次电话都没有结果", "{0}的问题已经拖了半年", "希望尽快解决{0}，还有{1}",
        "附近居民对{0}意见很大", "不知道{0}应该找哪个部门", "上个月说会处理{0}，现在还是老样子",
    ];

    static readonly string[] Endings = ["望早日回复。", "谢谢！", "请有关部门重视。", "盼复。", ""];

    /// <summary>So many letters, the same every time.</summary>
    public static IEnumerable<Lesson> Make(int count)
    {
        var dice = Dice.For(Seed, "letters");
        for (var n = 0; n < count; n++)
        {
            var (label, words) = Labels[n % Labels.Length];
            string Word() => dice.Pick(dice.Chance(Foreign) ? dice.Pick(Labels).Words : words);
            var sentences = Enumerable.Range(0, dice.Between(1, 3))
                .Select(_ => string.Format(null, dice.Pick(Patterns), Word(), Word())).ToList();
            var subject = dice.Chance(50) ? $"{dice.Pick(words)}问题" : "";
            yield return new(label, subject, $"{dice.Pick(Openings)}{string.Join('，', sentences)}。{dice.Pick(Endings)}");
        }
    }
}
