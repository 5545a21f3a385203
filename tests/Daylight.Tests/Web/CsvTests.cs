using Daylight.Web;
using Xunit;

namespace Daylight.Tests.Web;

public sealed class CsvTests
{
    [Theory]
    [InlineData("=cmd|' /C calc'!A1", "'=cmd|' /C calc'!A1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("+1,2", "\"'+1,2\"")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("主动公开", "主动公开")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    public void A_spreadsheet_gets_texts_and_no_formulas(string text, string cell) => Assert.Equal(cell, Csv.Cell(text));
}
