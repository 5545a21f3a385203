using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace Daylight.Web.Api;

/// <summary>
/// What was asked for, as JSON with a fingerprint (ETag) of its bytes: a program that has it already is told so in a
/// line. <typeparamref name="T"/> is what the description of the interface shows.
/// </summary>
public sealed class Answer<T>(T value) : IResult, IStatusCodeHttpResult, IValueHttpResult<T>
{
    const int TagBytes = 12;

    public int? StatusCode => Status;

    public T? Value => value;

    /// <summary>200, or 201 for what was made.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Address of what was made.</summary>
    public string? Location { get; init; }

    /// <summary>True for what only the person who asks may see; it is kept nowhere.</summary>
    public bool Private { get; init; }

    /// <summary>Addresses of neighbouring pages.</summary>
    public string? Link { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, Json.Options);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, TagBytes))}\"");
        response.Headers.ContentLanguage = LanguageChoice.Of(httpContext).Tag;
        response.Headers.Vary = "Accept-Language, Cookie";
        response.Headers.CacheControl = Private ? "no-store" : "no-cache";
        response.StatusCode = Status;
        if (Link is not null) response.Headers.Link = Link;
        if (Location is not null) response.Headers.Location = Location;
        if (!Private)
        {
            response.GetTypedHeaders().ETag = tag;
            if (httpContext.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
            await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
