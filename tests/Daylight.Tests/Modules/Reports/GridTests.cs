using Daylight.Reports;
using Xunit;

namespace Daylight.Tests.Modules.Reports;

public sealed class GridTests
{
    static readonly Grid Requests = new(TheForms.Of2021.Tables.Single(table => table.Key == "t3"));

    [Fact]
    public void The_table_of_requests_is_laid_out_as_in_the_official_form()
    {
        Assert.Equal((3, 3, 10), (Requests.Head, Requests.Stub, Requests.Width));
        Assert.Equal(28, Requests.Lines);
        var outcomes = Assert.Single(Requests.Fields, field => field.Text.Zh == "三、本年度办理结果");
        Assert.Equal((22, 1), (outcomes.Down, outcomes.Across));
        var refused = Assert.Single(Requests.Fields, field => field.Text.Zh == "（三）不予公开");
        Assert.Equal((8, 1), (refused.Down, refused.At));
        var total = Assert.Single(Requests.Fields, field => field is { Of: FieldOf.Label, Text.Zh: "（七）总计" });
        Assert.Equal((1, 2), (total.Down, total.Across));
        var organisations = Assert.Single(Requests.Fields, field => field.Text.Zh == "法人或其他组织");
        Assert.Equal((1, 5, 4), (organisations.Line, organisations.Across, organisations.At));
    }

    [Theory]
    [InlineData("cn-2012")]
    [InlineData("cn-2021")]
    public void Every_place_of_every_table_is_covered_exactly_once(string form)
    {
        foreach (var table in TheForms.All.Find(form)!.Tables)
        {
            var grid = new Grid(table);
            var covered = from field in grid.Fields
                          from line in Enumerable.Range(field.Line, field.Down)
                          from at in Enumerable.Range(field.At, field.Across)
                          select (line, at);
            var places = from line in Enumerable.Range(0, grid.Lines) from at in Enumerable.Range(0, grid.Width) select (line, at);
            Assert.Equal(places.Order(), covered.Order());
        }
    }
}
