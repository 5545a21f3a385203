using Daylight.Host.Importing;
using Xunit;
using static Daylight.Tests.Host.Importing.Workbook;

namespace Daylight.Tests.Host.Importing;

public sealed class ClassFileTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("daylight-classes-");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_table_with_merged_cells_becomes_a_tree_and_what_is_wrong_is_said_row_by_row()
    {
        var table = await Read(new Workbook().Sheet("分类", Row(1, "一级分类", "二级分类", "三级分类") + Row(2, "交通", "公交", "线路") + Row(3, "", "", "票价") + Row(4, "", "地铁", "线路")
            + Row(5, "环境", "噪声", "工地") + Row(6, "交通", "公 交", "票价") + Row(7, "环境", "", "水") + Row(8, "环境", "噪声", "") + Row(9, "环境", "水", "河涌"),
            "<mergeCells><mergeCell ref=\"A2:A4\"/><mergeCell ref=\"B2:B3\"/></mergeCells>"));
        Assert.Equal(8, table.Rows);
        Assert.Equal([(6, "“交通 › 公 交 › 票价” is there already: classes.xlsx:3."), (7, "Level 2 above “水” is empty."), (8, "“噪声” is of level 2 and has nothing below; matters are put into the third.")],
            table.Refused.Select(row => (row.Origin.Row, row.Reason.En.Replace(folder.FullName + "/", "", StringComparison.Ordinal))));
        var tree = table.Tree!;
        Assert.Equal(["交通 公交 线路", "交通 公交 票价", "交通 地铁 线路", "环境 噪声 工地", "环境 水 河涌"],
            tree.Leaves.Select(leaf => string.Join(' ', tree.PathTo(leaf.Code).Select(one => one.Name.Zh))));
        Assert.Equal((2, 4, 5), (tree.Below(null).Count(), tree.All.Count(one => one.Level == 2), tree.Leaves.Count()));
        Assert.Equal("地铁", tree.Named(["交 通", "地鐵"])!.Name.Zh);
        Assert.Null(tree.Named(["环境", "地铁"]));
    }

    [Fact]
    public async Task The_same_table_gives_the_same_codes_in_any_order()
    {
        var one = (await Read(new Workbook().Sheet("一", Row(1, "一级", "二级", "三级") + Row(2, "交通", "公交", "线路") + Row(3, "环境", "噪声", "工地")))).Tree!;
        var other = (await Read(new Workbook().Sheet("一", Row(1, "三级", "二级", "一级") + Row(2, "工地", "噪声", "环境") + Row(3, "线路", "公交", "交通")))).Tree!;
        Assert.Equal(one.All.Select(at => (at.Code, at.Name)).Order(), other.All.Select(at => (at.Code, at.Name)).Order());
        Assert.All(one.All, at => Assert.Matches("^t[0-9a-f]{7}(-[0-9a-f]{8}){0,2}$", at.Code));
    }

    [Fact]
    public async Task Without_its_columns_it_is_no_table_of_classes()
    {
        var table = await Read(new Workbook().Sheet("一", Row(1, "一级", "二级") + Row(2, "交通", "公交")));
        Assert.Null(table.Tree);
        Assert.Equal(ClassWords.NoColumns, Assert.Single(table.Refused).Reason);
    }

    [Fact]
    public async Task The_real_taxonomy_is_a_tree_of_517_classes()
    {
        var file = RealData.At("letters", "topic-taxonomy.xlsx");
        var table = await ClassFile.Read(file, Stop);
        Assert.Equal((517, 0), (table.Rows, table.Refused.Count));
        var tree = table.Tree!;
        Assert.Equal((15, 118, 517), (tree.Below(null).Count(), tree.All.Count(one => one.Level == 2), tree.Leaves.Count()));
        Assert.Equal((103, 390), (tree.All.Where(one => one.Level == 2).DistinctBy(one => one.Name).Count(), tree.Leaves.DistinctBy(one => one.Name).Count()));
        Assert.Equal(650, tree.All.DistinctBy(one => one.Code).Count());
    }

    public void Dispose() => folder.Delete(recursive: true);

    async Task<ClassTable> Read(Workbook book)
    {
        var path = Path.Combine(folder.FullName, "classes.xlsx");
        await File.WriteAllBytesAsync(path, book.Make(), Stop);
        return await ClassFile.Read(path, Stop);
    }
}
