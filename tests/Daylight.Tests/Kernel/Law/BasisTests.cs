using Xunit;

namespace Daylight.Tests.Kernel.Law;

public sealed class BasisTests
{
    [Fact]
    public void Regimes_are_called_by_the_names_of_their_instruments()
    {
        var said = Basis.Of(TownPlan.Law, "CN-OGI-2019 Arts 33(3), 34; 国办函〔2020〕109号");
        Assert.Equal("《中华人民共和国政府信息公开条例》（2019年修订）第33(3)、34条；国办函〔2020〕109号", said.Zh);
        Assert.Equal("Regulation on Open Government Information (revised 2019), Arts 33(3), 34; 国办函〔2020〕109号", said.En);
    }

    [Fact]
    public void Every_basis_of_every_procedure_can_be_read()
    {
        var bases = Daylight.Host.Modules.All.SelectMany(module => module.Procedures)
            .SelectMany(procedure => procedure.Steps).Select(step => step.Basis).OfType<string>().ToList();
        Assert.NotEmpty(bases);
        Assert.All(bases, basis => Assert.DoesNotContain("CN-", Basis.Of(TownPlan.Law, basis).Zh));
    }
}
