using Daylight.Disclosure.Importing;
using Xunit;

namespace Daylight.Tests.Modules.Disclosure.Importing;

/// <summary>
/// Real documents of others, which stay outside the repository; figures and facts were read off them by hand.
/// </summary>
public sealed class RealDocumentsTests
{
    [Fact]
    public async Task Every_document_is_a_record_or_refused_with_a_reason()
    {
        var (records, refused) = await All();
        Assert.Equal(1659, records.Count(record => record.Origin.File.EndsWith(".gz", StringComparison.Ordinal)));
        Assert.Equal(26, Of("pages", records, refused));
        // 88 regulations and the index page of their site.
        Assert.Equal(89, Of("regulations", records, refused));
        Assert.Equal(
            ["01_招生细则_原文.txt", "_index.md", "b3_异地就医_穗好办.md"],
            refused.Select(item => Path.GetFileName(item.Origin.File)).Order(StringComparer.Ordinal));
        Assert.Equal("汕头经济特区突发公共卫生事件应急条例(2022-05-30).md", Path.GetFileName(Assert.Single(records, record => record.OnlyHead).Origin.File));
        Assert.All(refused, item => Assert.NotEmpty(item.Reason.Zh));
        Assert.Equal(records.Count, records.Select(record => record.SourceId).Distinct().Count());
    }

    [Theory]
    // Title (its beginning), number, formed, published, effective, first issuer.
    [InlineData("行政院令：修正「中央對直轄市及縣（市）政府補助辦法」", "院授主預字第1040102877A號", "2016-01-04", "2016-01-04", "", "行政院")]
    [InlineData("內政部、國防部令：修正「替代役役男服役期滿後召集服勤實施辦法」", "台內役字第1040830571號", "2016-01-04", "2016-01-04", "", "內政部")]
    [InlineData("衛生福利部公告：修正「全民健康保險費率」", "衛部保字第1041260973號", "2015-12-31", "2016-01-06", "2016-01-01", "衛生福利部")]
    [InlineData("經濟部令：廢止「商業通用會計制度規範」", "經商字第10502400600號", "2016-02-01", "2016-02-01", "", "經濟部")]
    [InlineData("財政部關務署令：訂定「農業科技園區園區事業生產非保稅產品作業規定」", "", "", "", "", "財政部關務署")]
    [InlineData("中華民國105年元旦 總統祝詞", null, "2016-01-01", "", "", "總統府")]
    [InlineData("广州市医疗保障局 广州市财政局 广州市卫生健康委员会关于印发广州市社会医疗保险统筹", "穗医保规字〔2019〕4号", "2019-06-14", "2019-06-17", "2019-07-01", "广州市医疗保障局")]
    [InlineData("广州市住房和城乡建设局关于进一步加强户籍家庭住房保障工作的通知", "穗建规字〔2024〕5号", "2024-03-04", "2024-03-04", "2024-03-04", "广州市住房和城乡建设局")]
    [InlineData("广州市残疾人联合会关于印发广州市残疾人辅助器具适配工作管理办法的通知", "穗残联规字〔2019〕2号", "2019-01-17", "2019-01-18", "2019-02-01", "广州市残疾人联合会")]
    [InlineData("广州市人民政府办公厅关于进一步加强特困人员救助供养工作的通知", "穗府办规〔2021〕7号", "2021-04-13", "2021-04-19", "2021-04-16", "广州市人民政府办公厅")]
    [InlineData("广州市民政局 广州市财政局 广州市市场监督管理局关于印发广州市老年人助餐", "穗民规字〔2024〕3号", "2024-03-14", "2024-10-15", "2024-04-01", "广州市民政局")]
    [InlineData("广州市人力资源和社会保障局 广州市公安局关于印发广州市引进人才入户管理办法实施细则", "穗人社规字〔2022〕2号", "2022-07-07", "2022-07-14", "", "广州市人力资源和社会保障局")]
    [InlineData("广州市人民政府办公厅关于重新发布广州市积分制入户管理办法的通知", "穗府办规〔2025〕8号", "2025-06-30", "2025-07-05", "", "广州市人民政府办公厅")]
    [InlineData("广州市天河区深化支持港澳青年创新创业高质量发展实施办法", "穗天科工信规字〔2023〕1号", "2023-08-09", "2023-08-09", "2023-09-08", "天河区科技工业和信息化局")]
    [InlineData("关于推出供应广州市2025年第一批户籍家庭公共租赁住房常态分配房源的通告", null, "2025-03-19", "2025-03-20", "", "广州市住房保障办公室")]
    [InlineData("2026年广州市天河区积分制入学学位申请指引", null, null, "2026-06-25", "", "天河区教育局")]
    [InlineData("天河区扎实推进家庭医生签约服务", null, null, "2025-03-28", "", "区卫生健康局")]
    [InlineData("东莞市文明行为促进条例", null, "2023-02-10", "2023-02-23", "2023-05-01", "东莞市人民代表大会常务委员会")]
    [InlineData("广东省地理标志条例", null, "2022-11-30", "2022-11-30", "2023-01-01", "广东省人民代表大会常务委员会")]
    [InlineData("广东省人民代表大会议事规则", null, "2022-01-22", "2022-01-22", "", "广东省人民代表大会")]
    [InlineData("广东省实施《中华人民共和国消防法》办法", null, "2022-03-29", "2022-03-29", "2022-07-01", "广东省人民代表大会常务委员会")]
    [InlineData("深圳经济特区数据条例", null, "2021-06-29", "2021-07-06", "2022-01-01", "深圳市人民代表大会常务委员会")]
    public async Task A_document_has_the_facts_that_a_reader_finds_in_it(
        string title, string? number, string? formed, string published, string effective, string issuer)
    {
        var (records, _) = await All();
        var record = Assert.Single(records, record => record.Title.StartsWith(title, StringComparison.Ordinal));
        if (number != "") Assert.Equal(number, record.DocumentNumber);
        if (formed != "") Assert.Equal(formed, record.FormedOn?.ToString("yyyy-MM-dd"));
        if (published != "") Assert.Equal(published, record.PublishedOn?.ToString("yyyy-MM-dd"));
        if (effective != "") Assert.Equal(effective, record.EffectiveOn?.ToString("yyyy-MM-dd"));
        Assert.Equal(issuer, record.IssuerName);
    }

