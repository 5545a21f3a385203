using System.CommandLine;
using Daylight.Reports;

namespace Daylight.Host.Commands;

/// <summary><c>report annual</c>: writes the annual report of a body from the ledger.</summary>
static class ReportCommand
{
    public static Command Create() => new("report", "Writes reports from the ledger.") { Annual() };

    static Command Annual()
    {
        var data = Where.Data();
        var database = Where.Database();
        var body = new Option<string>("--body") { Description = "Code of the body.", Required = true };
        var year = new Option<string>("--year") { Description = "Year, such as 2012.", Required = true };
        var form = new Option<string?>("--form") { Description = "cn-2012 or cn-2021; without it, the form of the year." };
        var format = new Option<string>("--format")
        {
            Description = "json, html, xlsx or csv.",
            DefaultValueFactory = _ => "json",
        };
        var file = new Option<string?>("--out") { Description = "File to write; without it, standard output." };
        var command = new Command("annual", "The annual report of a body.") { body, year, form, format, file, data, database };
        command.SetAction(async (asked, stop) =>
        {
            var problems = new Problems();
            if (ReportFile.Find(asked.GetValue(format)!) is not { } kind)
                return Exit.With(ReportFile.Unknown(asked.GetValue(format)!));
            if (Where.Open(asked, data, database, problems) is not { } installation) return Exit.With(problems);
            return await Write(installation, kind, asked.GetValue(body)!, asked.GetValue(year)!, asked.GetValue(form), asked.GetValue(file), stop);
        });
        return command;
    }

    static async Task<int> Write(
        Installation installation, ReportFile kind, string body, string year, string? form, string? file, CancellationToken stop)
    {
        await using var services = Where.Services(installation);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        // Without a server nobody has placed what was written last; the report names a log that holds all of it.
        await services.GetRequiredService<Sequencer>().PlaceAll(db, stop);
        var problems = new Problems();
        var today = services.GetRequiredService<TimeProvider>().Today();
        var choice = ReportChoice.Read(body, year, form, await BodyTree.Read(db, stop),
            services.GetRequiredService<ReportForms>(), today, problems, out _);
        if (choice is null) return Exit.With(problems);
        var report = await AnnualReport.Compute(choice.Form, choice.Body, choice.Year, db, services.GetRequiredService<Measures>(), stop);
        var bytes = await kind.Bytes(report, scope.ServiceProvider);
        if (file is null)
        {
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(bytes, stop);
            return Exit.Done;
        }
        try
        {
            await File.WriteAllBytesAsync(file, bytes, stop);
            return Exit.Done;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return Exit.With(Problems.Of("out", $"写不了{file}：{refused.Message}", $"{file} can't be written: {refused.Message}"));
        }
    }
}
