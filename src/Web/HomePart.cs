using Microsoft.AspNetCore.Components;

namespace Daylight.Web;

/// <summary>What a system brings to the home page.</summary>
/// <param name="Id">Its place in the page.</param>
/// <param name="Title">Its heading.</param>
/// <param name="All">What the link to all of it is called.</param>
/// <param name="Address">Where all of it is.</param>
/// <param name="Content">What stands below the heading.</param>
public sealed record HomePart(string Id, Words Title, Words All, string Address, RenderFragment Content);
