using Daylight.Requests;
using Daylight.Web;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>The words of letters are data: whole for every step and outcome, right for every day.</summary>
public sealed class WordingTests
{
    static readonly LawBook Law = TownPlan.Law;

    public static TheoryData<string, string, string> Outcomes()
    {
        var all = new TheoryData<string, string, string>();
        foreach (var (regime, day) in ((string, string)[])[("cn-ogi-2008", "2012-10-12"), ("cn-ogi-2019", "2023-12-31"), ("cn-ogi-2019", "2024-01-01")])
        {
            foreach (var outcome in Law.Outcomes(regime)) all.Add(regime, outcome.Code, day);
        }
        return all;
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void Every_outcome_has_its_paragraph_its_basis_and_the_remedy_of_its_day(string regime, string code, string day)
    {
        var on = DateOnly.Parse(day);
        var outcome = Law.Outcome(regime, code)!;
        var prepared = Prepare(regime, "draft", on, code)!;

        Assert.Contains(outcome.Article.Zh is "—" ? Law.Regime(regime)!.Instrument.Zh : outcome.Article.Zh, prepared.Text, StringComparison.Ordinal);
        Assert.Contains($"reply/{code}@1", prepared.Wording, StringComparison.Ordinal);
        Assert.Equal(outcome.ReconsiderationFirst is not null && on >= new DateOnly(2024, 1, 1), prepared.Text.Contains("应当先自收到", StringComparison.Ordinal));
        Assert.Contains("人民法院提起行政诉讼", prepared.Text, StringComparison.Ordinal);
        Assert.Contains("60日内向________申请行政复议", prepared.Text, StringComparison.Ordinal);
        if (!prepared.Text.Contains("应当先", StringComparison.Ordinal))
            Assert.Contains(regime == "cn-ogi-2008" ? "3个月内" : "6个月内", prepared.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('{', prepared.Text);
    }

    [Theory]
    [InlineData("cn-ogi-2008", "2012-10-12")]
    [InlineData("cn-ogi-2019", "2026-10-13")]
    public void Every_step_that_sends_a_letter_has_a_text_with_a_title_under_every_regime(string regime, string day)
    {
        var steps = RequestProcedure.Procedure.Steps.Where(step => step.SendsLetter && (step.Regimes.Count == 0 || step.Regimes.Contains(regime))).ToList();
        Assert.Equal(regime == "cn-ogi-2008" ? 17 : 24, steps.Count);
        foreach (var step in steps)
        {
            var head = Of(regime, DateOnly.Parse(day)).Head(step, Bureau, "陈晓岚");
            Assert.NotNull(head);
            Assert.Equal(step.ToOthers ? "________" : "陈晓岚", head.Addressee);
            if (step.Decides) continue;
            var prepared = Prepare(regime, step.Name, DateOnly.Parse(day), null);
            Assert.NotNull(prepared);
            Assert.DoesNotContain('{', prepared.Text);
            Assert.Contains("GK-2026-00001", prepared.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Others_are_told_what_is_asked_by_when_and_what_silence_means()
    {
        var third = Prepare("cn-ogi-2019", "consult", new(2026, 10, 13), null)!.Text;
        Assert.Contains("是否同意公开", third, StringComparison.Ordinal);
        Assert.Contains($"15个工作日内（发出当日收到的，最迟{CaseWords.OpenDay}）", third, StringComparison.Ordinal);
        Assert.Contains("不视为同意", third, StringComparison.Ordinal);
        Assert.DoesNotContain("陈晓岚", third, StringComparison.Ordinal);
        var agency = Prepare("cn-ogi-2019", "ask-agency", new(2026, 10, 13), null)!.Text;
        Assert.Contains($"15个工作日内（最迟{CaseWords.OpenDay}）", agency, StringComparison.Ordinal);
        Assert.Contains("视为同意公开", agency, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("case", 12, 10_000, "您本月向本机关提出的第12件申请按件计收100元。计算方法：第12件，100元。")]
    [InlineData("page", 31, 1_000, "您申请的信息共31页，按量计收10元。计算方法：第1页至第30页，免费；第31页，10元。")]
    public void A_fee_is_told_with_its_calculation(string ladder, int count, long fen, string says)
    {
        var fee = new ProcessingFee { Id = Ids.Next(), CaseId = default, Ladder = ladder, Count = count, Fen = fen, EnteredAt = default };
        Assert.Contains(says, Of("cn-ogi-2019", new(2026, 10, 13), fee).Of(StepOf("ask-fee"), null, HeadOf("ask-fee"))!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_fee_was_worked_out_the_letter_leaves_it_open() =>
        Assert.Contains("按件（或者按量）计收________元", Prepare("cn-ogi-2019", "ask-fee", new(2026, 10, 13), null)!.Text, StringComparison.Ordinal);

    [Theory]
    [InlineData(470_000, "4700")]
    [InlineData(1_250, "12.50")]
    [InlineData(5, "0.05")]
    public void Fen_are_written_as_yuan(long fen, string yuan) => Assert.Equal(yuan, Daylight.Requests.Letters.Yuan(fen));

    [Fact]
    public void Changed_words_are_a_new_version_and_letters_of_earlier_days_keep_the_old()
    {
        var texts = new Wordings("", [Text(1, "2019-05-15"), Text(2, "2026-07-01")]);
        Assert.Equal([1, 1, 2], ((DateOnly[])[new(2018, 1, 1), new(2026, 6, 30), new(2026, 7, 1)]).Select(day => texts.Of("reply", day)!.Version));
        Assert.Equal("reply@2", texts.Of("reply", new(2026, 7, 1))!.Key);
        Assert.Null(texts.Of("reply/C4", new(2026, 7, 1)));
        static Wording Text(int version, string from) => new() { Id = "reply", Version = version, From = DateOnly.Parse(from), Lines = [$"{version}"] };
    }

    static readonly Body Bureau = new()
    {
        Code = "1", Name = "区住房和城乡建设局", NameEn = "Bureau", ShortName = "局", Path = "1/", OrganisationCode = "007490823",
    };

    static Prepared? Prepare(string regime, string step, DateOnly on, string? outcome) => Of(regime, on).Of(StepOf(step), outcome, HeadOf(step));

    static Letterhead HeadOf(string step) => Of("cn-ogi-2019", new(2026, 10, 13)).Head(StepOf(step), Bureau, "陈晓岚")!;

    static Step StepOf(string name) => RequestProcedure.Procedure.Step(name)!;

    static Daylight.Requests.Letters Of(string regime, DateOnly on, ProcessingFee? fee = null) => new(Law, Law.Regime(regime)!, Received(regime, on), on) { Fee = fee };

    static Case Received(string regime, DateOnly on)
    {
        var matter = new Case
        {
            Code = "GK-2026-00001", Procedure = "request", BodyCode = "1", State = "in-hand", Title = "加装电梯补贴",
            Channel = Channel.Counter, OpenedAt = default, Regime = regime, ReceivedOn = on,
        };
        matter.Steps.Add(new()
        {
            Number = 0, Step = "open", To = "in-hand", Clock = ClockEffect.Start, On = on, At = default, As = Role.Clerk,
        });
        return matter;
    }
}
