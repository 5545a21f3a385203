using System.CommandLine;
using System.Diagnostics;
using Daylight.Disclosure.Importing;
using Daylight.Host.Importing;
using Lucene.Net.Store;

namespace Daylight.Host.Commands;

/// <summary><c>import</c>: takes over what a public body already has. See docs/import.md.</summary>
static class ImportCommand
{
    const int MostReasons = 8;

    public static Command Create() => new("import", "Imports records, bodies, areas, requests, enquiries and letters; running it again adds nothing twice.")
    {
        Kind("records", "Documents: JSON lines, web pages, Markdown, text, folders and archives of them.",
            "Code of the body that publishes all of them; without it, each document's issuer.", Records),
        Kind("bodies", "Bodies from CSV or JSON lines.",
            "Code of the superior of new bodies that name none; without it, the topmost body.", Bodies),
        Kind("enquiries", "Enquiries with their answers from CSV or JSON lines.",
            "Code of the body that was asked where a row names none; without it, the topmost body.", Enquiries),
        Kind("letters", "Letters with their answers from CSV, Excel or JSON lines, as petitions.",
            "Code of the body they went to; without it, the topmost body.", Letters),
        Kind("areas", "Areas with their borders from GeoJSON: streets, communities, grid cells.",
            "Not used for areas: each names its body.", Areas),
        Kind("requests", "A ledger of disclosure requests, decided and open, from CSV, Excel or JSON lines.",
            "Code of the body that was asked where a row names none; without it, the topmost body.", Requests),
        Later("items"),
    };

    delegate Task<ImportTotals> Work(IServiceProvider services, Asked asked, ImportReport report, CancellationToken stop);

    sealed record Asked(Installation Installation, IReadOnlyList<string> Files, string? Body);

    static Command Kind(string name, string description, string bodyDescription, Work work)
    {
        var files = new Argument<string[]>("file") { Description = "Files and folders.", Arity = ArgumentArity.OneOrMore };
        var body = new Option<string?>("--body") { Description = bodyDescription };
        var data = Where.Data();
        var database = Where.Database();
        var command = new Command(name, description) { files, body, data, database };
        command.SetAction(async (given, stop) =>
        {
            var problems = new Problems();
            var paths = given.GetValue(files)!;
            foreach (var path in paths.Where(path => !Path.Exists(path)))
                problems.Add("file", $"没有{path}这个文件或文件夹。", $"There is no file or folder {path}.");
            var installation = Where.Open(given, data, database, problems);
            return problems.Any ? Exit.With(problems) : await Run(name, new(installation!, paths, given.GetValue(body)), work, stop);
        });
        return command;
    }

