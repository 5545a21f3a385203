using CsCheck;
using Xunit;

namespace Daylight.Tests.Kernel;

public class TileTests
{
    [Theory]
    [InlineData(0, 1234067, 256, "tile/0/x001/x234/067")]
    [InlineData(0, 0, 256, "tile/0/000")]
    [InlineData(1, 999, 1, "tile/1/999.p/1")]
    [InlineData(2, 1000, 255, "tile/2/x001/000.p/255")]
    [InlineData(-1, 12, 7, "tile/entries/012.p/7")]
    [InlineData(-1, 1234067, 256, "tile/entries/x001/x234/067")]
    [InlineData(63, 5, 256, "tile/63/005")]
    public void A_path_is_written_and_read(int level, long index, int width, string path)
    {
        Assert.Equal(path, new Tile(level, index, width).Path);
        Assert.True(Tile.TryParse(path, out var tile));
        Assert.Equal(new Tile(level, index, width), tile);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tile")]
    [InlineData("tile/0")]
    [InlineData("tile/0/")]
    [InlineData("tile/00/000")]
    [InlineData("tile/64/000")]
    [InlineData("tile/-1/000")]
    [InlineData("tile/0/1")]
    [InlineData("tile/0/x000/001")]
    [InlineData("tile/0/x001")]
    [InlineData("tile/0/001/002")]
    [InlineData("tile/0/xx01/002")]
    [InlineData("tile/0/000.p/0")]
    [InlineData("tile/0/000.p/256")]
    [InlineData("tile/0/000.p/01")]
    [InlineData("tile/0/000.p")]
    [InlineData("tile/0/000/../000")]
    [InlineData("tile/data/000")]
    [InlineData("tile/0/x999/x999/x999/x999/x999/x999/x999/999")]
    public void Any_other_path_is_refused(string? path) => Assert.False(Tile.TryParse(path, out _));

    [Fact]
    public void Every_tile_has_one_path_and_every_path_one_tile() =>
        (from level in Gen.Int[-1, 63] from index in Gen.Long[0, 999_999_999_999_999_999] from width in Gen.Int[1, 256]
         select new Tile(level, index, width)).Sample(tile => Tile.TryParse(tile.Path, out var read) && read == tile);

    [Fact]
    public void A_tree_of_70000_has_the_tiles_of_the_specification()
    {
        Assert.Equal(
            [new Tile(0, 273, 112), new Tile(1, 1, 17), new Tile(2, 0, 1)], Tile.Edge(70_000));
        Assert.Equal(new Tile(0, 272, 256), Tile.At(0, 272, 70_000));
        Assert.Equal(new Tile(1, 0, 256), Tile.At(1, 0, 70_000));
        Assert.Equal(0, Tile.At(0, 274, 70_000).Width);
        Assert.Equal(new Tile(-1, 273, 112), Tile.Bundle(273, 70_000));
        Assert.Equal([new Tile(1, 0, 1)], Tile.Edge(256));
        Assert.Empty(Tile.Edge(0));
    }

    [Fact]
    public void The_largest_tree_has_its_edge_too() => Assert.Equal(8, Tile.Edge(long.MaxValue).Count);
}
