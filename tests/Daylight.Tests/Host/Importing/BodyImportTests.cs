using System.Text;
using Daylight.Disclosure.Importing;
using Daylight.Host.Importing;
using Daylight.Tests.Modules.Disclosure.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Importing;

public sealed class BodyImportTests : Town
{
    readonly InputFolder input = new();

    [Fact]
    public async Task A_table_with_Chinese_names_of_columns_founds_bodies_below_each_other()
    {
        var (done, report) = await Import("""
            代码,上级,名称,英文名称,简称,类别,组织机构代码,机关代字,设立日期,地址,电话,办公时间
            440112301,440112,广州市黄埔区水务局,Huangpu Water Bureau,区水务局,部门,99011212-3,穗埔水,2019年3月1日,"样例路1号,二楼",020-55501230,工作日9:00–17:00
            440112302,440112301,广州市黄埔区河涌管理所,,河涌所,部门,,,,,,
            """);
        Assert.Equal((2, 2, 0), (done.Read, done.Added, done.Refused));
        Assert.Contains("organisation code", Assert.Single(report), StringComparison.Ordinal);
        var water = await Body("440112301");
        Assert.Equal(("440112/440112301/", BodyKind.Department, "990112123", "穗埔水"), (water.Path, water.Kind, water.OrganisationCode, water.DocumentPrefix));
        Assert.Equal((new DateOnly(2019, 3, 1), "样例路1号,二楼"), (water.ValidFrom!.Value, water.Address));
        var canal = await Body("440112302");
        Assert.Equal(("440112/440112301/440112302/", "990112123", "广州市黄埔区河涌管理所"), (canal.Path, canal.OrganisationCode, canal.NameEn));
        Assert.Equal(1, await Ask(db => db.Entries.CountAsync(entry => entry.Subject == "body:440112302" && entry.Verb == "found", Stop)));
        await CatchUp();
        using var visitor = Visitor();
        Assert.Contains("河涌管理所", await visitor.Read("/bodies/440112302"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_a_changed_row_changes_its_body_with_an_entry()
    {
        const string Row = """{"code":"440112301","name":"某局","organisation_code":"990112123","phone":"1"}""";
        await Import(Row, ".jsonl");
        var entries = await Ask(db => db.Entries.CountAsync(Stop));
        Assert.Equal(1, (await Import(Row, ".jsonl")).Done.Present);
        Assert.Equal(entries, await Ask(db => db.Entries.CountAsync(Stop)));
        var (done, _) = await Import("""{"code":"440112301","phone":"2"}""", ".jsonl");
        Assert.Equal((0, 1), (done.Added, done.Changed));
        Assert.Equal(("某局", "2"), ((await Body("440112301")).Name, (await Body("440112301")).Phone));
        var told = await Ask(db => db.Entries.SingleAsync(entry => entry.Verb == "change", Stop));
        Assert.Contains("\"changed\":[\"Phone\"]", told.Leaf, StringComparison.Ordinal);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task A_body_that_moves_takes_those_below_it_along()
    {
        await Import("code,name,parent\nA,甲局,440112\nB,乙所,A\nC,丙站,B\n");
        var (done, _) = await Import("code,parent\nB,440112101\n");
        Assert.Equal(1, done.Changed);
        Assert.Equal("440112/440112101/B/C/", (await Body("C")).Path);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task Every_fault_of_every_row_is_named()
    {
        var (done, report) = await Import("""
            code,parent,name,kind,organisation_code,valid_from,valid_to
            ,440112,无代码,department,,,
            bad/code,440112,某局,ministry,123456789,2012-02-30,
            D1,nowhere,某局,department,,,
            D2,D1,某所,department,,,
            A1,A2,甲,department,,,
            A2,A1,乙,department,,,
            S1,S1,自己,department,,,
            E1,440112,终局,department,,2012-05-01,2011-05-01
            E2,440112,,department,,,
            F1,440112,好局,department,,,
            F1,440112,又一个,department,,,
            440112,F1,根,government,,,
            G1,440112,多格,department,,,,,,多
            H1,440112,"引号,department,,,
            """);
        Assert.Equal((1, 13), (done.Added, done.Refused));
        string[][] expected =
        [
            ["2,", "no code"], ["3,", "letters and digits", "ministry", "123456789", "ValidFrom"], ["4,", "nowhere"], ["5,", "D1 was refused"],
            ["6,", "A1 → A2 → A1"], ["7,", "A2 → A1 → A2"], ["8,", "S1 → S1"], ["9,", "ends before"], ["10,", "no name"],
            ["12,", "code of"], ["13,", "topmost"], ["14,", "cells"], ["15,", "quotes"],
        ];
        var refused = report.Where(line => line.Contains(",refused,", StringComparison.Ordinal)).ToArray();
        Assert.Equal(expected.Length, refused.Length);
        foreach (var (line, words) in refused.Zip(expected))
            Assert.All(words, word => Assert.Contains(word, line, StringComparison.Ordinal));
        Assert.Null(await Ask(db => db.Bodies.FindAsync(["A1"], Stop).AsTask()));
    }

    [Fact]
    public async Task A_circle_through_bodies_that_are_here_is_seen()
    {
        await Import("code,name,parent\nA,甲局,440112\nB,乙所,A\n");
        var (done, report) = await Import("code,parent\nA,B\n");
        Assert.Equal(1, done.Refused);
        Assert.Contains("A → B → A", report[0], StringComparison.Ordinal);
        Assert.Equal("440112/A/B/", (await Body("B")).Path);
    }

    [Theory]
    [InlineData("gb18030")]
    [InlineData("utf-16")]
    public async Task Spreadsheets_of_Chinese_systems_are_read(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        var path = input.File("b.csv", [.. encoding.GetPreamble(), .. encoding.GetBytes("代码\t名称\t类别\n440112301\t广州市黄埔区水务局\t部门\n")]);
        Assert.Equal(1, (await Run(path)).Done.Added);
        Assert.Equal("广州市黄埔区水务局", (await Body("440112301")).Name);
    }

    [Theory]
    [InlineData("b.csv", "")]
    [InlineData("b.csv", "\0\0\u0001")]
    [InlineData("b.csv", "name\n某局\n")]
    [InlineData("b.xlsx", "x")]
    [InlineData("b.jsonl", "[1]")]
    [InlineData("b.jsonl", "{\"code\":\"\\ud800\"")]
    public async Task A_file_that_is_no_table_is_refused(string name, string content)
    {
        var (done, report) = await Run(input.File(name, content));
        Assert.Equal((1, 1), (done.Read, done.Refused));
        Assert.Single(report);
    }

    [Fact]
    public async Task New_records_find_new_bodies()
    {
        await Import("code,name,short\n440112301,广州市黄埔区水务局,区水务局\n");
        input.File("r/a.jsonl", """{"id":"1","title":"某某通知","text":"为做好有关工作，现将有关事项通知如下，请遵照执行。","body":"黃埔區水務局"}""");
        await using var report = new ImportReport(new MemoryStream(), Language.English);
        await Services.GetRequiredService<RecordImport>().Run([Path.Combine(input.Path, "r")], null, report, new(), _ => { }, Stop);
        Assert.Equal("440112301", await Ask(db => db.Records.Select(record => record.BodyCode).SingleAsync(Stop)));
    }

    Task<(ImportTotals Done, string[] Report)> Import(string content, string ending = ".csv") =>
        Run(input.File("bodies" + ending, content));

    async Task<(ImportTotals Done, string[] Report)> Run(string path)
    {
        var bytes = new MemoryStream();
        ImportTotals? totals = null;
        await using (var report = new ImportReport(bytes, Language.English))
        {
            await Do(async services => totals = await ActivatorUtilities.CreateInstance<BodyImport>(services).Run([path], null, report, Stop));
        }
        Assert.Equal(totals!.Read, totals.Added + totals.Changed + totals.Present + totals.Refused);
        return (totals, Encoding.UTF8.GetString(bytes.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..]);
    }

    Task<Body> Body(string code) => Ask(db => db.Bodies.AsNoTracking().SingleAsync(body => body.Code == code, Stop));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        input.Dispose();
    }
}
