using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Daylight.Bench;

/// <summary>
/// Readers that ask for one address again and again over kept connections. They speak to the socket themselves: an
/// HTTP client needs more of the machine than the server it measures.
/// </summary>
static class Load
{
    const int Readers = 4;

    /// <summary>Asks <paramref name="count"/> times; requests a second.</summary>
    public static async Task<double> Run(Uri server, string path, string headers, int count, CancellationToken stop)
    {
        var asked = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\n{headers}\r\n");
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Read(server, asked, count / Readers, stop)));
        return count / Readers * Readers / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    static async Task Read(Uri server, byte[] asked, int count, CancellationToken stop)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, server.Port, stop);
        var answer = new byte[1 << 16];
        for (var i = 0; i < count; i++)
        {
            await socket.SendAsync(asked, stop);
            var (had, whole) = (0, int.MaxValue);
            while (had < whole)
            {
                var more = await socket.ReceiveAsync(answer.AsMemory(had), stop);
                if (more == 0) throw new IOException("The server closed the connection.");
                had += more;
                if (whole == int.MaxValue && Whole(answer.AsSpan(0, had)) is { } length)
                {
                    whole = length;
                    if (whole > answer.Length) Array.Resize(ref answer, whole);
                }
            }
        }
    }

    // Head and body together; null while the head is not whole.
    static int? Whole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0) return null;
        if (!answer.StartsWith("HTTP/1.1 200"u8)) throw new IOException(Encoding.ASCII.GetString(answer[..head]));
        var length = answer[..head].IndexOf("Content-Length: "u8);
        if (length < 0) throw new IOException("The answer does not say how long it is.");
        var digits = answer[(length + 16)..];
        return head + 4 + int.Parse(digits[..digits.IndexOf((byte)'\r')]);
    }
}
