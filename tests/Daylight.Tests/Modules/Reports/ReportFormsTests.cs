using Daylight.Reports;
using Daylight.Requests;
using Xunit;

namespace Daylight.Tests.Modules.Reports;

public sealed class ReportFormsTests
{
    static readonly Measures Provided = new(Daylight.Host.Modules.All.SelectMany(module => module.Measures));

    [Fact]
    public void Both_forms_of_the_repository_can_be_read()
    {
        var forms = ReportForms.TryLoad(Path.Combine(TheForms.Law, "forms"), name => Provided.Find(name) is not null, out var problems);
        Assert.Empty(problems.Select(problem => problem.Say.En));
        Assert.Equal(["cn-2012", "cn-2021"], forms!.All.Select(form => form.Id));
    }

    [Fact]
    public void The_form_of_2012_has_the_rows_01_to_35_in_order()
    {
        var rows = TheForms.Of2012.Tables.Single().Lines.Select(row => row.Key);
        Assert.Equal(Enumerable.Range(1, 35).Select(number => number.ToString("00")), rows);
    }

    [Fact]
    public void The_form_of_2021_has_25_rows_of_7_columns_for_requests_and_15_cells_for_remedies()
    {
        var tables = TheForms.Of2021.Tables.ToDictionary(table => table.Key);
        Assert.Equal((25, 7), (tables["t3"].Lines.Count, tables["t3"].Leaves.Count));
        Assert.Equal((1, 15), (tables["t4"].Lines.Count, tables["t4"].Leaves.Count));
        Assert.Equal(["issued", "abolished", "valid"], tables["t2.1"].Leaves.Select(column => column.Key));
    }

    [Theory]
    [InlineData("cn-2012", "17", "20")]
    [InlineData("cn-2021", "3.7")]
    public void Every_outcome_of_the_law_is_counted_in_exactly_one_row(string id, params string[] sums)
    {
        var law = LawBook.Load(TheForms.Law);
        Assert.Equal(RequestMeasures.Given.Order(), law.Outcomes("cn-ogi-2019").Concat(law.Outcomes("cn-ogi-2008")).Where(outcome => outcome.Gives).Select(outcome => outcome.Code).Order());
        var leaves = TheForms.All.Find(id)!.Tables.SelectMany(table => table.Lines).Where(row => !sums.Contains(row.Key));
        var counted = leaves.SelectMany(row => row.Cells.Values.First().Measures)
            .Where(name => name.StartsWith("requests.decided", StringComparison.Ordinal)).Order();
        var outcomes = law.Outcomes("cn-ogi-2019").Select(outcome => "requests.decided/" + outcome.Code)
            .Concat(law.Outcomes("cn-ogi-2008").Select(outcome => "requests.decided-2008/" + outcome.Code)).Order();
        Assert.Equal(outcomes, counted);
    }

    [Theory]
    [InlineData("cn-2012", "cn-ogi-2008", "requests.decided-2008/")]
    [InlineData("cn-2021", "cn-ogi-2019", "requests.decided/")]
    public void An_outcome_is_counted_in_the_row_that_the_list_of_outcomes_names(string id, string regime, string prefix)
    {
        var form = TheForms.All.Find(id)!;
        foreach (var outcome in LawBook.Load(TheForms.Law).Outcomes(regime))
            Assert.Contains(prefix + outcome.Code, form.Row(outcome.Row)!.Cells.Values.First().Measures);
    }

    [Theory]
    [InlineData(2008, "cn-2012")]
    [InlineData(2013, "cn-2012")]
    [InlineData(2016, "cn-2012")]
    [InlineData(2019, "cn-2021")]
    [InlineData(2026, "cn-2021")]
    public void A_year_has_its_form_or_the_nearest(int year, string form) => Assert.Equal(form, TheForms.All.For(year).Id);

    [Theory]
    [InlineData("\"records.published\"", "\"records.publisht\"", "there is no measure \"records.publisht\"")]
    [InlineData("\"02 <= 01\"", "\"02 <= 99\"", "there is no \"99\"")]
    [InlineData("\"17|year <= 10|year + carried-in|year\"", "\"17|yaer <= 10|year\"", "there is no \"17|yaer\"")]
    [InlineData("\"02 <= 01\"", "\"02 less than 01\"", "can't be read")]
    [InlineData("\"each\": \"column\", \"is\": \"02", "\"each\": \"colunm\", \"is\": \"02", "each is row, column or cell")]
    [InlineData("\"key\": \"34\"", "\"key\": \"33\"", "is there twice")]
    [InlineData("\"count\": [\"enquiries.received/telephone\"", "\"counts\": [\"enquiries.received/telephone\"", "can't be read")]
    [InlineData(", \"count\": [\"enquiries.received/telephone\", \"tally.phone\"]", "", "nothing says what is counted")]
    public void A_form_that_is_wrong_is_refused_with_a_sentence(string what, string by, string expected)
    {
        var text = File.ReadAllText(Path.Combine(TheForms.Law, "forms", "cn-2012.json"));
        Assert.Contains(what, text);
        var folder = Directory.CreateTempSubdirectory("forms");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "cn-2012.json"), text.Replace(what, by));
            Assert.Null(ReportForms.TryLoad(folder.FullName, name => TheForms.Measures.Find(name) is not null, out var problems));
            Assert.Contains(problems, problem => problem.Say.En.Contains(expected, StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("10 + carried-in|year - 17", "+10 +carried-in|year -17")]
    [InlineData("*|cumulative@-1", "+*|cumulative@-1")]
    [InlineData("3.3.4|total", "+3.3.4|total")]
    [InlineData("10 +", null)]
    [InlineData("10 * 11", null)]
    [InlineData("", null)]
    public void Expressions_are_read(string text, string? expected)
    {
        var terms = Term.Read(text)?.Select(term => $"{(term.Sign > 0 ? '+' : '-')}{term.Row}"
            + (term.Column is null ? "" : "|" + term.Column) + (term.YearsBack > 0 ? "@-1" : ""));
        Assert.Equal(expected, terms is null ? null : string.Join(' ', terms));
    }
}
