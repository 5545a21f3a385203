using Xunit;

namespace Daylight.Tests.Kernel.Cases;

/// <summary>Numbers of cases as people copy them.</summary>
public sealed class CaseCodeTests
{
    [Theory]
    [InlineData("GK-2026-00012", "GK-2026-00012")]
    [InlineData(" gk-2026-00012 ", "GK-2026-00012")]
    [InlineData("ＧＫ－２０２６－０００１２", "GK-2026-00012")]
    [InlineData("gk-2026-12", "GK-2026-00012")]
    [InlineData("GK-2026-123456", "GK-2026-123456")]
    [InlineData("12", "12")]
    [InlineData(null, "")]
    public void It_is_read_as_it_is_kept(string? copied, string kept) => Assert.Equal(kept, CaseCode.Tidy(copied));

    [Fact]
    public void The_number_of_a_case_is_tidy() => Assert.Equal("GK-2026-00012", CaseCode.Tidy(CaseCode.Of("GK", 2026, 12)));
}
