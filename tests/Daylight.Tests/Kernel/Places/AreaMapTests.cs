using Xunit;

namespace Daylight.Tests.Kernel.Places;

/// <summary>Where a point is, which street a text names, and that map and drawing are inverse to each other.</summary>
public sealed class AreaMapTests
{
    static readonly DateOnly Today = new(2026, 10, 13);

    // Two squares side by side, the western one moved by a tenth to the east since this year.
    static readonly Area OldWest = Square("1", "大沙街道", 113.0, 113.5, new(2008, 5, 1), new(2025, 12, 31)), West = Square("1", "大沙街道", 113.0, 113.6, new(2026, 1, 1)),
        East = Square("2", "文冲街", 113.6, 114.0, new(2008, 5, 1));

    static readonly AreaMap Map = AreaMap.Of([OldWest, West, East]);

    [Theory]
    [InlineData(113.55, 2026, "1")]
    [InlineData(113.55, 2025, null)]
    [InlineData(113.45, 2025, "1")]
    [InlineData(113.6, 2026, "1")]
    [InlineData(113.7, 2026, "2")]
    [InlineData(114.1, 2026, null)]
    public void A_point_is_in_the_street_whose_border_was_around_it_on_the_day(double longitude, int year, string? street) =>
        Assert.Equal(street, Map.At(23.1, longitude, AreaKind.Street, new(year, 6, 1))?.Code);

    [Theory]
    [InlineData("黄埔区大沙街二巷", "1")]
    [InlineData("大沙街道办门口", "1")]
    [InlineData("文冲街石化路", "2")]
    [InlineData("石化路", null)]
    [InlineData("", null)]
    public void A_text_names_a_street_with_or_without_its_last_character(string place, string? street) =>
        Assert.Equal(street, Map.Named(place, AreaKind.Street, Today)?.Code);

    [Fact]
    public void What_is_drawn_anew_leaves_what_was_placed_before()
    {
        Assert.Same(OldWest, Map.Find(OldWest.Id));
        Assert.Equal([West, East], Map.On(Today, AreaKind.Street));
        Assert.Empty(Map.On(Today, AreaKind.Grid));
        Assert.Null(Map.Sheet(AreaKind.Grid, Today, 300));
    }

    [Fact]
    public void A_place_on_the_sheet_is_the_point_that_is_drawn_there()
    {
        var sheet = Map.Sheet(AreaKind.Street, Today, 320)!;
        Assert.Equal(320, sheet.Width);
        // A degree of longitude is shorter than one of latitude here: the sheet is not as wide as it would be at the equator.
        Assert.InRange(sheet.Height, 320 * 0.2 / (1.0 * 0.92), 320 * 0.24 / (1.0 * 0.92) + 16);
        foreach (var (x, y) in new[] { (10, 10), (100, 40), (300, 60) })
        {
            var (north, east) = sheet.At(x, y);
            var (left, above) = sheet.Of(north, east);
            Assert.Equal((x, y), (Math.Round(left), Math.Round(above)));
        }
        var drawn = sheet.Areas.Single(area => area.Area == East);
        var (latitude, longitude) = sheet.At(drawn.X, drawn.Y);
        Assert.Equal("2", Map.At(latitude, longitude, AreaKind.Street, Today)?.Code);
        Assert.StartsWith("M", drawn.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"Point","coordinates":[113,23]}""", "面")]
    [InlineData("""{"type":"Polygon","coordinates":[[[113,23],[114,24],[114,23],[113,24],[113,23]]]}""", "自相交")]
    [InlineData("""{"type":"Polygon","coordinates":[[[23,113],[24,113],[24,114],[23,114],[23,113]]]}""", "经纬度")]
    [InlineData("""{"type":"Polygon","coordinates":[[[113,23],[114,24]]]}""", "读不出来")]
    [InlineData("""{"type":"Polygon","coordinates":[]}""", "空")]
    [InlineData("""{"type":"Polygon"}""", "")]
    [InlineData("""[]""", "")]
    public void A_border_that_encloses_nothing_is_refused_with_the_reason(string border, string because)
    {
        Assert.Null(AreaBorder.Read(border, out var why));
        Assert.Contains(because, why!.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Neighbours_share_a_border_and_no_ground()
    {
        Assert.False(AreaBorder.Overlap(AreaBorder.Of(West.Border), AreaBorder.Of(East.Border)));
        Assert.True(AreaBorder.Overlap(AreaBorder.Of(West.Border), AreaBorder.Of(OldWest.Border)));
    }

    static Area Square(string code, string name, double from, double to, DateOnly since, DateOnly? until = null) => new()
    {
        Code = code, Kind = AreaKind.Street, Name = name, NameEn = name, Datum = "WGS84", ValidFrom = since, ValidTo = until,
        Border = FormattableString.Invariant($$"""{"type":"Polygon","coordinates":[[[{{from}},23],[{{to}},23],[{{to}},23.2],[{{from}},23.2],[{{from}},23]]]}"""),
    };
}
