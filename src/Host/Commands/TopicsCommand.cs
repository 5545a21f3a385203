using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Daylight.Host.Importing;
using Daylight.Petitions;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace Daylight.Host.Commands;

/// <summary><c>topics</c>: what many people write about, and why each topic stands where it does.</summary>
static class TopicsCommand
{
    // As wide as is read at a glance, when the terminal does not say how wide it is.
    const int Width = 120, ShownRefusals = 5;

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static Command Create()
    {
        var file = new Option<string?>("--file") { Description = "Letters as .csv or .xlsx, the first line the names of the columns." };
        var data = Where.Data(required: false);
        var database = Where.Database();
        var from = new Option<string?>("--from") { Description = "First day that counts, YYYY-MM-DD." };
        var to = new Option<string?>("--to") { Description = "Last day that counts, and of which the heat is, YYYY-MM-DD." };
        var top = new Option<int>("--top") { Description = "How many topics.", DefaultValueFactory = _ => 10 };
        var json = new Option<bool>("--json") { Description = "Prints JSON alone." };
        var command = new Command("topics", "What many people write about, in an installation or in a file of letters.") { file, data, database, from, to, top, json };
        command.SetAction(async (asked, stop) =>
        {
            var problems = new Problems();
            var first = Day(asked.GetValue(from), "from", problems);
            var last = Day(asked.GetValue(to), "to", problems);
            if (last < first) problems.Add("to", "--to不能早于--from。", "--to can't be before --from.");
            if (asked.GetValue(top) < 1) problems.Add("top", "--top应当是1以上的数。", "--top must be 1 or more.");
            var period = new Period(Begin(first), Begin(last?.AddDays(1))?.AddTicks(-1), asked.GetValue(top));
            var (table, folder) = (asked.GetValue(file) ?? "", asked.GetValue(data) ?? "");
            if (table.Length > 0 == folder.Length > 0)
                problems.Add("file", "请用--data给出安装的文件夹，或者用--file给出来信文件（.csv或.xlsx）。",
                    "Give the folder of an installation with --data, or a file of letters with --file (.csv or .xlsx).");
            else if (table.Length > 0 && !File.Exists(table))
                problems.Add("file", $"没有{table}这个文件。", $"There is no file {table}.");
            var installation = problems.None && folder.Length > 0 ? Where.Open(asked, data, database, problems) : null;
            if (problems.Any) return Exit.With(problems);
            return installation is null ? await OfFile(table, period, asked.GetValue(json), stop) : await Of(installation, period, asked.GetValue(json), stop);
        });
        return command;
    }

    /// <summary>What was asked for: letters of a time, and how many topics.</summary>
    sealed record Period(DateTime? From, DateTime? To, int Top);

    // As the desk has them: what editors decided, under the titles they gave.
    static async Task<int> Of(Installation installation, Period period, bool json, CancellationToken stop)
    {
        await using var services = Where.Services(installation);
        await Installation.Migrate(services, stop);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var decided = await db.HotIssues.AsNoTracking().ToDictionaryAsync(issue => $"{issue.Id}", stop);
        var topics = (await services.GetRequiredService<TopicWatch>().Topics(db, period.From, period.To, int.MaxValue, stop))
            .Where(topic => topic.Pin is null || decided[topic.Pin].DismissedAt is null).Take(period.Top)
            .Select(topic => topic.Pin is not null && decided[topic.Pin].Title is { } title ? topic with { Title = title } : topic).ToList();
        return Say(topics, await db.Set<Petition>().CountAsync(stop), json);
    }

