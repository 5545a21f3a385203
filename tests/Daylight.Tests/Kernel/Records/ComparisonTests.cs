using CsCheck;
using Xunit;

namespace Daylight.Tests.Kernel;

public sealed class ComparisonTests
{
    [Fact]
    public void A_changed_paragraph_is_one_removed_and_one_added() => Assert.Equal(
        [(Fate.Kept, "甲"), (Fate.Removed, "补贴十万元"), (Fate.Added, "补贴十二万元"), (Fate.Kept, "乙")],
        Comparison.Of("甲\n补贴十万元\n乙", "甲\n补贴十二万元\n乙").Select(paragraph => (paragraph.Fate, paragraph.Text)));

    [Fact]
    public void Blank_lines_and_indents_are_no_change() =>
        Assert.All(Comparison.Of("甲\n\n　　乙", "甲\n乙\n"), paragraph => Assert.Equal(Fate.Kept, paragraph.Fate));

    [Fact]
    public void Both_texts_can_be_read_off_it() => Gen.Select(Text, Text).Sample((before, after) =>
    {
        var compared = Comparison.Of(string.Join('\n', before), string.Join('\n', after));
        return compared.Where(paragraph => paragraph.Fate != Fate.Added).Select(paragraph => paragraph.Text).SequenceEqual(before)
            && compared.Where(paragraph => paragraph.Fate != Fate.Removed).Select(paragraph => paragraph.Text).SequenceEqual(after);
    });

    [Fact]
    public void Texts_too_long_to_compare_are_told_as_replaced_but_for_what_both_ends_share()
    {
        string Long(string mark) => "首\n" + string.Join('\n', Enumerable.Range(0, 3000).Select(i => $"{mark}{i}")) + "\n尾";
        var compared = Comparison.Of(Long("旧"), Long("新"));
        Assert.Equal((2, 3000, 3000), (Count(Fate.Kept), Count(Fate.Removed), Count(Fate.Added)));
        int Count(Fate fate) => compared.Count(paragraph => paragraph.Fate == fate);
    }

    static readonly Gen<string[]> Text = Gen.Int[0, 3].Select(i => "甲乙丙丁"[i].ToString()).Array[0, 12];
}
