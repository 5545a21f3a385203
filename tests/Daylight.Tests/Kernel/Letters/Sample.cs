namespace Daylight.Tests.Kernel.Letters;

/// <summary>Letters to be set.</summary>
static class Sample
{
    public const string Issuer = "广州市黄埔区住房和城乡建设局";

    public static readonly LetterFonts Fonts = new(new LetterOptions());

    public static readonly Letterhead Head = new(Issuer, "政府信息公开申请答复书", "陈晓岚", new(2026, 10, 13)) { Series = "依申请公开" };

    public const string Number = "穗埔建依申请公开〔2026〕7号";

    public const string Text = """
        陈晓岚：
        　　我机关于2026年10月9日收到您提交的政府信息公开申请（受理编号GK-2026-00214），申请公开“2026年加装电梯补贴审核意见”。
        　　一、公开的内容
        　　（一）审核意见。予以公开，见附件；其余部分因涉及第三方的个人隐私，依法不予公开，理由是公开之后会损害第三方的合法权益。
        　　1. 发放名单已经主动公开，可以在区政府网站“政府信息公开”栏目查阅。
        　　对本答复不服的，可以自收到本答复之日起60日内申请行政复议，也可以自收到本答复之日起6个月内提起行政诉讼。

        　　附件：1. 审核意见（遮盖）.pdf
        　　　　2. 一览表.xlsx

        广州市黄埔区住房和城乡建设局
        2026年10月13日
        """;

    public static OfficialLetter Short => OfficialLetter.Of(Head, Text, Number);

    /// <summary>A letter with as many paragraphs of two lines as wanted, so that it runs over pages.</summary>
    public static OfficialLetter Long(int paragraphs) => Short with
    {
        Paragraphs = [.. Enumerable.Range(1, paragraphs).Select(i => $"这是第{i}段，写得比一行长一些，用来看一页排多少行、一行排多少字、标点怎样换行，以及盖章的地方。")],
    };
}