    [Fact]
    public async Task Every_number_is_one_that_an_officer_may_type_and_stays_as_it_is()
    {
        var (records, _) = await All();
        var numbers = records.SelectMany(record => record.OtherNumbers.Append(record.DocumentNumber)).OfType<string>().ToList();
        Assert.InRange(numbers.Count, 1657, int.MaxValue);
        Assert.Equal(numbers, numbers.Select(number => DocumentNumber.Parse(number)?.Text));
    }

    [Fact]
    public async Task Nearly_all_have_their_dates_and_bodies_and_the_figures_are_told()
    {
        var preview = new ImportPreview();
        await foreach (var item in RecordReader.Read(RealData.At("documents"), TestContext.Current.CancellationToken)) preview.Add(item);
        var said = TestContext.Current.TestOutputHelper!;
        said.WriteLine($"{preview.Rows} rows: {preview.Records} records, {preview.Refused} refused");
        said.WriteLine($"number {preview.WithNumber}, formed {preview.WithFormedOn}, published {preview.WithPublishedOn}, "
            + $"effective {preview.WithEffectiveOn}, issuer {preview.WithIssuer}, attachments {preview.Attachments}");
        foreach (var (reason, count) in preview.Reasons) said.WriteLine($"refused {count} × {reason.En}");
        foreach (var (warning, count) in preview.Warnings) said.WriteLine($"warned {count} × {warning.En}");
        Assert.Equal(1774, preview.Rows);
        Assert.Equal(preview.Records, preview.WithPublishedOn);
        Assert.Equal(preview.Records, preview.WithIssuer);
        Assert.InRange(preview.WithNumber, 1657, preview.Records);
        Assert.InRange(preview.WithFormedOn, 1758, preview.Records);
        Assert.Equal(1659, preview.Languages[Language.Hant]);
    }

    static int Of(string folder, IReadOnlyList<ImportedRecord> records, IReadOnlyList<ReadItem.Refused> refused) =>
        records.Select(record => record.Origin).Concat(refused.Select(item => item.Origin))
            .Count(origin => Path.GetFileName(Path.GetDirectoryName(origin.File)) == folder);

    static async Task<(IReadOnlyList<ImportedRecord> Records, IReadOnlyList<ReadItem.Refused> Refused)> All()
    {
        var items = await (read ??= InputFolder.Read(RealData.At("documents")));
        return ([.. items.OfType<ReadItem.Record>().Select(item => item.Document)], [.. items.OfType<ReadItem.Refused>()]);
    }

    // Read once for all tests of the class.
    static Task<IReadOnlyList<ReadItem>>? read;
}
