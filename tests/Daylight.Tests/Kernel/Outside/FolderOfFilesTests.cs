using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Daylight.Tests.Kernel.Outside;

/// <summary>A file that nothing names is forgotten, unless somebody keeps it again at that very moment.</summary>
public sealed class FolderOfFilesTests : IDisposable
{
    static readonly TimeSpan Week = TimeSpan.FromDays(7);

    readonly string folder = Path.Combine(Path.GetTempPath(), $"files-{Ids.Next():N}");
    readonly FolderOfFiles files;

    public FolderOfFilesTests() => files = new(folder, NullLogger.Instance);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_is_old_goes_and_what_was_kept_again_or_renewed_since_it_was_listed_stays()
    {
        var (old, again, renewed) = (await Old("没有人要的"), await Old("又寄来一次"), await Old("还在表单里"));
        Assert.Equal([.. new[] { old, again, renewed }.Order()], files.Older(Week).Order());
        await Keep("又寄来一次");
        Assert.True(files.Renew(renewed));
        Assert.Equal((true, false, false), (files.Forget(old, Week), files.Forget(again, Week), files.Forget(renewed, Week)));
        Assert.Equal((false, true, true), (Has(old), Has(again), Has(renewed)));
        Assert.Equal((false, false), (files.Forget(old, Week), files.Renew(old)));
        Assert.False(files.Renew("../../etc/passwd"));
    }

    [Fact]
    public async Task Whoever_keeps_a_file_while_it_is_forgotten_has_it()
    {
        for (var round = 0; round < 40; round++)
        {
            var hash = await Old("同一份附件");
            await Task.WhenAll(Task.Run(() => files.Forget(hash, Week), Stop), Task.Run(() => Keep("同一份附件"), Stop));
            Assert.True(Has(hash), $"round {round}");
        }
    }

    [Fact]
    public async Task Who_was_killed_while_forgetting_has_thrown_nothing_away()
    {
        var hash = await Old("半路停电");
        var path = Path.Combine(folder, hash[..2], hash);
        File.Move(path, path + ".going.part");
        Assert.True(Has(hash));
        files.ForgetUnfinished(Week);
        Assert.True(File.Exists(path));
        Assert.True(files.Forget(hash, Week));
        Assert.Empty(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
    }

    async Task<string> Old(string text)
    {
        var hash = await Keep(text);
        var path = Path.Combine(folder, hash[..2], hash);
        File.SetLastWriteTimeUtc(path, File.GetLastWriteTimeUtc(path).AddDays(-30));
        return hash;
    }

    async Task<string> Keep(string text) => (await files.Keep(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), Stop)).Hash;

    bool Has(string hash)
    {
        using var open = files.Open(hash);
        return open is not null;
    }
}
