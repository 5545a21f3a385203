using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace Daylight.Tests.Web;

/// <summary>The ratios of contrast that the look promises, computed from its tokens.</summary>
public partial class TokensTests
{
    static readonly string[] Surfaces = ["paper", "sheet", "sunk"];

    public static TheoryData<string> Modes => ["light", "dark"];

    [Theory, MemberData(nameof(Modes))]
    public void Text_can_be_read_on_every_surface(string mode)
    {
        foreach (var surface in Surfaces)
        {
            AtLeast(7, mode, "ink", surface);
            AtLeast(7, mode, "ink-2", surface);
            AtLeast(5.1, mode, "ink-3", surface);
            AtLeast(4.5, mode, "accent", surface);
            AtLeast(4.5, mode, "accent-strong", surface);
        }
        AtLeast(4.5, mode, "seal", "paper");
    }

    [Theory, MemberData(nameof(Modes))]
    public void Text_can_be_read_on_washes_and_buttons(string mode)
    {
        foreach (var wash in new[] { "accent-wash", "sun-wash", "late-wash", "soon-wash", "hold-wash", "idle-wash" }) AtLeast(7, mode, "ink", wash);
        AtLeast(4.5, mode, "ink-3", "sun-wash");
        AtLeast(4.5, mode, "accent", "accent-wash");
        AtLeast(4.5, mode, "on-accent", "accent");
        AtLeast(4.5, mode, "on-accent", "accent-strong");
        AtLeast(4.5, mode, "on-sun", "sun");
    }

    [Theory, MemberData(nameof(Modes))]
    public void States_can_be_read_on_their_wash_and_on_paper(string mode)
    {
        foreach (var state in new[] { "ok", "soon", "late", "hold", "idle" })
        {
            AtLeast(5.5, mode, state, state + "-wash");
            AtLeast(4.5, mode, state, "paper");
            AtLeast(4.5, mode, state, "sheet");
        }
    }

    [Theory, MemberData(nameof(Modes))]
    public void The_borders_of_controls_can_be_seen(string mode)
    {
        foreach (var surface in Surfaces) AtLeast(3.4, mode, "line-strong", surface);
    }

    [Theory, MemberData(nameof(Modes))]
    public void The_panes_of_charts_can_be_told_from_the_sheet(string mode)
    {
        foreach (var pane in new[] { "pane-1", "pane-2", "pane-3", "pane-4" }) AtLeast(3, mode, pane, "sheet");
    }

    [Fact]
    public void Both_modes_decide_the_same_things() =>
        Assert.Equal(Read("light").Keys.Except(["shadow"]).Order(), Read("dark").Keys.Except(["shadow"]).Order());

    [Fact]
    public void Black_on_white_is_twenty_one() => Assert.Equal(21, Contrast("#000000", "#ffffff"), 2);

    static void AtLeast(double ratio, string mode, string text, string ground)
    {
        var tokens = Read(mode);
        var found = Contrast(tokens[text], tokens[ground]);
        Assert.True(found >= ratio, $"{mode}: --{text} on --{ground} is {found:0.00}, promised {ratio}");
    }

    static Dictionary<string, string> Read(string mode, [CallerFilePath] string here = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "Web", "look", "tokens.scss");
        var scss = File.ReadAllText(file);
        var from = scss.IndexOf($"@mixin {mode}", StringComparison.Ordinal);
        var block = scss[from..scss.IndexOf("\n}", from, StringComparison.Ordinal)];
        return Token().Matches(block).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
    }

    // WCAG 2.2: relative luminance, and the ratio of the lighter to the darker.
    static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + .05) / (Math.Min(a, b) + .05);
    }

    static double Luminance(string colour) => .2126 * Channel(colour, 1) + .7152 * Channel(colour, 3) + .0722 * Channel(colour, 5);

    static double Channel(string colour, int at)
    {
        var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= .04045 ? value / 12.92 : Math.Pow((value + .055) / 1.055, 2.4);
    }

    [GeneratedRegex("--([a-z0-9-]+): (#[0-9a-f]{6});")]
    private static partial Regex Token();
}
