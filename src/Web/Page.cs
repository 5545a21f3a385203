using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Daylight.Web;

/// <summary>Makes a page of a view: a route is a function, a page is a component.</summary>
public static class Page
{
    /// <summary>The page of <typeparamref name="TView"/>, whose one parameter <c>Model</c> is <paramref name="model"/>.</summary>
    public static IResult Of<TView>(object? model = null, int status = StatusCodes.Status200OK) where TView : IComponent =>
        new Result<TView>(model, status);

    sealed class Result<TView>(object? model, int status) : IResult, IStatusCodeHttpResult where TView : IComponent
    {
        public int? StatusCode => status;

        public Task ExecuteAsync(HttpContext httpContext)
        {
            var reader = Reader.Of(httpContext);
            var headers = httpContext.Response.Headers;
            headers.ContentLanguage = reader.Language.Tag;
            headers.AppendCommaSeparatedValues("Vary", "Accept-Language", "Cookie");
            var page = new RazorComponentResult<Frame<TView>>(new { Reader = reader, Model = model }) { StatusCode = status };
            return page.ExecuteAsync(httpContext);
        }
    }
}

/// <summary>Gives a view its model and everything in it the reader.</summary>
public sealed class Frame<TView> : ComponentBase where TView : IComponent
{
    /// <summary>Whom the page is for.</summary>
    [Parameter, EditorRequired] public required Reader Reader { get; set; }

    /// <summary>What the view shows; null for a view without one.</summary>
    [Parameter] public object? Model { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent<CascadingValue<Reader>>(0);
        builder.AddComponentParameter(1, "Value", Reader);
        builder.AddComponentParameter(2, "IsFixed", true);
        builder.AddComponentParameter(3, "ChildContent", (RenderFragment)(content =>
        {
            content.OpenComponent<TView>(0);
            if (Model is not null) content.AddComponentParameter(1, "Model", Model);
            content.CloseComponent();
        }));
        builder.CloseComponent();
    }
}
