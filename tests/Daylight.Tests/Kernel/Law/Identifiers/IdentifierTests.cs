using CsCheck;
using Xunit;

namespace Daylight.Tests.Kernel.Law.Identifiers;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("11010519491231002X")]
    [InlineData("440524188001010014")]
    [InlineData("１１０１０５１９４９１２３１００２ｘ")]
    [InlineData("110105 19491231 002x")]
    public void Resident_numbers_that_hold(string number) => Assert.NotNull(ResidentId.Parse(number));

    [Theory]
    [InlineData("110105194912310021", "last character")]
    [InlineData("11010519491331002X", "date of birth")]
    [InlineData("99010519491231002X", "province")]
    [InlineData("110105491231002", "18 characters")]
    [InlineData("", "18 characters")]
    [InlineData(null, "18 characters")]
    public void Resident_numbers_that_do_not_say_why(string? number, string why)
    {
        Assert.Null(ResidentId.Parse(number));
        Assert.Contains(ResidentId.Check("identity", number), problem =>
            problem.Say.En.Contains(why) && problem.Field == "identity");
    }

    [Fact]
    public void A_resident_number_holds_a_birthday_and_a_division()
    {
        var id = ResidentId.Parse("11010519491231002X")!;
        Assert.Equal(new DateOnly(1949, 12, 31), id.Born);
        Assert.Equal("110105", id.Division);
    }

    [Fact]
    public void One_wrong_digit_is_always_found() => Gen.Select(Gen.Int[0, 17], Gen.Int[1, 9]).Sample((at, by) =>
    {
        var number = "440524188001010014".ToCharArray();
        number[at] = (char)('0' + (number[at] - '0' + by) % 10);
        return ResidentId.Parse(new(number)) is null;
    });

    [Theory]
    [InlineData("91350100M000100Y43", true)]
    [InlineData("91350100m000100y43", true)]
    [InlineData("91350100M000100Y44", false)]
    [InlineData("91350100I000100Y43", false)]
    [InlineData("91350100M000100Y4", false)]
    [InlineData("11441300007187648G", true)]
    [InlineData("11341702486344515H", true)]
    public void Credit_codes(string code, bool holds) => Assert.Equal(holds, CreditCode.Parse(code) is not null);

    [Fact]
    public void A_credit_code_holds_an_organisation_code()
    {
        var code = CreditCode.Parse("11441300007187648G")!;
        Assert.Equal("441300", code.Division);
        Assert.Equal('1', code.Department);
        Assert.NotNull(OrganisationCode.Parse(code.Organisation));
    }

    [Theory]
    [InlineData("006939748", "00693974-8")]
    [InlineData("D2143569-X", "D2143569-X")]
    [InlineData("D2143569-1", null)]
    [InlineData("0069397480", null)]
    [InlineData("", null)]
    public void Organisation_codes(string code, string? printed) =>
        Assert.Equal(printed, OrganisationCode.Parse(code)?.ToString());

    [Theory]
    [InlineData("bm12345678", true)]
    [InlineData("1304000009", true)]
    [InlineData("1101070001", true)]
    [InlineData("130400000", false)]
    [InlineData("BM12345678", false)]
    [InlineData("1304000009\n", false)]
    [InlineData("１３０４０００００９", false)]
    [InlineData(null, false)]
    public void Site_codes(string? code, bool holds) => Assert.Equal(holds, SiteCode.IsOne(code));

    [Theory]
    [InlineData("006939748/2013-00247", IndexFront.OrganisationCode, true)]
    [InlineData("00693974-8/2013-00247", IndexFront.OrganisationCode, true)]
    [InlineData("006939749/2013-00247", IndexFront.OrganisationCode, false)]
    [InlineData("11441300007187648G/2017-00096", IndexFront.CreditCode, true)]
    [InlineData("11341702486344515H/202110-00013", IndexFront.CreditCode, true)]
    [InlineData("GZ0101/2011-00032", IndexFront.Legacy, false)]
    public void Index_numbers(string text, IndexFront kind, bool holds)
    {
        var number = IndexNumber.Parse(text)!;
        Assert.Equal(kind, number.Kind);
        Assert.Equal(holds, number.CheckHolds);
    }

    [Fact]
    public void The_index_number_of_the_guideline_has_twenty_characters()
    {
        var number = IndexNumber.Parse(" ００６９３９７４８／2013－00247 ")!;
        Assert.Equal("006939748/2013-00247", number.ToString());
        Assert.Equal(20, number.ToString().Length);
        Assert.Equal("2013-00247", number.Back);
        Assert.Equal("11341702486344515H/202110-00013",
            IndexNumber.Parse("11341702486344515H/202110-00013")!.ToString());
    }

    [Theory]
    [InlineData("006939748/202113-00013")]
    [InlineData("006939748-2013-00247")]
    [InlineData("006939748/13-00247")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_index_number(string? text) => Assert.Null(IndexNumber.Parse(text));
}
