using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Daylight.Host.Demo;
using Xunit;

namespace Daylight.Tests.Host.Demo;

public partial class RecordsTests
{
    static IReadOnlyList<DemoRecord> Records => DistrictOfToday.Records;

    static IEnumerable<DemoRecord> Of2012 =>
        Records.Where(record => DistrictOfToday.Day(record.PublishedAt).Year == 2012);

    [Fact]
    public void Exactly_4260_are_published_in_2012() => Assert.Equal(4260, Of2012.Count());

    [Fact]
    public void Six_district_and_three_departmental_normative_documents_are_issued_in_2012()
    {
        var documents = Of2012.Where(record => record.Kind == "normative-document").ToArray();
        Assert.Equal(6, documents.Count(document => document.Level == NormativeLevel.Government));
        Assert.Equal(3, documents.Count(document => document.Level == NormativeLevel.Department));
        Assert.Equal(9, Of2012.Count(record => record.Level != NormativeLevel.None));
        Assert.All(documents, document =>
        {
            Assert.Equal(2012, document.FormedOn.Year);
            Assert.True(document.EffectiveOn > DistrictOfToday.Day(document.PublishedAt));
            Assert.InRange(document.ExpiresOn!.Value.Year - document.EffectiveOn!.Value.Year, 2, 5);
        });
    }

    [Fact]
    public void The_present_has_some_nine_hundred_and_none_of_today() => Assert.Multiple(
        () => Assert.InRange(Records.Count(record => record.PublishedAt.Year == 2026), 780, 950),
        () => Assert.True(DistrictOfToday.Day(Records[^1].PublishedAt) < DistrictOfToday.Today));

    [Fact]
    public void They_come_in_the_order_of_publication() =>
        Assert.Equal(Records.Select(one => one.PublishedAt).Order(), Records.Select(one => one.PublishedAt));

    [Fact]
    public void They_are_published_in_office_hours_of_working_days() => Assert.All(Records, record =>
    {
        var local = record.PublishedAt.AddHours(8);
        Assert.Equal(DateTimeKind.Utc, record.PublishedAt.Kind);
        Assert.True(DistrictOfToday.MondayToFriday(DateOnly.FromDateTime(local)));
        Assert.True(local.Hour is (>= 9 and < 12) or (>= 14 and < 18), record.Title);
    });

    [Fact]
    public void No_title_and_no_document_number_comes_twice()
    {
        Assert.Equal(Records.Count, Records.Select(record => record.Title).Distinct().Count());
        var numbers = Records.Select(record => record.DocumentNumber).OfType<string>().ToArray();
        Assert.NotEmpty(numbers);
        Assert.Equal(numbers.Length, numbers.Distinct().Count());
        Assert.All(numbers, number => Assert.Matches(DocumentNumber(), number));
    }

    [Fact]
    public void Numbers_of_a_body_rise_with_the_day_of_formation()
    {
        foreach (var series in Records.Where(record => record.DocumentNumber is not null)
            .GroupBy(record => record.DocumentNumber!.Split('〕')[0]))
        {
            var days = series.OrderBy(record => int.Parse(record.DocumentNumber!.Split('〕')[1].TrimEnd('号'), null))
                .Select(record => record.FormedOn).ToArray();
            Assert.Equal(days.Order(), days);
        }
    }

    [Fact]
    public void Every_text_is_long_enough_and_has_no_blank_left_open() => Assert.All(Records, record =>
    {
        Assert.True(record.Text.Length >= 250, record.Title);
        Assert.DoesNotMatch(OpenBlank(), record.Title + record.Text + record.Description);
        Assert.DoesNotContain("\n\n", record.Text, StringComparison.Ordinal);
        Assert.NotEmpty(record.Description);
        Assert.NotEmpty(record.Keywords);
    });

    [Fact]
    public void No_text_shows_a_number_that_could_be_somebodys() => Assert.All(Records, record =>
    {
        Assert.DoesNotMatch(MobilePhone(), record.Text);
        Assert.DoesNotMatch(ResidentId(), record.Text);
        Assert.All(
            LandPhone().Matches(record.Text),
            phone => Assert.StartsWith("020-5550", phone.Value, StringComparison.Ordinal));
    });

