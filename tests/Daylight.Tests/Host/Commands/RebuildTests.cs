using Daylight.Host;
using Daylight.Tests.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Daylight.Tests.Host.Commands;

/// <summary>Whatever becomes of the search index, it is made again from the ledger.</summary>
public sealed class RebuildTests : LedgerTown
{
    readonly LogLines lines = new();

    string Search => Path.Combine(Folder, "search");

    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        services.AddSingleton<ILoggerProvider>(lines);
    }

    [Fact]
    public async Task An_index_that_is_gone()
    {
        await Down();
        Directory.Delete(Search, recursive: true);
        await FindsAgain();
        Assert.Contains("There is no search index yet; it is made from the ledger.", lines.Said);
    }

    [Fact]
    public async Task An_index_of_which_every_file_was_cut()
    {
        await Down();
        foreach (var file in Directory.GetFiles(Search)) await using (var cut = File.OpenWrite(file)) cut.SetLength(cut.Length / 2);
        await FindsAgain();
        Assert.Contains("The search index is damaged and is made again.", lines.Said);
    }

    [Fact]
    public async Task An_index_full_of_garbage()
    {
        await Down();
        foreach (var file in Directory.GetFiles(Search))
        {
            var garbage = new byte[4096];
            new Random(1).NextBytes(garbage);
            await File.WriteAllBytesAsync(file, garbage, Stop);
        }
        await FindsAgain();
        Assert.Contains("The search index is damaged and is made again.", lines.Said);
    }

    [Fact]
    public async Task By_the_command_of_an_operator()
    {
        var (data, database) = Arguments();
        var (exit, said) = await Child.Run(["rebuild", "search", .. data, .. database]);
        Assert.Equal(2, exit);
        Assert.Contains("stop the server first", said);
        await Down();
        (exit, said) = await Child.Run(["rebuild", "all", .. data, .. database]);
        Assert.True(exit == 0, said);
        Assert.Contains("search: made again from", said);
        (exit, said) = await Child.Run(["rebuild", "mail", .. data, .. database]);
        Assert.Equal(2, exit);
        Assert.Contains("search, all", said);
        await FindsAgain();
        Assert.DoesNotContain(lines.Said, line => line.Contains("search index", StringComparison.Ordinal));
    }

    (string[] Data, string[] Database) Arguments() => (["--data", Folder],
        Services.GetRequiredService<Installation>().Postgres is { } server ? ["--database", server] : []);

    Task Down()
    {
        lines.Clear();
        return End();
    }

    async Task FindsAgain()
    {
        await Restart();
        await CatchUp();
        // The words that were searched for are marked.
        Assert.Contains("补贴的通知", await Visitor().Read("/search?q=" + Uri.EscapeDataString("电梯")));
    }

    sealed class LogLines : ILoggerProvider, ILogger
    {
        readonly List<string> said = [];

        public IReadOnlyList<string> Said
        {
            get
            {
                lock (said) return [.. said];
            }
        }

        public void Clear()
        {
            lock (said) said.Clear();
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (said) said.Add(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
