using Daylight.Web;
using Daylight.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace Daylight.Host.Api;

/// <summary>A program reads the tree of public bodies.</summary>
static class BodyList
{
    public sealed record List(
        [property: Told("一共几个", "How many there are")] int Total,
        [property: Told("这一页的机关，上级在下级之前", "The bodies of this page, superiors before inferiors")] IReadOnlyList<Item> Items);

    public sealed record Item(
        [property: Told("代码", "Code")] string Code,
        [property: Told("全称", "Full name")] string Name,
        [property: Told("英文名称", "Name in English")] string NameEn,
        [property: Told("简称", "Short name")] string ShortName,
        [property: Told("种类：government、department、street", "Kind: government, department, street")] string Kind,
        [property: Told("上级的代码", "Code of the superior body")] string? Parent,
        [property: Told("组织机构代码", "Organisation code")] string OrganisationCode,
        [property: Told("成立日期", "First day")] DateOnly? ValidFrom,
        [property: Told("撤销日期", "Last day")] DateOnly? ValidTo,
        [property: Told("地址", "Postal address")] string? Address,
        [property: Told("公开机构的电话", "Telephone of the disclosure office")] string? Phone,
        [property: Told("网页地址", "Address of its page")] string Url);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(Operations.Root + "/bodies", Read).Open(new("bodies",
        new("列出机关", "List the public bodies"),
        new("包括已经撤销的机关，因为旧的信息还属于它们。", "Bodies that no longer exist are among them, for older records belong to them.")))
        .Produces<List>().ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    static IResult Read(
        [FromQuery(Name = "page"), Told("第几页，从1起", "Page, from 1", Format = "int32")] string? page,
        [FromQuery(Name = "size"), Told("每页几条，最多100", "Items on a page, 100 at most", Format = "int32")] string? size,
        BodyTree bodies, HttpRequest request)
    {
        var problems = new Problems();
        var paging = Paging.Read(page, size, problems);
        if (problems.Any) return Refused.Because(problems);
        var items = bodies.All.Skip(paging.Skip).Take(paging.Size).Select(Of).ToList();
        return new Answer<List>(new(bodies.All.Count, items)) { Link = paging.Links(request, bodies.All.Count) };
    }

    static Item Of(Body body) => new(
        body.Code, body.Name, body.NameEn, body.ShortName, body.Kind.ToString().ToLowerInvariant(), body.ParentCode,
        body.OrganisationCode, body.ValidFrom, body.ValidTo, body.Address, body.Phone, $"/bodies/{body.Code}");
}
