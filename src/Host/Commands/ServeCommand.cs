using System.CommandLine;
using Lucene.Net.Store;
using Microsoft.AspNetCore.Connections;

namespace Daylight.Host.Commands;

/// <summary><c>serve</c>: serves an installation until it is told to stop.</summary>
static class ServeCommand
{
    public const int DefaultPort = 5080;

    public static Command Create()
    {
        var data = Where.Data();
        var database = Where.Database();
        var port = Port();
        var command = new Command("serve", "Serves an installation.") { data, database, port };
        command.SetAction(async (asked, stop) =>
        {
            var problems = new Problems();
            return Where.Open(asked, data, database, problems) is { } installation
                ? await Run(installation, asked.GetValue(port), [], stop)
                : Exit.With(problems);
        });
        return command;
    }

    public static Option<int> Port() => new("--port")
    {
        Description = "Port to listen on.",
        DefaultValueFactory = _ => DefaultPort,
        CustomParser = given =>
        {
            var text = given.Tokens[^1].Value;
            if (ushort.TryParse(text, out var port) && port > 0) return port;
            given.AddError(new Words($"“{text}”不是端口，请写1到{ushort.MaxValue}的数。", $"\"{text}\" is no port; give a number from 1 to {ushort.MaxValue}.").In(Terminal.Language));
            return 0;
        },
    };

    /// <summary>Serves until stopped, after saying where.</summary>
    public static async Task<int> Run(Installation installation, int port, IEnumerable<string> notes, CancellationToken stop)
    {
        await using var app = await Server.Build(installation, $"http://localhost:{port}", stop);
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            return Exit.With(Problems.Of("port", $"端口{port}已被别的程序占用，请用--port换一个。", $"Port {port} is taken by another program; choose one with --port."));
        }
        catch (LockObtainFailedException)
        {
            return Exit.With(Problems.Of("data",
                "另一个程序（服务、导入或者重建）正在写这套系统的检索，请等它结束或者先停止它。",
                "Another program (a server, an import or a rebuild) is writing this installation's search index; wait for it or stop it first."));
        }
        catch (IOException refused)
        {
            return Exit.With(Problems.Of("port", $"端口{port}用不了：{refused.Message}", $"Port {port} can't be used: {refused.Message}"));
        }
        foreach (var line in (string[])[$"Serving {installation.Settings.NameEn} at {string.Join(", ", app.Urls)}", .. notes, "Press Ctrl+C to stop."])
            Console.WriteLine(line);
        await app.WaitForShutdownAsync(stop);
        return Exit.Done;
    }
}
