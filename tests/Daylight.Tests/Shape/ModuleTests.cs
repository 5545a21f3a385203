using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Xunit;

namespace Daylight.Tests.Shape;

/// <summary>Modules meet only through the kernel.</summary>
public sealed class ModuleTests
{
    static readonly string Folder = Path.Combine(Source.Root, "src/Modules");

    // A module may have grown its folder before it joins the host's list.
    internal static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.EnumerateDirectories(Folder).Select(folder => Path.GetFileName(folder)!)
            .Where(name => name is not ("bin" or "obj" or "Properties")).Order(),
    ];

    [Fact]
    public void Each_folder_is_one_module_of_the_hosts_list() => Assert.Equal(
        Names, Daylight.Host.Modules.All.Select(module => module.GetType().Namespace!.Split('.')[^1]).Order());

    [Fact]
    public void A_modules_files_are_in_its_own_namespace()
    {
        var strays =
            from name in Names
            from file in Source.Files($"src/Modules/{name}", ".cs")
            from Match found in Regex.Matches(Source.CodeOf(file), @"^namespace\s+([\w.]+)", RegexOptions.Multiline)
            let space = found.Groups[1].Value
            where space != $"Daylight.{name}" && !space.StartsWith($"Daylight.{name}.", StringComparison.Ordinal)
            select $"{Source.Name(file)}: {space}";
        Assert.Empty(strays);
    }

    [Fact]
    public void A_module_names_no_other_module()
    {
        var mentions =
            from name in Names
            from file in Source.Files($"src/Modules/{name}", ".cs", ".razor")
            let code = Source.CodeOf(file)
            from other in Names
            where other != name
            where Regex.IsMatch(code, $@"(?<![\w.""])(Daylight\.)?{other}\.[A-Z]|\busing\s+(static\s+)?Daylight\.{other}\b")
            select $"{Source.Name(file)} names {other}";
        Assert.Empty(mentions);
    }

    [Fact]
    public void What_all_modules_share_names_none_of_them()
    {
        var shared = Directory.EnumerateFiles(Folder).Where(file => Path.GetExtension(file) is ".cs" or ".razor");
        var mentions =
            from file in shared
            let code = Source.CodeOf(file)
            from name in Names
            where Regex.IsMatch(code, $@"\bDaylight\.{name}\b")
            select $"{Source.Name(file)} names {name}";
        Assert.Empty(mentions);
    }

    [Fact]
    public void A_module_reads_only_its_own_tables_and_the_kernels()
    {
        using var db = Daylight.Host.Installation.Design(null);
        var homes = Types.Entities(db).Where(type => type.Namespace!.StartsWith("Daylight.", StringComparison.Ordinal))
            .ToDictionary(type => type.Name, type => type.Namespace!.Split('.')[1]);
        var reads =
            from name in Names
            from file in Source.Files($"src/Modules/{name}", ".cs", ".razor")
            let code = Source.CodeOf(file)
            from Match set in Regex.Matches(code, @"\b(?:Set|DbSet|IQueryable)<(\w+)>")
            where homes.TryGetValue(set.Groups[1].Value, out var home) && home != name
            select $"{Source.Name(file)} reads {set.Groups[1].Value}";
        Assert.Empty(reads);
    }

    [Fact]
    public void No_table_refers_to_a_table_of_another_module()
    {
        using var db = Daylight.Host.Installation.Design(null);
        var crossings =
            from type in db.Model.GetEntityTypes()
            from key in type.GetForeignKeys()
            let home = HomeOf(type)
            let other = HomeOf(key.PrincipalEntityType)
            where other is not null && home != other
            select $"{type.DisplayName()} → {key.PrincipalEntityType.DisplayName()}";
        Assert.Empty(crossings);
    }

    static string? HomeOf(IEntityType type) =>
        type.ClrType.Namespace is { } name && name.StartsWith("Daylight.", StringComparison.Ordinal) ? name : null;
}
