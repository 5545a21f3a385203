using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.WebEncoders;

namespace Daylight.Web;

/// <summary>What a host adds so that pages can be made.</summary>
public static class DaylightWeb
{
    /// <summary>Registers the encoder: the default writes each Chinese character as an entity of eight bytes.</summary>
    public static IServiceCollection AddMarkup(this IServiceCollection services)
    {
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));
    }

    /// <summary>Registers components and the encoder. The host also registers its <see cref="Site"/>.</summary>
    public static IServiceCollection AddDaylightWeb(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.TryAddSingleton(TimeProvider.System);
        return services.AddMarkup();
    }

    /// <summary>Settles the language of each request and lets browsers keep built files. Goes before routing and output caching.</summary>
    public static IApplicationBuilder UseDaylightWeb(this IApplicationBuilder app) =>
        app.Use((HttpContext http, RequestDelegate next) => Build.Keep(http, next))
            .Use((HttpContext http, RequestDelegate next) => LanguageChoice.Use(http, next));
}
