using System.Text.Json;
using Xunit;

namespace Daylight.Tests.Shape;

/// <summary>The law that is delivered with the program is whole.</summary>
public sealed class LawFileTests
{
    static readonly string Law = Path.Combine(Source.Root, "law");

    [Fact]
    public void Every_file_is_json_and_is_delivered_unchanged()
    {
        var files = Directory.EnumerateFiles(Law, "*.json", SearchOption.AllDirectories).ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            using var read = JsonDocument.Parse(File.ReadAllBytes(file));
            var delivered = Path.Combine(AppContext.BaseDirectory, "law", Path.GetRelativePath(Law, file));
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(delivered));
        }
    }

    [Fact]
    public void Everything_loads_and_every_procedure_finds_its_rule()
    {
        var book = LawBook.Load(Law);
        var classes = Classification.Load(Law);
        Assert.NotEmpty(classes.Categories);
        Assert.NotEmpty(classes.Kinds);
        Assert.Equal(9, classes.Topics.Count);
        var lost =
            from module in Daylight.Host.Modules.All
            from procedure in module.Procedures
            from name in procedure.Steps.SelectMany(step => (string?[])[step.Rule, step.Grants]).Append(procedure.Rule)
            where name is not null
            where !book.Regimes.Any(regime => regime.Subject == procedure.Subject
                && regime.Rules.Any(rule => rule.Key == $"{regime.Id}/{name}" && rule.Value is not null))
            select $"{procedure.Name}: {name}";
        Assert.Empty(lost);
    }

    [Fact]
    public void Codes_of_classes_are_unique_and_fit_an_address()
    {
        var classes = Classification.Load(Law);
        foreach (var list in (IReadOnlyList<Class>[])[classes.Categories, classes.Kinds, classes.Topics])
        {
            Assert.Equal(list.Count, list.Select(one => one.Code).Distinct().Count());
            Assert.All(list, one => Assert.Matches("^[a-z][a-z0-9-]*$", one.Code));
        }
    }
}
