using System.Text.RegularExpressions;
using System.Xml.Linq;
using Daylight.Web;
using Xunit;

namespace Daylight.Tests.Shape;

/// <summary>Host stands on Modules, Modules on Web, Web on Kernel; nothing looks up.</summary>
public sealed partial class FloorTests
{
    [Theory]
    [InlineData("Kernel", null)]
    [InlineData("Web", "Kernel")]
    [InlineData("Modules", "Web")]
    [InlineData("Host", "Modules")]
    public void A_floor_stands_on_the_one_below_and_on_nothing_else(string floor, string? below)
    {
        var project = XDocument.Load(Path.Combine(Source.Root, $"src/{floor}/Daylight.{floor}.csproj"));
        var referred = project.Descendants("ProjectReference").Select(reference => reference.Attribute("Include")!.Value);
        Assert.Equal(below is null ? [] : [$"../{below}/Daylight.{below}.csproj"], referred);
    }

    [Fact]
    public void Every_project_under_src_is_one_of_the_four_floors() => Assert.Equal(
        ["src/Host/Daylight.Host.csproj", "src/Kernel/Daylight.Kernel.csproj", "src/Modules/Daylight.Modules.csproj", "src/Web/Daylight.Web.csproj"],
        Source.Files("src", ".csproj").Select(Source.Name).Order());

    [Fact]
    public void The_kernel_knows_no_web_and_no_database_provider()
    {
        string[] foreign = ["AspNetCore.Http", "AspNetCore.Routing", "AspNetCore.Components", "AspNetCore.Mvc", "Razor", "Sqlite", "Npgsql"];
        var mentions =
            from file in Source.Files("src/Kernel", ".cs", ".razor", ".csproj")
            let code = Source.CodeOf(file)
            from word in foreign
            where code.Contains(word, StringComparison.Ordinal)
            select $"{Source.Name(file)} mentions {word}";
        Assert.Empty(mentions);
        Assert.DoesNotContain(typeof(Db).Assembly.GetReferencedAssemblies(),
            assembly => foreign.Any(word => assembly.Name!.Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public void Only_the_host_knows_a_database_provider()
    {
        var mentions =
            from folder in (string[])["src/Web", "src/Modules"]
            from file in Source.Files(folder, ".cs", ".razor", ".csproj")
            let code = Source.CodeOf(file)
            where code.Contains("Sqlite", StringComparison.Ordinal) || code.Contains("Npgsql", StringComparison.Ordinal)
            select Source.Name(file);
        Assert.Empty(mentions);
    }

    [Fact]
    public void Lower_floors_do_not_name_higher_ones()
    {
        var systems = ModuleTests.Names.Select(name => $"Daylight.{name}").ToList();
        Assert.Contains("Daylight.Petitions", systems);
        var web = Uses("src/Web", ["Daylight.Host", .. systems]);
        var kernel = Uses("src/Kernel", ["Daylight.Web", "Daylight.Host", .. systems]);
        // The shell belongs to no system: what a system shows there it brings itself.
        Assert.Empty(Uses("src/Host/Shell/Public", [.. systems.Where(name => name != "Daylight.Disclosure")]));
        var modules = Uses("src/Modules", "Daylight.Host");
        Assert.Empty(web.Concat(kernel).Concat(modules));
    }

    [Theory]
    [InlineData("Kernel", "Daylight")]
    [InlineData("Web", "Daylight.Web")]
    [InlineData("Host", "Daylight.Host")]
    public void A_floor_keeps_to_its_namespace(string floor, string name)
    {
        var strays =
            from file in Source.Files($"src/{floor}", ".cs")
            from Match found in Namespace().Matches(Source.CodeOf(file))
            where found.Groups[1].Value != name && (floor == "Kernel" || !found.Groups[1].Value.StartsWith(name + ".", StringComparison.Ordinal))
            select $"{Source.Name(file)}: {found.Groups[1].Value}";
        Assert.Empty(strays);
    }

    [Fact]
    public void A_view_is_given_what_it_shows_and_never_asks_a_database()
    {
        var injected =
            from file in Source.Files("src", ".razor")
            let code = Source.CodeOf(file)
            where Asks().IsMatch(code)
            select Source.Name(file);
        Assert.Empty(injected);
        // A view has no constructor to ask in, and nothing it is given is a database.
        var given =
            from type in typeof(View).Assembly.GetTypes().Concat(Types.Modules).Concat(Types.Host)
            where type.IsAssignableTo(typeof(Microsoft.AspNetCore.Components.IComponent))
            from property in type.GetProperties()
            where property.PropertyType.IsAssignableTo(typeof(Microsoft.EntityFrameworkCore.DbContext))
                || property.PropertyType.IsAssignableTo(typeof(IQueryable))
            select $"{type}.{property.Name}";
        Assert.Empty(given);
    }

    static IEnumerable<string> Uses(string folder, params string[] names) =>
        from file in Source.Files(folder, ".cs", ".razor")
        let code = Source.CodeOf(file)
        from name in names
        where Regex.IsMatch(code, $@"\b{Regex.Escape(name)}\b")
        select $"{Source.Name(file)} names {name}";

    [GeneratedRegex(@"^namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^@inject\s+(?!HtmlEncoder)|\[Inject\]\s+(?!HtmlEncoder)|\bDbContext\b|\bDb\s+db\b|\bDbSet<", RegexOptions.Multiline)]
    private static partial Regex Asks();
}
