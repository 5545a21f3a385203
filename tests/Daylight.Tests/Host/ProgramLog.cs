using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Daylight.Tests.Host;

/// <summary>Everything that a town writes into its own log, however small.</summary>
sealed class ProgramLog : ILoggerProvider, ILogger
{
    readonly ConcurrentQueue<string> said = new();

    /// <summary>The lines so far, each with the fault that belongs to it.</summary>
    public IReadOnlyList<string> Said => [.. said];

    public void Clear() => said.Clear();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        said.Enqueue(exception is null ? formatter(state, exception) : $"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
