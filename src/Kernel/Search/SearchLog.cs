using Microsoft.Extensions.Logging;

namespace Daylight;

static partial class SearchLog
{
    [LoggerMessage(Level = LogLevel.Warning,
        Message = "The search index was written by another version and is made again.")]
    public static partial void OtherVersion(ILogger log);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The search index is damaged and is made again.")]
    public static partial void Damaged(ILogger log, Exception damage);

    [LoggerMessage(Level = LogLevel.Information, Message = "There is no search index yet; it is made from the ledger.")]
    public static partial void None(ILogger log);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Another process writes the search index; waiting until it is done.")]
    public static partial void Waiting(ILogger log);

    [LoggerMessage(Level = LogLevel.Error,
        Message = "The search index could not be refreshed or committed; it will be tried again.")]
    public static partial void NotWritten(ILogger log, Exception reason);
}
