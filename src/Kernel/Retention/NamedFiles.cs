using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>Which files of the store any row names: what none does may be thrown away.</summary>
public sealed class NamedFiles(Db db)
{
    static readonly MethodInfo Typed = typeof(NamedFiles).GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>All hashes that are named.</summary>
    public Task<HashSet<string>> All(CancellationToken stop) => Among(null, stop);

    /// <summary>Those of some hashes that are named.</summary>
    public async Task<HashSet<string>> Among(IReadOnlyCollection<string>? hashes, CancellationToken stop)
    {
        var named = new HashSet<string>();
        foreach (var type in db.Model.GetEntityTypes().Where(type => type.ClrType.IsDefined(typeof(NamesFileAttribute), false)))
            named.UnionWith(await (Task<List<string>>)Typed.MakeGenericMethod(type.ClrType).Invoke(null, [db, hashes, stop])!);
        return named;
    }

    static Task<List<string>> Read<T>(Db db, IReadOnlyCollection<string>? hashes, CancellationToken stop) where T : class
    {
        var named = db.Set<T>().AsNoTracking().Select(row => EF.Property<string>(row, NamesFileAttribute.Hash));
        return (hashes is null ? named : named.Where(hash => hashes.Contains(hash))).Distinct().ToListAsync(stop);
    }
}