    [Fact]
    public void Nearly_all_are_published_within_twenty_working_days_and_a_few_are_not()
    {
        var late = Of2012.Count(record => Workdays(record.FormedOn, DistrictOfToday.Day(record.PublishedAt)) > 20);
        Assert.InRange(late, 10, 85);
    }

    [Fact]
    public void Categories_topics_and_bodies_are_known_and_all_are_used()
    {
        using var file = DemoFiles.Json("categories.json");
        string[] Keys(string list) =>
            [.. file.RootElement.GetProperty(list).EnumerateArray().Select(one => one.GetProperty("key").GetString()!)];
        Assert.Equal(Keys("categories").Order(), Of2012.Select(record => record.Category).Distinct().Order());
        Assert.Equal(Keys("topics").Order(), Of2012.SelectMany(record => record.Topics).Distinct().Order());
        Assert.Equal(
            DemoBody.All.Skip(1).Select(body => body.Code).Order(),
            Of2012.Select(record => record.Body).Distinct().Order());
    }

    [Fact]
    public void A_page_of_results_is_not_twenty_times_the_same() => Assert.All(Records.Chunk(20), page =>
        Assert.True(page.DistinctBy(record => string.Join(',', record.Keywords) + record.Kind).Count() > page.Length / 2));

    [Fact]
    public void The_same_seed_makes_the_same_district_and_another_another()
    {
        var again = DistrictOfToday.Make(DemoDistrict.UsualSeed);
        Assert.Equal(Digest(Records), Digest(again.Records));
        Assert.NotEqual(Digest(Records), Digest(DistrictOfToday.Make(7).Records));
    }

    [Fact]
    public void The_culture_of_the_machine_changes_nothing()
    {
        var usual = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NumberDecimalSeparator = ",";
        odd.NumberFormat.NegativeSign = "minus";
        try
        {
            CultureInfo.CurrentCulture = odd;
            Assert.Equal(Digest(Records), Digest(DistrictOfToday.Make(DemoDistrict.UsualSeed).Records));
        }
        finally
        {
            CultureInfo.CurrentCulture = usual;
        }
    }

    [Fact]
    public void Any_number_of_records_can_be_had_for_a_benchmark()
    {
        var records = DemoText.Records(3000, 1).ToArray();
        Assert.Equal(3000, records.Length);
        var days = records.Select(record => DistrictOfToday.Day(record.PublishedAt)).ToArray();
        Assert.Equal(days.Order(), days);
        Assert.Equal(Digest(records), Digest(DemoText.Records(3000, 1)));
        Assert.True(records.Select(record => record.Text).Distinct().Count() > 2990);
    }

    static int Workdays(DateOnly from, DateOnly to) =>
        Enumerable.Range(1, to.DayNumber - from.DayNumber).Count(n => DistrictOfToday.MondayToFriday(from.AddDays(n)));

    static string Digest(IEnumerable<DemoRecord> records)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var record in records)
        {
            var head = $"{record.Body}{record.DocumentNumber}{record.PublishedAt.Ticks}{record.FormedOn.DayNumber}";
            digest.AppendData(Encoding.UTF8.GetBytes(head + record.Title + record.Text));
        }
        return Convert.ToHexString(digest.GetHashAndReset());
    }

    [GeneratedRegex(@"^\p{IsCJKUnifiedIdeographs}{1,12}〔(19|20)\d{2}〕[1-9]\d{0,4}号$")]
    private static partial Regex DocumentNumber();

    [GeneratedRegex(@"[{}\[\]|~]|，，|。。|；。|[a-z]{2}")]
    private static partial Regex OpenBlank();

    [GeneratedRegex(@"(?<!\d)1[3-9]\d{9}(?!\d)")]
    private static partial Regex MobilePhone();

    [GeneratedRegex(@"(?<!\d)[1-9]\d{16}[\dX](?!\d)")]
    private static partial Regex ResidentId();

    [GeneratedRegex(@"0\d{2,3}-\d{7,8}")]
    private static partial Regex LandPhone();
}
