using System.Text.Encodings.Web;
using System.Text.Json;

namespace Daylight.Web;

/// <summary>Problems as a program reads them: 422 with RFC 9457 problem details that list every one.</summary>
/// <param name="problems">What is wrong.</param>
public sealed class ProblemsResult(Problems problems) : IResult, IStatusCodeHttpResult
{
    // Chinese stays readable in the answer; it is JSON, never part of a page.
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public int? StatusCode => StatusCodes.Status422UnprocessableEntity;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var language = LanguageChoice.Of(httpContext);
        var said = problems.Select(problem => new { problem.Field, Message = problem.Say.In(language) }).ToArray();
        var details = new
        {
            Type = "about:blank",
            Title = new Words("有内容需要改", "Something in the input has to be changed").In(language),
            Status = StatusCode,
            Detail = string.Join(language is Language.English ? "; " : "；", said.Select(error => error.Message)),
            Errors = said,
        };
        httpContext.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        httpContext.Response.Headers.ContentLanguage = language.Tag;
        return httpContext.Response.WriteAsJsonAsync(details, Json, "application/problem+json", httpContext.RequestAborted);
    }
}
