using Daylight.Host.Commands;
using Xunit;

namespace Daylight.Tests.Host.Commands;

/// <summary>Where an installation stands, or half of one, none is founded over it.</summary>
public sealed class FoundingTests : Town
{
    [Fact]
    public async Task A_database_that_holds_something_is_refused()
    {
        var problems = new Problems();
        Assert.True(await Founding.IsTaken(Services, problems, Stop));
        Assert.Equal("database", Assert.Single(problems).Field);
    }
}
