using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Daylight.Bench;
using Spectre.Console;

if (args is [PageBench.Served, var folder, var files, var port])
{
    await PageBench.Serve(folder, files, port);
    return 0;
}

const string SharedLetters = "../shared/data/letters/labelled.csv";
var names = new Argument<string[]>("name") { Description = "Which of them; all when none is named.", Arity = ArgumentArity.ZeroOrMore };
names.AcceptOnlyFromAmong([.. Benchmarks.All.Select(bench => bench.Name)]);
var json = new Option<bool>("--json") { Description = "JSON alone on standard output." };
var check = new Option<bool>("--check") { Description = "Exit status 1 when a promise is not held." };
var data = new Option<string?>("--data") { Description = "Keep what is prepared in this folder and use it again." };
var records = new Option<int>("--records") { Description = "Records in the index that is searched.", DefaultValueFactory = _ => 100_000 };
var petitions = new Option<int>("--petitions") { Description = "Petitions that are sent.", DefaultValueFactory = _ => 10_000 };
var file = new Option<FileInfo>("--file") { Description = $"Labelled letters to learn from; else {SharedLetters}, else letters that are made up." };
file.AcceptExistingOnly();
var root = new RootCommand("Daylight's benchmarks: ratios to a reference measured in the same run. docs/bench.md explains them.") { names, json, check, data, records, petitions, file };
root.SetAction(async (asked, stop) =>
{
    // Standard output is for the result: what prepares shows its progress beside it.
    var result = AnsiConsole.Console;
    result.Profile.Width = Math.Max(result.Profile.Width, Output.Width);
    AnsiConsole.Console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
    var kept = asked.GetValue(data);
    var sizes = new Sizes(kept is null ? Directory.CreateTempSubdirectory("daylight-bench-").FullName : Path.GetFullPath(kept))
    {
        Indexed = asked.GetValue(records), Petitions = asked.GetValue(petitions),
        Labelled = asked.GetValue(file)?.FullName ?? (File.Exists(SharedLetters) ? SharedLetters : null),
    };
    Directory.CreateDirectory(sizes.Folder);
    var figures = new List<Figure>();
    try
    {
        foreach (var (name, run) in Benchmarks.All.Where(bench => asked.GetValue(names) is not { Length: > 0 } some || some.Contains(bench.Name)))
        {
            await Console.Error.WriteLineAsync($"{name} …");
            figures.AddRange(await run(sizes, stop));
        }
    }
    finally
    {
        if (kept is null) Directory.Delete(sizes.Folder, recursive: true);
        // What was measured before one of them failed is told all the same.
        if (asked.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(figures, Output.Json));
        else result.Write(Output.Table(figures));
    }
    return asked.GetValue(check) && figures.Exists(figure => figure.Held is false) ? 1 : 0;
});
var parsed = root.Parse(args);
if (parsed.Errors.Count == 0) return await parsed.InvokeAsync();
foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync($"daylight: {error.Message}");
return 2;

static class Output
{
    /// <summary>Columns of text that the widest line takes.</summary>
    public const int Width = 160;

    const double Legible = 10_000;

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Table Table(IEnumerable<Figure> figures)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumns("", "p50", "p99", "reference p50", "p99", "", "ratio", "target", "");
        foreach (var column in table.Columns) column.NoWrap();
        foreach (var it in figures.Select(Scaled))
            table.AddRow(
                $"{it.Benchmark}: {it.Name}", Said(it.Ours), Said(it.OursP99), Said(it.Reference), Said(it.ReferenceP99), it.Unit,
                it.Ratio is { } ratio ? $"{ratio:0.00}" : "", it.Target?.ToString() ?? "", it.Held switch { true => "held", false => "NOT HELD", null => "" });
        return table;
    }

    // What takes hundredths of a second is read in thousandths.
    static Figure Scaled(Figure it) => it is { Unit: "µs", Ours: >= Legible }
        ? it with { Unit = "ms", Ours = it.Ours / 1000, OursP99 = it.OursP99 / 1000, Reference = it.Reference / 1000, ReferenceP99 = it.ReferenceP99 / 1000 }
        : it;

    static string Said(double? value) => value is { } number ? number.ToString(number == 0 ? "0" : number < 1 ? "0.000" : number < 10 ? "#,0.00" : "#,0") : "";
}
