using Daylight.Host.Demo;
using Xunit;

namespace Daylight.Tests.Host.Demo;

public class BodiesTests
{
    [Fact]
    public void One_district_has_sixteen_units_and_nine_streets()
    {
        Assert.Equal("440112", DemoBody.District.Code);
        Assert.Equal(16, DemoBody.All.Count(body => body.Kind == DemoBodyKind.Department));
        Assert.Equal(9, DemoBody.All.Count(body => body.Kind == DemoBodyKind.Street));
        Assert.Equal(26, DemoBody.All.Count);
        Assert.All(DemoBody.All.Skip(1), body => Assert.Equal("440112", body.Parent));
    }

    [Fact]
    public void Codes_and_prefixes_are_unique_and_organisation_codes_hold()
    {
        Assert.Equal(26, DemoBody.All.Select(body => body.Code).Distinct().Count());
        Assert.Equal(26, DemoBody.All.Select(body => body.NumberPrefix).Distinct().Count());
        Assert.Equal(26, DemoBody.All.Select(body => body.OrganisationCode).Distinct().Count());
        int[] weights = [3, 7, 9, 10, 5, 8, 4, 2, 1];
        Assert.All(DemoBody.All, body => Assert.Equal(0, body.OrganisationCode.Select(
            (place, at) => (place == 'X' ? 10 : place - '0') * weights[at]).Sum() % 11));
        Assert.All(DemoBody.All, body => Assert.StartsWith("020-5550", body.Phone, StringComparison.Ordinal));
    }
}
