using System.Text;
using Daylight.Disclosure.Importing;
using Xunit;

namespace Daylight.Tests.Modules.Disclosure.Importing;

public class ImportReportTests
{
    [Fact]
    public async Task Refused_rows_and_warnings_are_a_table_that_spreadsheets_read()
    {
        var bytes = new MemoryStream();
        await using (var report = new ImportReport(bytes, Language.English))
        {
            report.Refuse(new("a,b.jsonl", 7), new("“日期”不存在", "The \"date\", it seems,\nis wrong"));
            report.Warn(new("=1+1.txt", 0), [new("空", "Empty")]);
            Assert.Equal(2, report.Lines);
        }
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes.ToArray()[..3]);
        Assert.Equal(
            "File,Row,Outcome,Reason\r\n\"a,b.jsonl\",7,refused,\"The \"\"date\"\", it seems,\nis wrong\"\r\n'=1+1.txt,,warning,Empty\r\n",
            Encoding.UTF8.GetString(bytes.ToArray()[3..]));
    }
}
