using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Daylight.Tests.Modules.Disclosure.Importing;

/// <summary>
/// Real documents of others, imported and looked at as a visitor does. What is expected is worked out here from the
/// sources themselves, by other means than the import's.
/// </summary>
public sealed partial class RealImportTests : ImportTown
{
    const int Sampled = 45;

    [Fact]
    public async Task All_documents_are_imported_once_with_the_facts_of_their_sources_and_are_found_and_shown()
    {
        var folder = RealData.At("documents");
        string[] paths = [.. ((string[])["gazette", "pages", "regulations"]).Select(name => Path.Combine(folder, name))];
        var watch = Stopwatch.StartNew();
        var (done, report) = await Import(null, paths);
        TestContext.Current.TestOutputHelper!.WriteLine(done.Told(watch.Elapsed).En);
        foreach (var line in report.Where(line => line.Contains(",refused,", StringComparison.Ordinal)))
            TestContext.Current.TestOutputHelper!.WriteLine(line);
        Assert.Equal((1774, 1770, 4), (done.Read, done.Added, done.Refused));
        Assert.Equal(4, report.Count(line => line.Contains(",refused,", StringComparison.Ordinal)));

        var (again, _) = await Import(null, paths);
        Assert.Equal((0, 1770, 4), (again.Added, again.Present, again.Refused));
        Assert.Empty(await FaultsFound());

        var records = await Records();
        Assert.Equal(1770, records.Count);
        Assert.Equal(records.Count, records.Select(record => record.Index).Distinct().Count());
        Assert.All(records, record =>
        {
            Assert.True(record.HasText);
            Assert.NotNull(record.IssuerName);
            Assert.True(record.PublishedOn <= FirstDay);
        });
        var gazette = await Gazette(Path.Combine(folder, "gazette", "2016.jsonl.gz"));
        var bySource = gazette.ToDictionary(source => source.Id,
            source => Assert.Single(records, record => record.SourceId!.EndsWith($":{source.Id}", StringComparison.Ordinal)));
        Assert.All(gazette, source => Same(source, bySource[source.Id]));
        Regulations(Path.Combine(folder, "regulations"), records);

        var titles = gazette.GroupBy(source => source.Title).Where(same => same.Count() == 1).Select(same => same.Key).ToHashSet();
        var lone = gazette.Where(source => titles.Contains(source.Title) && source.Number is not null).ToList();
        foreach (var source in Enumerable.Range(0, Sampled).Select(i => lone[i * lone.Count / Sampled]))
            await IsFoundAndShown(source, bySource[source.Id]);
        foreach (var regulation in records.Where(record => record.Language == Language.Hans).Where((_, i) => i % 10 == 0))
        {
            // Traditional words find a simplified text.
            Assert.Contains(regulation.Index, await Search(Han.Traditional(regulation.Title)), StringComparison.Ordinal);
        }
    }

    static void Same(Source source, Record record)
    {
        Assert.Equal(Letters(source.Title), Letters(record.Title));
        if (source.Number is not null) Assert.Equal(Letters(source.Number), Letters(record.DocumentNumber!));
        Assert.All(source.OtherNumbers, other => Assert.Contains(Letters(other), Letters(record.Keywords!), StringComparison.Ordinal));
        Assert.Equal((source.Formed, source.Published), (record.FormedOn!.Value, record.PublishedOn));
        Assert.StartsWith(source.Issuer, record.IssuerName, StringComparison.Ordinal);
        Assert.Equal(Language.Hant, record.Language);
        var text = Letters(record.Editions[0].Text);
        Assert.Equal(Letters(source.Text)[..Math.Min(300, text.Length)], text[..Math.Min(300, text.Length)]);
        Assert.InRange(text.Length, Letters(source.Text).Length - 10, Letters(source.Text).Length);
    }

    // Their files are called “title(day).md”.
    static void Regulations(string folder, List<Record> records)
    {
        foreach (var file in Directory.GetFiles(folder, "*(*).md"))
        {
            var name = DatedName().Match(Path.GetFileNameWithoutExtension(file));
            if (name.Groups["title"].Value == "汕头经济特区突发公共卫生事件应急条例") continue;
            var day = DateOnly.ParseExact(name.Groups["day"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var text = File.ReadAllText(file);
            Assert.Contains(records, record => record.PublishedOn == day && text.Contains(record.Title, StringComparison.Ordinal)
                && record.Kind == "regulation" && record.FormedOn is not null);
        }
    }

    async Task IsFoundAndShown(Source source, Record record)
    {
        Assert.Contains(record.Index, await Search(source.Title), StringComparison.Ordinal);
        Assert.Contains(record.Index, await Search(Han.Simplified(source.Title)), StringComparison.Ordinal);
        Assert.Contains(record.Index, await Search(source.Number!), StringComparison.Ordinal);
        using var visitor = Visitor();
        var page = WebUtility.HtmlDecode(await visitor.Read($"/records/{record.Index}"));
        Assert.Contains(record.DocumentNumber!, page, StringComparison.Ordinal);
        Assert.Contains(source.Issuer, page, StringComparison.Ordinal);
        Assert.Contains($"{source.Formed:yyyy年M月d日}", page, StringComparison.Ordinal);
        Assert.Contains($"{source.Published:yyyy年M月d日}", page, StringComparison.Ordinal);
        Assert.Contains("lang=\"zh-Hant\"", page, StringComparison.Ordinal);
    }

    async Task<string> Search(string query)
    {
        using var visitor = Visitor();
        return await visitor.Read($"/search?q={Uri.EscapeDataString(query.Length > 90 ? query[..90] : query)}");
    }

    // The source's joint documents have a number of each office: “交路字第…號;台內警字第…號”.
    sealed record Source(
        string Id, string Title, string? Number, string[] OtherNumbers, DateOnly Formed, DateOnly Published, string Issuer, string Text);

    static async Task<List<Source>> Gazette(string file)
    {
        var sources = new List<Source>();
        await using var packed = File.OpenRead(file);
        using var reader = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        while (await reader.ReadLineAsync(Stop) is { } line)
        {
            using var json = JsonDocument.Parse(line);
            string? Field(string name) => json.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
            var numbers = Field("GazetteId")?.Split(';') ?? [];
            sources.Add(new(Field("MetaId")!, Field("Title")!, numbers.FirstOrDefault(), [.. numbers.Skip(1)],
                Minguo(Field("Date_Created")!), Minguo(Field("issue")!), Field("PubGovName")!.Split(';', '、')[0], Field("Text")!));
        }
        return sources;
    }

    static DateOnly Minguo(string text)
    {
        var numbers = Number().Matches(text).Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture)).ToArray();
        return new(numbers[0] + 1911, numbers[1], numbers[2]);
    }

    // Spaces, brackets and widths differ between writings of the same.
    static string Letters(string text) =>
        string.Concat(PlainText.HalfWidthDigits(text).Where(char.IsLetterOrDigit));

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?<title>.+)\((?<day>[0-9-]{10})\)$")]
    private static partial Regex DatedName();
}
