using Microsoft.Extensions.Logging;

namespace Daylight.Tests.Kernel.Search;

public sealed class LogLines : ILogger<SearchIndex>
{
    readonly List<string> lines = [];

    public IReadOnlyList<string> Lines => lines;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (logLevel > LogLevel.Information) lines.Add(formatter(state, exception));
    }
}
