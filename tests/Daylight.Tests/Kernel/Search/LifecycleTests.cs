using Xunit;
using static Daylight.Tests.Kernel.Search.Library;

namespace Daylight.Tests.Kernel.Search;

public sealed class LifecycleTests
{
    [Fact]
    public void What_is_put_again_replaces_and_what_is_taken_out_is_gone()
    {
        using var library = new Library().Holds(Record("a", "电梯"), Record("b", "电梯"));
        library.Index.Apply([Record("a", "学校")], ["b"], 3);
        library.Index.Refresh();
        Assert.Empty(library.Finds("电梯"));
        Assert.Equal(["a"], library.Finds("学校"));
    }

    [Fact]
    public void Closed_and_opened_again_it_knows_everything_and_its_position()
    {
        using var library = new Library().Holds(Record("a", "电梯"));
        library.Index.Dispose();
        using var again = SearchIndex.Open(library.Folder, library.Clock, library.Log);
        Assert.Equal(1, again.Position);
        Assert.Equal(1, again.Search(new("电梯", Audience.Public)).Total);
        Assert.Empty(library.Log.Lines);
    }

    [Fact]
    public void After_a_kill_the_position_is_true_and_applying_the_rest_gives_the_same_state()
    {
        using var library = new Library(settings: new() { CommitEvery = 100_000, BufferMegabytes = 0.1 });
        var all = Enumerable.Range(0, 600)
            .Select(i => Record($"r{i % 400}", $"电梯 {i}", new string('甲', 300))).Chunk(50).ToList();
        for (var i = 0; i < all.Count; i++)
        {
            library.Index.Apply(all[i], [], i + 1);
            if (i == 4) library.Index.Commit();
        }
        library.Index.Refresh();
        var copy = Directory.CreateTempSubdirectory("daylight-killed-").FullName;
        foreach (var file in Files(library.Folder)) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));

        using var killed = new Library(copy);
        Assert.Equal(5, killed.Index.Position);
        Assert.Equal(250, killed.Find("电梯").Total);
        for (var i = killed.Index.Position; i < all.Count; i++) killed.Index.Apply(all[(int)i], [], i + 1);
        killed.Index.Refresh();
        Assert.Equal(Addresses(library), Addresses(killed));
        Assert.Equal(400, Addresses(killed).Count);
    }

    [Fact]
    public void Committed_after_a_while_and_after_many_changes()
    {
        using var library = new Library(settings: new() { CommitEvery = 3, CommitAfter = TimeSpan.FromSeconds(10) });
        library.Index.Apply([Record("a", "电梯")], [], 1);
        Assert.Equal(0, library.Index.CommittedPosition);
        library.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(["a"], library.Finds("电梯"));
        Assert.Equal(0, library.Index.CommittedPosition);
        library.Clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(1, library.Index.CommittedPosition);
        library.Index.Apply([Record("b", "电梯"), Record("c", "电梯"), Record("d", "电梯")], [], 4);
        Assert.Equal(4, library.Index.CommittedPosition);
    }

    [Fact]
    public void A_damaged_byte_in_any_file_makes_it_start_again()
    {
        using var library = new Library()
            .Holds([.. Enumerable.Range(0, 50).Select(i => Record($"r{i}", $"电梯 {i}", "补贴"))]);
        library.Index.Dispose();
        var files = Files(library.Folder);
        // The last is only a hint that Lucene can do without.
        foreach (var name in files.Select(file => Path.GetFileName(file)).Where(name => name != "segments.gen"))
        {
            var copy = Directory.CreateTempSubdirectory("daylight-damaged-").FullName;
            foreach (var file in files) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
            var damaged = Path.Combine(copy, name);
            var bytes = File.ReadAllBytes(damaged);
            bytes[bytes.Length / 2] ^= 0x55;
            File.WriteAllBytes(damaged, bytes);

            using var opened = new Library(copy);
            Assert.Equal(0, opened.Index.Position);
            Assert.Equal(0, opened.Index.Count);
            Assert.Contains("made again", Assert.Single(opened.Log.Lines));
            opened.Holds(Record("a", "电梯"));
            Assert.Equal(["a"], opened.Finds("电梯"));
        }
    }

    [Fact]
    public void Cleared_it_starts_at_zero()
    {
        using var library = new Library().Holds(Record("a", "电梯"));
        library.Index.Clear();
        Assert.Equal(0, library.Index.Position);
        Assert.Equal(0, library.Index.CommittedPosition);
        Assert.Empty(library.Finds("电梯"));
    }

    [Fact]
    public void Only_one_may_have_it_open()
    {
        using var library = new Library();
        Assert.ThrowsAny<IOException>(() => SearchIndex.Open(library.Folder, library.Clock));
    }

    [Fact]
    public async Task Whoever_has_patience_waits_until_another_is_done()
    {
        using var library = new Library().Holds(Record("a", "电梯"));
        SearchIndex? second = null;
        Task<bool> Opens(TimeSpan patience) => SearchIndex.OpensWhenFree(() => second = SearchIndex.Open(library.Folder, library.Clock),
            patience, library.Log, TestContext.Current.CancellationToken);
        Assert.False(await Opens(TimeSpan.Zero));
        var waiting = Opens(TimeSpan.FromMinutes(5));
        Assert.False(waiting.IsCompleted);
        Assert.Equal("Another process writes the search index; waiting until it is done.", Assert.Single(library.Log.Lines));
        library.Index.Dispose();
        Assert.True(await waiting);
        second!.Dispose();
    }

    static List<string> Files(string folder) =>
        [.. Directory.GetFiles(folder).Where(file => Path.GetFileName(file) != "write.lock")];

    static List<string> Addresses(Library library) =>
        [.. Enumerable.Range(1, 5)
            .SelectMany(page => library.Index.Search(new("电梯", Audience.Public) { Page = page, Size = 100 }).Hits)
            .Select(hit => hit.Document.Address + hit.Document.Title).Order()];
}
