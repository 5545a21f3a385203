using AngleSharp.Dom;
using Daylight.Web;
using Xunit;

namespace Daylight.Tests.Web;

public class FieldTests
{
    static readonly Problems Wrong = Problems.Of("Subject", "写明主题", "Say what it is about");

    [Fact]
    public async Task Label_hint_problem_and_control_come_in_this_order()
    {
        var page = await Rendered.Page<Field>(parameters: new { Name = "Subject", Label = "主题", Hint = "几个字就行。", Problems = Wrong });
        Assert.Equal(["主题", "几个字就行。", "错误：写明主题"], page.QuerySelector(".field")!.Children.SkipLast(1).Select(part => part.TextContent.Trim()));
        Assert.Equal("input", page.QuerySelector(".field")!.LastElementChild!.LocalName);
    }

    [Fact]
    public async Task The_control_is_described_by_hint_and_problem()
    {
        var page = await Rendered.Page<Field>(parameters: new { Name = "Subject", Label = "主题", Hint = "几个字就行。", Problems = Wrong });
        var control = page.QuerySelector("input")!;
        Assert.Equal("true", control.GetAttribute("aria-invalid"));
        Assert.Equal("几个字就行。错误：写明主题", Described(page, control));
        Assert.Equal(control.Id, page.QuerySelector("label")!.GetAttribute("for"));
    }

    [Fact]
    public async Task A_field_without_a_problem_says_nothing_of_it()
    {
        var page = await Rendered.Page<Field>(parameters: new { Name = "Text", Label = "内容", Problems = Wrong });
        Assert.Null(page.QuerySelector("input")!.GetAttribute("aria-invalid"));
        Assert.Null(page.QuerySelector(".wrong"));
        Assert.Null(page.QuerySelector("input")!.GetAttribute("aria-describedby"));
    }

    [Theory]
    [InlineData(FieldKind.Radio, "radio")]
    [InlineData(FieldKind.Checks, "checkbox")]
    public async Task Choices_are_a_group_whose_first_is_where_the_problem_leads(FieldKind kind, string type)
    {
        var page = await Rendered.Page<Field>(parameters: new
        {
            Name = "Subject", Label = "哪一类", Kind = kind, Problems = Wrong, Options = new Option[] { new("a", "甲"), new("b", "乙") },
        });
        Assert.Equal("哪一类", page.QuerySelector("fieldset > legend")!.TextContent);
        Assert.Equal(type, page.GetElementById("Subject")!.GetAttribute("type"));
        Assert.Equal(["甲", "乙"], page.QuerySelectorAll("fieldset label").Select(label => label.TextContent));
    }

    [Fact]
    public async Task What_was_typed_comes_back_as_text()
    {
        var page = await Rendered.Page<Field>(parameters: new { Name = "Text", Label = "内容", Kind = FieldKind.Lines, Value = "<script>alert(1)</script>&\n二" });
        Assert.Equal("<script>alert(1)</script>&\n二", page.QuerySelector("textarea")!.TextContent);
        Assert.Null(page.QuerySelector("script"));
    }

    [Fact]
    public async Task A_secret_never_comes_back()
    {
        var html = await Rendered.Html<Field>(Rendered.Reader(), new { Name = "Secret", Label = "密码", Kind = FieldKind.Password, Value = "hunter2" });
        Assert.DoesNotContain("hunter2", html);
    }

    [Theory]
    [InlineData(Language.Hans, "最多500个字")]
    [InlineData(Language.Hant, "最多500個字")]
    [InlineData(Language.English, "At most 500 characters")]
    public async Task The_budget_is_said_without_script(Language language, string said)
    {
        var page = await Rendered.Page<Field>(Rendered.Reader(language), new { Name = "Text", Label = "内容", Kind = FieldKind.Lines, Budget = (int?)500 });
        Assert.Equal(said, Described(page, page.QuerySelector("textarea")!));
    }

    static string Described(IDocument page, IElement control) => string.Concat(control.GetAttribute("aria-describedby")!
        .Split(' ').Select(id => page.GetElementById(id)!.TextContent.Trim()));
}
