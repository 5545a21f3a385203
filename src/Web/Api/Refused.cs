using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;

namespace Daylight.Web.Api;

/// <summary>An error as a program reads it: RFC 9457 problem details, with every problem found.</summary>
public sealed class Refused(int status, Words title, Problems? problems = null) : IResult, IStatusCodeHttpResult
{
    /// <summary>The media type of problem details.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>Further members, such as the reason of a withdrawal.</summary>
    public IReadOnlyDictionary<string, object?> More { get; init; } = new Dictionary<string, object?>();

    public int? StatusCode => status;

    /// <summary>Everything that is wrong, where it is a matter of what was sent.</summary>
    public Problems? Problems => problems;

    /// <summary>There is nothing under this address.</summary>
    public static Refused NotFound { get; } = new(StatusCodes.Status404NotFound, new("没有这个内容", "There is nothing here"));

    /// <summary>Something in what was sent has to be changed.</summary>
    public static Refused Because(Problems problems) => new(StatusCodes.Status422UnprocessableEntity,
        new("有内容需要改", "Something in the input has to be changed"), problems);

    /// <summary>What was sent is no JSON object.</summary>
    public static Refused Unreadable { get; } = new(StatusCodes.Status400BadRequest, new("内容读不懂", "What was sent can't be read"),
        Problems.Of("", "请发送一个完整的JSON对象（UTF-8，名称不重复）。", "Send one whole JSON object (UTF-8, no name twice)."));

    /// <summary>An error about which only its status is known.</summary>
    public static Refused Of(int status) => new(status, status switch
    {
        StatusCodes.Status400BadRequest => new("请求读不懂", "The request can't be read"),
        StatusCodes.Status401Unauthorized => new("需要凭据", "Credentials are needed"),
        StatusCodes.Status404NotFound => NotFound.Title,
        StatusCodes.Status405MethodNotAllowed => new("这个地址不接受这种方法", "This address does not take this method"),
        StatusCodes.Status409Conflict => new("别人刚刚改过，请重新读取再试", "Somebody else has just changed it: read it again and try again"),
        StatusCodes.Status413PayloadTooLarge => new("发来的内容太大", "What was sent is too large"),
        StatusCodes.Status415UnsupportedMediaType => new("请发送 application/json", "Send application/json"),
        StatusCodes.Status429TooManyRequests => new("请求太多，请稍后再来", "Too many requests; come back later"),
        StatusCodes.Status500InternalServerError => new("系统出了问题，已经记下", "Something went wrong here; it was noted"),
        _ => new(ReasonPhrases.GetReasonPhrase(status), ReasonPhrases.GetReasonPhrase(status)),
    });

    /// <summary>What went wrong, in a few words.</summary>
    public Words Title => title;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var language = LanguageChoice.Of(httpContext);
        var errors = problems?.Select(problem => new Wrong(problem.Field, problem.Say.In(language))).ToList();
        var details = new Dictionary<string, object?>
        {
            ["type"] = "about:blank",
            ["title"] = title.In(language),
            ["status"] = status,
        };
        if (errors is not null)
        {
            details["detail"] = string.Join(language is Language.English ? "; " : "；", errors.Select(error => error.Message));
            details["errors"] = errors;
        }
        foreach (var (name, value) in More) details[name] = value;
        details["trace"] = httpContext.TraceIdentifier;
        httpContext.Response.StatusCode = status;
        httpContext.Response.Headers.ContentLanguage = language.Tag;
        httpContext.Response.Headers.CacheControl = "no-store";
        return httpContext.Response.WriteAsJsonAsync(details, Json.Options, MediaType, httpContext.RequestAborted);
    }

    sealed record Wrong([property: JsonPropertyName("field")] string Field, [property: JsonPropertyName("message")] string Message);
}
