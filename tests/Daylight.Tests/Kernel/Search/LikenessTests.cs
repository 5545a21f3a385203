using CsCheck;
using Xunit;

namespace Daylight.Tests.Kernel.Search;

/// <summary>Which short descriptions mean the same.</summary>
public sealed class LikenessTests
{
    static readonly Likeness Usual = new(TownPlan.Law.AskedOften.Ignored, TownPlan.Law.AskedOften.Alike);

    [Theory]
    [InlineData("2026年加装电梯补贴审核意见", "關於２０２６年加裝電梯補貼的審核意見")]
    [InlineData("《穗埔府规〔2026〕4号》", "穗埔府规(2026)4号")]
    [InlineData("申请公开大沙街道2025年部门预算", "大沙街道2025年度部门预算")]
    public void Alike_whatever_the_script_the_width_and_the_polite_words(string one, string other) => Assert.Single(Groups(one, other));

    [Theory]
    [InlineData("2026年加装电梯补贴审核意见", "2026年农贸市场卫生检查结果")]
    [InlineData("大沙街道2025年部门预算", "大沙街道垃圾分类收运合同")]
    public void Other_things_are_not_alike(string one, string other) => Assert.Equal(2, Groups(one, other).Count);

    [Fact]
    public void What_says_nothing_is_in_no_group() => Assert.Single(Groups("关于公开的信息", "……", "部门预算"));

    [Fact]
    public void Every_description_that_says_something_is_in_one_group_and_order_makes_no_difference() =>
        Gen.OneOf(Gen.Const("加装电梯补贴"), Gen.Const("加装电梯补贴名单"), Gen.Const("电梯补贴名单"), Gen.Const("部门预算"), Gen.Const("预算公开表"))
            .Array[0, 12].Sample(all =>
            {
                var groups = Groups(all);
                Assert.Equal(all.Order(StringComparer.Ordinal), groups.SelectMany(group => group).Order(StringComparer.Ordinal));
                Assert.Equal(Sets(groups), Sets(Groups([.. all.Reverse()])));
            });

    static IEnumerable<string> Sets(IEnumerable<IReadOnlyList<string>> groups) =>
        groups.Select(group => string.Join('|', group.Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal);

    static IReadOnlyList<IReadOnlyList<string>> Groups(params string[] all) => Usual.Groups(all, one => one);
}
