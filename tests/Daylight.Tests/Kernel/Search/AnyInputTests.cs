using CsCheck;
using Xunit;
using static Daylight.Tests.Kernel.Search.Library;

namespace Daylight.Tests.Kernel.Search;

public sealed class AnyInputTests
{
    static readonly Gen<string> Syntax = Gen.OneOf(
        "\"", "“", "”", "「", "」", "『", "-", "－", "*", "?",
        "~", "^", "(", ")", "[", "〔", "2026", "号", "第", "AND", "OR", ":", "\\", "/",
        "&&", "xian", "hpq", "电梯", "的", " ", "\t", "\0", "\u001f", "\ud800", "\udc00", "𠀀", "\uffff",
        "é", "々", "한국", "ไทย");

    static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String[Gen.Char, 0, 80], Syntax.Array[0, 30].Select(string.Concat),
        Gen.Char[' ', '~'].Array[0, 900].Select(c => new string(c)));

    [Fact]
    public void Any_text_is_a_valid_question()
    {
        using var library = new Library().Holds(Record("a", "黄埔区加装电梯办法", "补贴十万元。第4号"), Record("b", "AND OR", "xian 𠀀"));
        AnyText.Sample(text => Assert.InRange(library.Find(text).Total, 0, 2), iter: 3000, threads: 1);
    }

    [Fact]
    public void Any_text_can_be_a_document_and_comes_back_as_it_was()
    {
        using var library = new Library();
        var valid = AnyText.Select(text => string.Concat(text.EnumerateRunes()));
        Gen.Select(valid, valid, valid).Sample(
            (title, text, number) =>
            {
                var document = Record("a", title, text) with
                {
                    DocumentNumber = number, BodyName = number, Category = text,
                };
                library.Index.Apply([document], [], 1);
                library.Index.Refresh();
                var hit = Assert.Single(library.Find("").Hits);
                Assert.Equal(title, hit.Document.Title);
                Assert.Equal(title, string.Concat(hit.Title.Select(segment => segment.Text)));
                Assert.Equal(number, hit.Document.DocumentNumber);
            },
            iter: 200, threads: 1);
    }

    [Fact]
    public void An_endless_question_is_answered() => Answered(
        new string('电', 1_000_000), string.Concat(Enumerable.Repeat("a ", 100_000)),
        new string('"', 100_000), new string('-', 100_000), string.Concat(Enumerable.Repeat("xiang", 2000)));

    static void Answered(params string[] questions)
    {
        using var library = new Library().Holds(Record("a", "电梯"));
        foreach (var question in questions) Assert.InRange(library.Find(question).Total, 0, 1);
    }
}
