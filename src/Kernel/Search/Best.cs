namespace Daylight;

/// <summary>The best of many, as a heap of keys: rank above, document below, one comparison for both.</summary>
sealed class Best(int room)
{
    long[] kept = new long[Math.Min(room, 64)];
    int count;

    public int Room => room;

    public static int Doc(long key) => int.MaxValue - (int)(key & int.MaxValue);

    public static float Score(long key) => BitConverter.Int32BitsToSingle((int)(key >> 32));

    /// <summary>False when nothing of this score would be kept.</summary>
    public bool Wants(float score) => count < room || (room > 0 && BitConverter.SingleToInt32Bits(score) >= (int)(kept[0] >> 32));

    /// <summary>Offers a document with a score that is not negative.</summary>
    public void Add(float score, int doc) => Add(BitConverter.SingleToInt32Bits(score), doc);

    /// <summary>Offers a document; of equal ranks the first document is better.</summary>
    public void Add(int rank, int doc)
    {
        var key = ((long)rank << 32) | (uint)(int.MaxValue - doc);
        if (count < room)
        {
            if (count == kept.Length) Array.Resize(ref kept, Math.Min(room, kept.Length * 2));
            Up(count++, key);
        }
        else if (key > kept[0]) Down(key);
    }

    /// <summary>The keys kept, best first.</summary>
    public IEnumerable<long> Sorted()
    {
        var sorted = kept[..count];
        Array.Sort(sorted);
        Array.Reverse(sorted);
        return sorted;
    }

    void Up(int at, long key)
    {
        for (var parent = (at - 1) / 2; at > 0 && kept[parent] > key; at = parent, parent = (at - 1) / 2)
            kept[at] = kept[parent];
        kept[at] = key;
    }

    void Down(long key)
    {
        var at = 0;
        for (var child = 1; child < count; child = (2 * at) + 1)
        {
            if (child + 1 < count && kept[child + 1] < kept[child]) child++;
            if (kept[child] >= key) break;
            kept[at] = kept[child];
            at = child;
        }
        kept[at] = key;
    }
}
