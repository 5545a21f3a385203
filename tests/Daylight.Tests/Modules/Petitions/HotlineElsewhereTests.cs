using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Petitions;

/// <summary>Orders of the hotline where no province has measures that Daylight knows: the working standard holds.</summary>
public sealed class HotlineElsewhereTests : PetitionTown
{
    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        services.AddSingleton(new Jurisdiction("cn-33"));
    }

    [Theory]
    [InlineData("question", 2)]
    [InlineData("help", 5)]
    [InlineData("complaint", 15)]
    public async Task An_order_is_handled_to_its_answer_in_any_province(string kind, int days)
    {
        const string Form = "/desk/petitions/new";
        var sent = await office.Submit(Form, Form, ("source", "hotline"), ("kind", kind), ("title", "几点上班"), ("story", "窗口几点开？"), ("body", "440112"),
            ("received", $"{Time.Today():yyyy-MM-dd}"), ("name", "陈晓岚"), ("phone", "13800138000"), ("once", Ids.Next().ToString()));
        var code = (await Takeaway(office, sent.LeadsTo)).Code;
        var matter = await CaseOf(code);
        Assert.Equal(("cn-hotline", days), (matter.Regime, TownPlan.Law.Calendars["cn"].WorkingDays(FirstDay, matter.DueOn!.Value)));
        await Taken(office, code, "dispatch", ("body", Bureau), ("reason", "请办理。"));
        await Taken(Clerk, code, "sign");
        await Taken(Clerk, code, "take");
        await Taken(Clerk, code, "draft", ("outcome", "H2"));
        await Taken(reviewer, code, "approve", ("outcome", "H2"), ("text", "周一到周五上午办。"));
        await Taken(Clerk, code, "deliver", ("delivery", "person"));
        Assert.Equal(("replied", "H2"), ((await CaseOf(code)).State, (await CaseOf(code)).Outcome));
    }

    [Theory]
    [InlineData("cn-44", "2022-08-31", "cn-hotline")]
    [InlineData("cn-44", "2022-09-01", "cn-44-hotline-2022")]
    [InlineData("cn-33", "2026-10-13", "cn-hotline")]
    public void The_measures_of_a_province_hold_from_their_day_and_the_standard_before_and_elsewhere(string where, string day, string regime)
    {
        var law = TownPlan.Law.For(where, LawSubject.Hotline, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))!;
        Assert.Equal(regime, law.Id);
        // Nobody takes it for law.
        if (regime == "cn-hotline") Assert.All(law.Rules, rule => Assert.Equal(Evidence.Unverified, rule.Evidence));
    }
}
