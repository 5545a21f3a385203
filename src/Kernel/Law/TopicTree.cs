using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// The classes of matters that people write about, in three levels: those of <c>law/petition-classes.json</c>, or those
/// of an office's own table.
/// </summary>
public sealed class TopicTree
{
    /// <summary>How many levels it has.</summary>
    public const int Levels = 3;

    /// <summary>The longest name of a class.</summary>
    public const int LongestName = 100;

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    readonly FrozenDictionary<string, TopicClass> byCode;
    readonly ILookup<string, TopicClass> below;

    internal TopicTree(IReadOnlyList<TopicClass> all, TopicTree? before = null)
    {
        All = all;
        byCode = all.Concat(before?.byCode.Values.AsEnumerable() ?? []).DistinctBy(one => one.Code).ToFrozenDictionary(one => one.Code);
        below = all.ToLookup(one => one.Above ?? "");
    }

    /// <summary>All classes; each comes after the one above it.</summary>
    public IReadOnlyList<TopicClass> All { get; }

    /// <summary>The classes that matters are given.</summary>
    public IEnumerable<TopicClass> Leaves => All.Where(one => one.Level == Levels);

    /// <summary>True when matters can be given the class now.</summary>
    public bool Has(string code) => Find(code) is { } one && below[one.Above ?? ""].Any(same => same.Code == code);

    /// <summary>The class with this code, also one of a table that was in force before; null when there is none.</summary>
    public TopicClass? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The classes below one, in order; those of the first level for null.</summary>
    public IEnumerable<TopicClass> Below(string? code) => below[code ?? ""];

    /// <summary>A class and those above it, the widest first; empty when there is no such code.</summary>
    public IReadOnlyList<TopicClass> PathTo(string code)
    {
        var path = new List<TopicClass>();
        for (var at = Find(code); at is not null; at = at.Above is { } above ? Find(above) : null) path.Insert(0, at);
        return path;
    }

    /// <summary>The class that somebody calls so, from the widest name to the narrowest; null when there is none.</summary>
    public TopicClass? Named(IReadOnlyList<string> names)
    {
        TopicClass? found = null;
        foreach (var name in names)
        {
            var key = Key(name);
            found = Below(found?.Code).FirstOrDefault(one => Key(one.Name.Zh) == key || Key(one.Name.En) == key);
            if (found is null) return null;
        }
        return found;
    }

    /// <summary>Reads the classes that are delivered.</summary>
    /// <exception cref="InvalidDataException">Something is wrong; the message says all that is.</exception>
    public static TopicTree Load(string lawFolder)
    {
        const string name = "petition-classes.json";
        using var file = File.OpenRead(Path.Combine(lawFolder, name));
        var tree = TryParse(JsonSerializer.Deserialize<TopicTreeFile>(file, Json) ?? new(null), name, out var problems);
        return tree ?? throw new InvalidDataException(
            string.Join(Environment.NewLine, problems.Select(one => $"{one.Field}: {one.Say.En} {one.Say.Zh}")));
    }

    /// <summary>The classes in force: those of the office's own table where it has taken one over, else these.</summary>
    public async Task<TopicTree> Own(Db db, CancellationToken stop) =>
        (await db.OwnClasses.AsNoTracking().Select(own => own.Table).ToListAsync(stop)).Aggregate(this, (before, table) =>
            Of(table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))).After(before));

    /// <summary>These classes, which still know the names of those before them.</summary>
    public TopicTree After(TopicTree before) => new(All, before);

    /// <summary>The classes as a table that <see cref="Own"/> reads.</summary>
    public string Table() => string.Concat(Leaves.Select(leaf => string.Join('\t', PathTo(leaf.Code).Select(one => one.Name.Zh)) + '\n'));

    /// <summary>Reads classes from JSON, or says all that is wrong with them.</summary>
    /// <exception cref="JsonException">It is no JSON of this form.</exception>
    public static TopicTree? TryParse(string json, out Problems problems) =>
        TryParse(JsonSerializer.Deserialize<TopicTreeFile>(json, Json) ?? new(null), "json", out problems);

    /// <summary>
    /// A tree of the names in an office's own table, each path of three names a class. Codes are made of the names, so that
    /// the same table gives the same codes again. What such a class is worth nobody has said: it is of severity 1.
    /// </summary>
    /// <param name="paths">Three names each, the widest first.</param>
    public static TopicTree Of(IEnumerable<IReadOnlyList<string>> paths)
    {
        var all = new Dictionary<string, TopicClass>();
        foreach (var path in paths)
        {
            string? above = null;
            for (var level = 1; level <= Levels; level++)
            {
                var code = CodeOf(path.Take(level), above);
                var name = path[level - 1];
                all.TryAdd(code, new() { Code = code, Name = new(name, name), Above = above, Level = level, Severity = 1 });
                above = code;
            }
        }
        return new([.. all.Values]);
    }

    /// <summary>What names are compared by: blanks, width and kind of characters make no other class.</summary>
    public static string Key(string name) => string.Concat(Folding.Fold(name).Where(letter => letter != ' '));

    static TopicTree? TryParse(TopicTreeFile file, string name, out Problems problems)
    {
        problems = [];
        var all = TopicTreeReading.Read(file, new(name, problems));
        return problems.Any ? null : new(all);
    }

    static string CodeOf(IEnumerable<string> path, string? above)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', path.Select(Key)))));
        return above is null ? $"t{digest[..7]}" : $"{above}-{digest[..8]}";
    }
}

sealed record TopicTreeFile(TopicClassFile?[]? Classes);

sealed record TopicClassFile(string? Code, string? Zh, string? En, int? Severity, HotlineClass[]? Usual, TopicClassFile?[]? Classes);
