using Daylight.Web;
using Daylight.Web.Api;

namespace Daylight.Host.Security;

/// <summary>A request that is refused before any page has seen it, as the reader is told.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">What is the matter.</param>
/// <param name="Say">What to do.</param>
public sealed record Refusal(int Status, Words Title, Words Say)
{
    public static readonly Refusal NotAllowed = new(StatusCodes.Status403Forbidden,
        new("您没有这里的权限", "You may not open this page"),
        new("这一页要有相应的岗位才能看。需要的话，请本单位的管理员给您加上岗位。",
            "This page needs a post that you don't hold. If you need it, ask your administrator for the post."));

    public static readonly Refusal TooMany = new(StatusCodes.Status429TooManyRequests,
        new("您这里发来的请求太多", "Too many requests from where you are"),
        new("请等一分钟再试。您填写的内容没有提交。", "Wait a minute and try again. What you entered was not sent."));

    public static readonly Refusal TooLarge = new(StatusCodes.Status413PayloadTooLarge,
        new("文件太大，没有收下", "The files are too large and were not taken"),
        new("每个文件不超过10 MB，一次合计不超过64 MB。请返回上一页，换小一些的文件再提交。",
            "A file may have up to 10 MB, all of them together 64 MB. Go back and choose smaller files."));

    /// <summary>Answers a request with it: a page for people, problem details for programs, or as the address has it.</summary>
    public static Task Show(HttpContext http, Refusal refusal)
    {
        var answer = http.GetEndpoint()?.Metadata.GetMetadata<RefusedAs>() is { } own ? own.Of(http, refusal.Status, refusal.Title)
            : http.Request.Path.StartsWithSegments("/api") ? new Refused(refusal.Status, refusal.Title, Problems.Of("", refusal.Say.Zh, refusal.Say.En))
            : Page.Of<RefusalView>(refusal, refusal.Status);
        return answer.ExecuteAsync(http);
    }
}
