using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Daylight.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Daylight.Tests.Web;

/// <summary>A component as a browser would get it, for a reader on Tuesday 13 October 2026.</summary>
static class Rendered
{
    static readonly HtmlParser Parser = new();

    public static readonly Site Site = new()
    {
        Body = new("广州市黄埔区人民政府", "People's Government of Huangpu District"),
        Place = new("广州市黄埔区", "Huangpu District"),
        Office = new("区政府办公室", "District Government Office"),
        IdCode = "4401120001",
        Demo = true,
        Navigation =
        [
            new(NavigationPlace.Header, "/", new("首页", "Home")),
            new(NavigationPlace.Header, "/records", new("政务公开", "Information"), new("公开", "Info")),
            new(NavigationPlace.Desk, "/desk", new("收件箱", "Inbox")),
            new(NavigationPlace.Act, "/requests/new", new("申请公开", "Ask for information")),
        ],
    };

    public static Reader Reader(Language language = Language.Hans, string path = "/") =>
        new() { Language = language, Site = Site, Today = new(2026, 10, 13), Path = path };

    public static async Task<IDocument> Page<T>(Reader? reader = null, object? parameters = null) where T : IComponent =>
        Parser.ParseDocument(await Html<T>(reader ?? Reader(), parameters));

    /// <summary>What a host registers, without a server.</summary>
    public static IServiceProvider Services => Host.Value;

    static readonly Lazy<IServiceProvider> Host = new(() =>
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton(Site).AddDaylightWeb();
        builder.Services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        return builder.Build().Services;
    });

    public static async Task<string> Html<T>(Reader reader, object? parameters = null) where T : IComponent
    {
        await using var scope = Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<Around<T>>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                ["Reader"] = reader,
                ["Given"] = parameters?.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(parameters)) ?? [],
            }))).ToHtmlString());
    }

    sealed class Around<T> : ComponentBase where T : IComponent
    {
        [Parameter] public required Reader Reader { get; set; }
        [Parameter] public required Dictionary<string, object?> Given { get; set; }

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            builder.OpenComponent<CascadingValue<Reader>>(0);
            builder.AddComponentParameter(1, "Value", Reader);
            builder.AddComponentParameter(2, "ChildContent", (RenderFragment)(content =>
            {
                content.OpenComponent<T>(0);
                content.AddMultipleAttributes(1, Given!);
                content.CloseComponent();
            }));
            builder.CloseComponent();
        }
    }
}