    // Named in the contract, so that nobody looks for a typing error.
    static Command Later(string what)
    {
        var command = new Command(what, "Still to come.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(_ => Exit.With(Problems.Of("what", $"暂时还不能导入{what}；可以导入的是 records、bodies、areas、requests、enquiries 和 letters。",
            $"{what} can't be imported yet; records, bodies, areas, requests, enquiries and letters can.")));
        return command;
    }

    static async Task<int> Run(string what, Asked asked, Work work, CancellationToken stop)
    {
        await using var services = Where.Services(asked.Installation);
        if (asked.Body is { } code && !await IsBody(services, code, stop))
            return Exit.With(Problems.Of("body", $"没有代码为{code}的机构。", $"There is no body with the code {code}."));
        try
        {
            var totals = await Import(services, what, asked, work, stop);
            await CatchUp(services, stop);
            // Nothing of what was given could be used.
            return totals.Refused > 0 && totals.Refused == totals.Read ? Exit.WrongUse : Exit.Done;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync($"daylight: {Stopped.In(Terminal.Language)}");
            return Exit.DoesNotHold;
        }
    }

    static async Task<ImportTotals> Import(IServiceProvider services, string what, Asked asked, Work work, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        var path = ReportPath(asked.Installation.Folder, what, services.GetRequiredService<TimeProvider>());
        ImportTotals totals;
        int lines;
        await using (var report = new ImportReport(new FileStream(path, FileMode.CreateNew), Terminal.Language))
        {
            totals = await work(services, asked, report, stop);
            lines = report.Lines;
        }
        if (lines == 0) File.Delete(path);
        Say(totals, watch.Elapsed, lines == 0 ? null : path);
        return totals;
    }

    static readonly Words Stopped = new("已停止；已经保存的都在，再运行一次就会接着导入。", "Stopped. What was saved stays; run it again to go on.");

    static async Task<bool> IsBody(ServiceProvider services, string code, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Db>().Bodies.FindAsync([code], stop) is not null;
    }

    static string ReportPath(string folder, string what, TimeProvider time)
    {
        var stem = Path.Combine(folder, $"import-{what}-{time.GetUtcNow() + Instants.Zone.BaseUtcOffset:yyyyMMdd-HHmmss}");
        for (var count = 1; ; count++)
        {
            var path = count == 1 ? $"{stem}.csv" : $"{stem}-{count}.csv";
            if (!File.Exists(path)) return path;
        }
    }

    static Task<ImportTotals> Records(IServiceProvider services, Asked asked, ImportReport report, CancellationToken stop) =>
        ImportProgress.Shown(ReadingGauge.Of(asked.Files), (gauge, tick) =>
            services.GetRequiredService<RecordImport>().Run(asked.Files, asked.Body, report, gauge, tick, stop));

    static async Task<ImportTotals> Bodies(IServiceProvider services, Asked asked, ImportReport report, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        return await ActivatorUtilities.CreateInstance<BodyImport>(scope.ServiceProvider).Run(asked.Files, asked.Body, report, stop);
    }

    static async Task<ImportTotals> Areas(IServiceProvider services, Asked asked, ImportReport report, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        return await ActivatorUtilities.CreateInstance<AreaImport>(scope.ServiceProvider).Run(asked.Files, report, stop);
    }

    static Task<ImportTotals> Enquiries(IServiceProvider services, Asked asked, ImportReport report, CancellationToken stop) =>
        ImportProgress.Shown(ReadingGauge.Of(asked.Files), (gauge, tick) =>
            ActivatorUtilities.CreateInstance<EnquiryImport>(services).Run(asked.Files, asked.Body, report, gauge, tick, stop));

    static Task<ImportTotals> Letters(IServiceProvider services, Asked asked, ImportReport report, CancellationToken stop) =>
        ImportProgress.Shown(ReadingGauge.Of(asked.Files), (gauge, tick) =>
            ActivatorUtilities.CreateInstance<LetterImport>(services).Run(asked.Files, asked.Body, report, gauge, tick, stop));

    static Task<ImportTotals> Requests(IServiceProvider services, Asked asked, ImportReport report, CancellationToken stop) =>
        ImportProgress.Shown(ReadingGauge.Of(asked.Files), (gauge, tick) =>
            ActivatorUtilities.CreateInstance<RequestImport>(services).Run(asked.Files, asked.Body, report, gauge, tick, stop));

    // The log is complete when the command ends. The search index belongs to one process: where a server is running
    // it follows the ledger by itself within a second, otherwise it is done here.
    static async Task CatchUp(ServiceProvider services, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        await using (var scope = services.CreateAsyncScope())
            await services.GetRequiredService<Sequencer>().PlaceAll(scope.ServiceProvider.GetRequiredService<Db>(), stop);
        try
        {
            await Following.BringUp(services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<SearchFollower>(),
                _ => { }, stop);
            Console.WriteLine(new Words($"日志和检索已跟上，用时{watch.Elapsed.TotalSeconds:0.0}秒。",
                $"Log and search index brought up to date in {watch.Elapsed.TotalSeconds:0.0} s.").In(Terminal.Language));
        }
        catch (LockObtainFailedException)
        {
            Console.WriteLine(ServerFollows.In(Terminal.Language));
        }
    }

    static readonly Words ServerFollows = new("正在运行的服务会把它们收进检索。", "The running server takes them into its search index.");

    static void Say(ImportTotals totals, TimeSpan took, string? report)
    {
        Console.WriteLine(totals.Told(took).In(Terminal.Language));
        List(totals.Reasons, new("拒绝：", "refused: "));
        List(totals.Warnings, new("提示：", "warning: "));
        if (report is not null)
            Console.WriteLine(new Words($"拒绝和提示的每一行见 {report}", $"Each refused row and each warning: {report}").In(Terminal.Language));
    }

    static void List(IReadOnlyDictionary<Words, int> all, Words what)
    {
        foreach (var (said, count) in all.OrderByDescending(one => one.Value).Take(MostReasons))
            Console.WriteLine($"  {count} × {what.In(Terminal.Language)}{said.In(Terminal.Language)}");
    }
}
