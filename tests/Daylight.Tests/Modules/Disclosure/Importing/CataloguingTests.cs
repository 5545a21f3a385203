using Daylight.Disclosure.Importing;
using Xunit;

namespace Daylight.Tests.Modules.Disclosure.Importing;

public class CataloguingTests
{
    static readonly Classification Classes = Classification.Load(Path.Combine(AppContext.BaseDirectory, "law"));

    static readonly BodyTree Bodies = BodyTree.Of(
    [
        Body("1", null, "广州市黄埔区人民政府", "区政府", BodyKind.Government),
        Body("2", "1", "广州市黄埔区教育局", "区教育局"),
        Body("3", "1", "广州市黄埔区房管局", "区房管局", to: new(2015, 12, 31)),
        Body("4", "1", "广州市黄埔区房管局", "区房管局", from: new(2016, 1, 1)),
        Body("5", "1", "东区街道办事处", "东区街道"), Body("6", "1", "大东区街道办事处", "大东区"),
    ]);

    [Theory]
    [InlineData("广州市黄埔区教育局", "2")]
    [InlineData("區教育局", "2")]
    [InlineData("黄埔区教育局", "2")]
    [InlineData(" 廣州市 黃埔區 教育局 ", "2")]
    [InlineData("教育局", null)]
    [InlineData("天河区教育局", null)]
    [InlineData("东区街道办事处", "5")]
    [InlineData("Body 2", "2")]
    [InlineData("ＢＯＤＹ　２", "2")]
    public void An_issuer_is_found_by_its_names(string name, string? code) =>
        Assert.Equal(code, new Issuers(Bodies).Named(name, new(2020, 1, 1)).SingleOrDefault()?.Code);

    [Fact]
    public void Of_bodies_with_one_name_the_one_that_existed_then_is_meant()
    {
        var issuers = new Issuers(Bodies);
        Assert.Equal("3", Assert.Single(issuers.Named("区房管局", new(2012, 5, 4))).Code);
        Assert.Equal("4", Assert.Single(issuers.Named("区房管局", new(2016, 1, 1))).Code);
    }

    [Theory]
    [InlineData("政务公开", "政务信息公开", "某局关于印发方案的通知", null, "notice", "other")]
    [InlineData(null, null, "某某对某某等人公示送達", null, "announcement", "other")]
    [InlineData("法規", null, "关于某事的办法", null, "regulation", "normative")]
    [InlineData(null, "通知", "关于某事的通知", null, "notice", "other")]
    [InlineData(null, null, "財政部令：修正某規則", null, "order", "other")]
    [InlineData("公告及送達", null, "財政部公告：預告某事", null, "announcement", "other")]
    [InlineData(null, "办事指南", "某事办理", null, "guide", "services")]
    [InlineData(null, "通知", "关于印发某办法的通知", "穗府办规〔2021〕7号", "normative", "normative")]
    [InlineData("规划计划", null, "某某", null, "plan", "planning")]
    [InlineData("从未见过", "也没见过", "某某", null, "other", "other")]
    public void What_a_document_is_comes_from_its_class_its_title_or_its_number(
        string? category, string? kind, string title, string? number, string expectedKind, string expectedCategory)
    {
        var made = Catalogued(new() { Category = category, Kind = kind, DocumentNumber = number, Title = title, SourceId = "", Origin = new("", 0), Text = "", Language = Language.Hans });
        Assert.Equal((expectedKind, expectedCategory), (made.Kind, made.Category));
    }

    [Fact]
    public void Only_a_body_of_ours_issues_our_normative_documents()
    {
        var document = new ImportedRecord
        {
            Title = "办法", DocumentNumber = "某规〔2021〕7号", SourceId = "", Origin = new("", 0), Text = "", Language = Language.Hans,
        };
        Assert.Equal(NormativeLevel.Department, Catalogued(document with { Issuers = ["区教育局"] }).Normative);
        Assert.Equal(NormativeLevel.Government, Catalogued(document with { Issuers = ["区政府"] }).Normative);
        Assert.Equal(NormativeLevel.None, Catalogued(document with { Issuers = ["某省水利厅"] }).Normative);
    }

    static Publication Catalogued(ImportedRecord document) =>
        new Cataloguing(Bodies, null, Classes, new(2026, 10, 13)).Of(document, []);

    static Body Body(string code, string? parent, string name, string shortName, BodyKind kind = BodyKind.Department, DateOnly? from = null, DateOnly? to = null) => new()
    {
        Code = code, ParentCode = parent, Path = parent is null ? $"{code}/" : $"{parent}/{code}/", Name = name, NameEn = $"Body {code}",
        ShortName = shortName, Kind = kind, OrganisationCode = "007490815", ValidFrom = from, ValidTo = to,
    };
}
