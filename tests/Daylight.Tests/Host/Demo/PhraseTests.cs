using Daylight.Host.Demo;
using Xunit;

namespace Daylight.Tests.Host.Demo;

public class PhraseTests
{
    static readonly DemoDays Days = new(DistrictOfToday.MondayToFriday, new(2013, 12, 31));

    static string Say(string phrase, ulong seed = 1) =>
        new Draft(StockRoom.Open, Days, new(seed), DemoBody.District, new(2012, 5, 11), null)
            .Write([new Paragraph.Plain(Phrase.Parse(phrase))]);

    [Fact]
    public void A_name_said_twice_is_the_same_and_a_fresh_one_differs()
    {
        var same = Say("{school}/{school}").Split('/');
        Assert.Equal(same[0], same[1]);
        var fresh = Say("{~school}/{~school}").Split('/');
        Assert.NotEqual(fresh[0], fresh[1]);
    }

    [Fact]
    public void Places_belong_to_the_street_that_was_named()
    {
        var said = Say("{street}/{road}").Split('/');
        var roads = StockRoom.Open.Local("road", said[0]).Phrases.ToArray()
            .Select(road => ((Piece.Literal)road.Pieces[0]).Text);
        Assert.Contains(said[1], roads);
    }

    [Theory]
    [InlineData("{a=5-5}+{b=7-7}={c=a+b}", "5+7=12")]
    [InlineData("{!a=50-50}{!b=200-200}{c=a%b}%", "25.0%")]
    [InlineData("{1.50-1.50}", "1.50")]
    [InlineData("{date+1}，{day-1}", "2012年5月14日，5月10日")]
    [InlineData("{year-1} {lastmonth} {quarter} {upto}", "2011 2012年4月 2012年第一季度 2012年1—4月")]
    [InlineData("[甲|甲]乙", "甲乙")]
    public void Blanks_are_filled(string phrase, string said) => Assert.Equal(said, Say(phrase));

    [Theory]
    [InlineData("[a|b")]
    [InlineData("{a")]
    [InlineData("a]")]
    public void A_phrase_that_is_not_closed_is_refused(string phrase) =>
        Assert.Throws<FormatException>(() => Phrase.Parse(phrase));

    [Fact]
    public void Every_form_can_be_written_by_every_body_that_may_issue_it()
    {
        foreach (var era in new[] { 2012, 2026 })
        {
            foreach (var template in Templates.Of(StockRoom.Open, era))
            {
                foreach (var body in template.Issuers)
                {
                    var paper = new Paper(11, template, body, new(2012, 5, 11), PaperPlan.At(new(2012, 5, 14), 5, 5));
                    Assert.NotEmpty(paper.Titled(Days).Write(Days).Text);
                }
            }
        }
    }
}
