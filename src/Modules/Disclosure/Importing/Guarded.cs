using System.Runtime.CompilerServices;

namespace Daylight.Disclosure.Importing;

/// <summary>Turns what disks and damaged archives throw in the middle of a file into the file's last refusal.</summary>
static class Guarded
{
    public static async IAsyncEnumerable<ReadItem> Each(
        string file, IAsyncEnumerable<ReadItem> items, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var each = items.GetAsyncEnumerator(stop);
        var row = 0;
        while (true)
        {
            Words? fault = null;
            try
            {
                if (!await each.MoveNextAsync()) yield break;
                row = each.Current.Origin.Row;
            }
            catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or InvalidDataException
                or NotSupportedException)
            {
                fault = row > 0 ? ImportWords.BreaksOff(broken.Message) : ImportWords.Unreadable(broken.Message);
            }
            if (fault is not null)
            {
                yield return new ReadItem.Refused(new(file, row > 0 ? row + 1 : 0), fault);
                yield break;
            }
            yield return each.Current;
        }
    }
}

/// <summary>Reads streams that may be larger than they ought to be.</summary>
static class Bounded
{
    /// <summary>All bytes, or null when there are more than <paramref name="most"/>.</summary>
    public static async Task<byte[]?> Read(Stream content, int most, CancellationToken stop)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await content.ReadAsync(buffer, stop)) > 0)
        {
            if (bytes.Length + read > most) return null;
            bytes.Write(buffer, 0, read);
        }
        return bytes.ToArray();
    }
}
