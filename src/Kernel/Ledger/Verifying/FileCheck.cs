using System.Reflection;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Daylight;

/// <summary>Compares every file that a row names, public or not, with the hash it is kept under.</summary>
sealed class FileCheck(Db db, IFiles files, Findings findings)
{
    static readonly MethodInfo Typed = typeof(FileCheck).GetMethod(nameof(CheckTable), BindingFlags.NonPublic | BindingFlags.Instance)!;

    // Of a file that several rows name it is known after the first what became of it; null when nothing did.
    readonly Dictionary<string, Words?> checkedFiles = [];

    public async Task Run(CancellationToken stop)
    {
        foreach (var type in db.Model.GetEntityTypes().Where(type => type.ClrType.IsDefined(typeof(NamesFileAttribute), false)))
            await (Task)Typed.MakeGenericMethod(type.ClrType).Invoke(this, [type, stop])!;
    }

    async Task CheckTable<T>(IEntityType type, CancellationToken stop) where T : class
    {
        var hashes = await db.Set<T>().AsNoTracking().Select(row => EF.Property<string>(row, NamesFileAttribute.Hash)).Distinct().ToListAsync(stop);
        foreach (var hash in hashes)
        {
            if (!checkedFiles.TryGetValue(hash, out var fault)) checkedFiles[hash] = fault = await FaultOf(hash, stop);
            if (fault is not null) await Say<T>(type, hash, fault, stop);
        }
    }

    async Task<Words?> FaultOf(string hash, CancellationToken stop)
    {
        await using var content = files.OpenUnchecked(hash);
        if (content is null) return new("不见了", "is gone");
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, stop)) == hash ? null : new("被改过", "was changed");
    }

    async Task Say<T>(IEntityType type, string hash, Words fault, CancellationToken stop) where T : class
    {
        // Of a row that can't be read the check of rows has said so.
        var called = typeof(T).GetCustomAttribute<NamesFileAttribute>()!.Called;
        var named = await Unreadable.Try(() => db.Set<T>().AsNoTracking().Where(row => EF.Property<string>(row, NamesFileAttribute.Hash) == hash)
            .Select(row => new { Id = EF.Property<Guid>(row, NamesFileAttribute.Id), Name = EF.Property<string>(row, called) }).ToListAsync(stop));
        foreach (var row in named ?? [])
            findings.Add($"文件“{row.Name}”{fault.Zh}（{type.GetTableName()}/{row.Id}，{hash}）。",
                $"The file “{row.Name}” {fault.En} ({type.GetTableName()}/{row.Id}, {hash}).");
    }
}
