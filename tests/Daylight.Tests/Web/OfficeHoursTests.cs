using Daylight.Web;
using Xunit;

namespace Daylight.Tests.Web;

public class OfficeHoursTests
{
    [Theory]
    [InlineData("工作日9:00–12:00、14:00–17:00", "Working days 9:00–12:00 and 14:00–17:00")]
    [InlineData("周一至周五：8：30-12：00，14：30-17：30", "Monday to Friday 8:30–12:00 and 14:30–17:30")]
    [InlineData("工作日9:00—17:00", "Working days 9:00–17:00")]
    [InlineData("每月逢五上午", null)]
    public void Hours_written_in_the_usual_way_are_read_in_English_and_others_are_left_as_they_are(string hours, string? said) =>
        Assert.Equal(said, OfficeHours.In(hours, Language.English));

    [Fact]
    public void In_Chinese_they_are_as_they_were_written() => Assert.Equal("工作日9:00–12:00", OfficeHours.In("工作日9:00–12:00", Language.Hans));
}
