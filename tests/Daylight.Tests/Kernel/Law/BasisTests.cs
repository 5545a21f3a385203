using Xunit;

namespace Daylight.Tests.Kernel.Law;

public sealed class BasisTests
{
    [Fact]
    public void Regimes_are_called_by_the_names_of_their_instruments()
    {
        var said = Basis.Of(TownPlan.Law, "CN-OGI-2019 Arts 33(3), 34; 国办函〔2020〕109号");
        Assert.Equal("《中华人民共和国政府信息公开条例》（2019年修订）第三十三条第三款、第三十四条；国办函〔2020〕109号", said.Zh);
        Assert.Equal("Regulation on Open Government Information (revised 2019), Arts 33(3), 34; 国办函〔2020〕109号", said.En);
    }

    [Fact]
    public void In_a_case_only_what_holds_for_it_is_named()
    {
        const string both = "CN-OGI-2019 Art. 30; CN-OGI-2008 Art. 21[4]; 国办函〔2020〕109号";
        Assert.Equal("《中华人民共和国政府信息公开条例》（2007年）第二十一条第四项；国办函〔2020〕109号", Basis.Of(TownPlan.Law, both, "cn-ogi-2008").Zh);
        Assert.DoesNotContain("2007", Basis.Of(TownPlan.Law, both, "cn-ogi-2019").Zh, StringComparison.Ordinal);
        // Where none is the case's own, all stand.
        Assert.Contains("第三十条", Basis.Of(TownPlan.Law, both, "cn-pet-2022").Zh, StringComparison.Ordinal);
        Assert.Contains("第九十条至第九十二条", Basis.Of(TownPlan.Law, "CN-ALL-2014 Arts 90–92").Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_basis_of_every_procedure_can_be_read()
    {
        var bases = Daylight.Host.Modules.All.SelectMany(module => module.Procedures)
            .SelectMany(procedure => procedure.Steps).Select(step => step.Basis).OfType<string>().ToList();
        Assert.NotEmpty(bases);
        Assert.All(bases.Select(basis => Basis.Of(TownPlan.Law, basis).Zh), said => Assert.Equal((false, false), (said.Contains("CN-", StringComparison.Ordinal), System.Text.RegularExpressions.Regex.IsMatch(said, "第[0-9]"))));
    }
}
