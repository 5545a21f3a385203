namespace Daylight.Host.Demo;

/// <summary>
/// Random numbers that are the same on every machine and every runtime (SplitMix64); System.Random promises no such
/// thing.
/// </summary>
internal sealed class Dice(ulong seed)
{
    ulong state = seed;

    /// <summary>Dice for a part of the work, so that a change in one part does not move the others.</summary>
    public static Dice For(ulong seed, string part)
    {
        var mixed = seed ^ 0xcbf29ce484222325;
        foreach (var letter in part) mixed = (mixed ^ letter) * 0x100000001b3;
        return new(mixed);
    }

    public ulong Next()
    {
        state += 0x9e3779b97f4a7c15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    /// <summary>A number from low to high, both included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    public void Shuffle<T>(Span<T> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