    static async Task<int> OfFile(string file, Period period, bool json, CancellationToken stop)
    {
        var read = await TopicFile.Read(file, TimeProvider.System.Today(), stop);
        foreach (var (origin, why) in read.Refused.Take(ShownRefusals))
            await Console.Error.WriteLineAsync($"daylight: {Path.GetFileName(origin.File)}{(origin.Row > 0 ? $":{origin.Row}" : "")}: {why.In(Terminal.Language)}");
        if (read.Refused.Count > ShownRefusals)
            await Console.Error.WriteLineAsync(new Words($"daylight: 另有{read.Refused.Count - ShownRefusals}行读不了。",
                $"daylight: {read.Refused.Count - ShownRefusals} more rows can't be read.").In(Terminal.Language));
        if (read.Letters.Count == 0)
        {
            return read.Refused.Count > 0 ? Exit.WrongUse : Exit.With(Problems.Of("file", $"{file}里没有来信。", $"There is no letter in {file}."));
        }
        var engine = new HotTopics(LawBook.Load(Path.Combine(AppContext.BaseDirectory, "law")).Topics, []);
        engine.Fill(read.Letters);
        return Say(engine.Hottest(period.From, period.To, period.Top), engine.Count, json);
    }

    static int Say(IReadOnlyList<HotTopic> topics, int letters, bool json)
    {
        if (json) Console.WriteLine(JsonSerializer.Serialize(Told(topics), Json));
        else Show(topics, letters);
        return Exit.Done;
    }

    static DateOnly? Day(string? text, string option, Problems problems)
    {
        if (text is null) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        problems.Add(option, $"--{option}“{text}”不是日期，请写成2019-01-31的样子。", $"--{option} \"{text}\" is no date like 2019-01-31.");
        return null;
    }

    static DateTime? Begin(DateOnly? day) => day is { } known ? Instants.At(known, TimeOnly.MinValue) : null;

    static object Told(IReadOnlyList<HotTopic> topics) => new
    {
        topics = topics.Select((topic, at) => new
        {
            rank = at + 1,
            topic.Title,
            topic.Place,
            topic.Terms,
            heat = new
            {
                topic.Heat.Points,
                topic.Heat.Rules,
                parts = topic.Heat.Parts.Select(part => new { part.Name, title = part.Title.In(Terminal.Language), part.Value, part.Points }),
            },
            topic.Reporters,
            topic.Letters,
            first = Day(topic.First),
            last = Day(topic.Last),
            course = topic.Course,
            rises = topic.Rises.Select(rise => new { at = Day(rise.At), rise.Reporters, expected = Math.Round(rise.Expected, 2) }),
            topic.Ids,
        }),
    };

    static string Day(DateTime at) => $"{Instants.DayOf(at):yyyy-MM-dd}";

    static void Show(IReadOnlyList<HotTopic> topics, int letters)
    {
        var language = Terminal.Language;
        if (topics.Count == 0)
        {
            Console.WriteLine(new Words($"{letters}件来信中没有多人反映的同一事项。", $"Of {letters:n0} letters no matter was raised by several people.").In(language));
            return;
        }
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, Width);
        var table = new Table().Border(TableBorder.Simple).AddColumns(
            "", new Words("热点", "topic").In(language), new Words("人数", "people").In(language), new Words("件数", "letters").In(language),
            new Words("起止", "time").In(language), new Words("热度及其构成", "heat and its parts").In(language));
        foreach (var column in new[] { 0, 2, 3 }) table.Columns[column].RightAligned().NoWrap();
        foreach (var (topic, rank) in topics.Select((topic, at) => (topic, at + 1)))
        {
            table.AddRow(
                $"{rank}", Markup.Escape(About(topic)), $"{topic.Reporters}", $"{topic.Letters}", $"{Day(topic.First)}\n{Day(topic.Last)}",
                Markup.Escape($"{topic.Heat.Points:0.0} = {string.Join(" + ", topic.Heat.Parts.Where(part => part.Points > 0)
                    .Select(part => $"{part.Points:0.0} {part.Title.In(language)}"))}"));
        }
        AnsiConsole.Write(table);
    }

    static string About(HotTopic topic)
    {
        var rise = topic.Rises is [.., var last]
            ? "\n▲ " + new Words($"{Day(last.At)}骤增：{last.Reporters}人", $"rose on {Day(last.At)}: {last.Reporters} people").In(Terminal.Language)
            : "";
        return topic.Title + (topic.Place is { } place ? $"\n{place}" : "") + (topic.Terms.Count > 0 ? $" · {string.Join(' ', topic.Terms)}" : "") + rise;
    }
}
