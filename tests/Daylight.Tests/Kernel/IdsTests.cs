using Xunit;

namespace Daylight.Tests.Kernel;

public sealed class IdsTests
{
    [Fact]
    public void Keys_are_in_the_order_they_were_made_in_however_many_are_made_at_once()
    {
        var made = new Guid[4][];
        Parallel.For(0, made.Length, at => made[at] = [.. Enumerable.Range(0, 20_000).Select(_ => Ids.Next())]);
        // SQLite sorts them as text, PostgreSQL as bytes, .NET by itself.
        Assert.All(made, own => Assert.Equal(own.Select(id => $"{id}").Order(StringComparer.Ordinal), own.Select(id => $"{id}")));
        Assert.All(made, own => Assert.Equal(own.Order(), own));
        Assert.Equal(made.Sum(own => own.Length), made.SelectMany(own => own).Distinct().Count());
        Assert.All(made[0], id => Assert.Equal((7, true), (id.Version, id.Variant is >= 8 and <= 11)));
    }

    [Fact]
    public void A_key_says_when_it_was_made()
    {
        var before = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var made = Convert.ToInt64($"{Ids.Next():N}"[..12], 16);
        // A counter that runs over borrows from the next millisecond; other tests make keys meanwhile.
        Assert.InRange(made, before, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() + 100);
    }
}
