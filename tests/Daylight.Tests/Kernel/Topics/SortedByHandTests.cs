using System.Runtime.CompilerServices;
using Daylight.Host.Importing;
using Xunit;

namespace Daylight.Tests.Kernel.Topics;

/// <summary>
/// The engine beside people: topics that two readers found in real letters, each without the other. How they were sorted stands
/// in <c>letters-2019-h1.gold.tsv</c>. Where the letters are not, these tests are skipped.
/// </summary>
public sealed class SortedByHandTests
{
    const int Top = 10;

    // What may be missing is one of several topics of six people, of which more than there is room for are as large.
    const int Least = 9;

    static readonly Lazy<Task<IReadOnlyList<TopicLetter>>> Letters = new(async () => (await TopicFile.Read(File(), new(2026, 1, 1), default)).Letters);

    [Fact]
    public async Task Letters_are_grouped_as_the_readers_did()
    {
        var (engine, gold) = (Mailbag.Of(await All()), Gold());
        var sorted = gold.SelectMany(topic => topic.Value.Select(id => (Gold: topic.Key, Ours: engine.TopicOf(id)!))).ToList();
        // B-cubed: of each letter, which share of those we put with it belongs there, and which share of those that belong there we have.
        var precision = sorted.Average(one => (double)sorted.Count(other => other == one) / sorted.Count(other => other.Ours == one.Ours));
        var recall = sorted.Average(one => (double)sorted.Count(other => other == one) / sorted.Count(other => other.Gold == one.Gold));
        var f1 = 2 * precision * recall / (precision + recall);
        Say($"B-cubed precision {precision:0.000}, recall {recall:0.000}, F1 {f1:0.000} over {sorted.Count} letters of {gold.Count} topics");
        Assert.True(f1 >= 0.85, $"{f1:0.000}");
    }

    [Fact]
    public async Task The_ten_that_most_people_wrote_about_are_among_our_ten()
    {
        var letters = (await All()).ToDictionary(letter => letter.Id);
        var engine = Mailbag.Of(letters.Values);
        var ours = engine.Hottest(null, null, Top).Select(topic => topic.Key).ToHashSet();
        var gold = Gold().Select(topic => (topic.Key, People: topic.Value.Select(id => letters[id].Reporter).Distinct().Count(), Found: ours.Contains(Best(engine, topic.Value))))
            .OrderByDescending(topic => topic.People).ToList();
        // Of those that are as many as the tenth, as many count as there is room for.
        var least = gold[Top - 1].People;
        var sure = gold.Where(topic => topic.People > least).ToList();
        var found = sure.Count(topic => topic.Found) + Math.Min(Top - sure.Count, gold.Count(topic => topic.People == least && topic.Found));
        Say($"recall@10 {found / 10.0}: {string.Join(", ", gold.Where(topic => topic.People >= least).Select(topic => $"{topic.Key} {topic.People}{(topic.Found ? "" : " not found")}"))}");
        Assert.True(found >= Least, $"{found} of ten");
    }

    [Fact]
    public async Task A_campaign_of_one_account_does_not_come_into_the_ten()
    {
        var letters = await All();
        var campaign = Mailbag.Dust(50, "丽景花园", "campaign").Select((letter, at) => letter with { Reporter = "loud", For = 100, At = letters[^1].At.AddHours(-at) });
        Assert.DoesNotContain(Mailbag.Of(letters.Concat(campaign)).Hottest(null, null, Top), topic => topic.Ids.Any(id => id.StartsWith("campaign")));
    }

    [Fact]
    public async Task Another_letter_moves_hardly_any()
    {
        var letters = await All();
        var moved = Mailbag.Moved([.. letters.Skip(1)], Mailbag.Of(letters.Skip(1)), Mailbag.Of(letters));
        Say($"{moved:0.00%} moved");
        Assert.InRange(moved, 0, 0.02);
    }

    // The topic of ours that has the most of the readers' letters.
    static string Best(HotTopics engine, IEnumerable<string> ids) =>
        ids.CountBy(id => engine.TopicOf(id)!).OrderByDescending(topic => topic.Value).ThenBy(topic => topic.Key, StringComparer.Ordinal).First().Key;

    static Dictionary<string, List<string>> Gold([CallerFilePath] string here = "") =>
        System.IO.File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, "letters-2019-h1.gold.tsv"))
            .Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).GroupBy(row => row[0]).ToDictionary(topic => topic.Key, topic => topic.Select(row => row[1]).ToList());

    static Task<IReadOnlyList<TopicLetter>> All() => Letters.Value;

    static string File() => RealData.At("letters", "letters-2019-h1.csv");

    static void Say(string text) => TestContext.Current.TestOutputHelper!.WriteLine(text);
}
