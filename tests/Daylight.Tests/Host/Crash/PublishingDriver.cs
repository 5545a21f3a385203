using System.Text;
using Daylight.Host;
using Daylight.Host.Commands;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Crash;

/// <summary>Publishes documents with files, as an import does, until it is killed: a process of its own.</summary>
public sealed class PublishingDriver
{
    /// <summary>What a line begins with that says a document is published.</summary>
    public const string Done = "published ";

    const string Data = "DAYLIGHT_DRIVER_DATA", Database = "DAYLIGHT_DRIVER_DATABASE";

    /// <summary>Starts it.</summary>
    internal static Child Start(Installation installation) => Child.Of("Daylight.Tests.dll", new Dictionary<string, string?>
    {
        [Data] = installation.Folder, [Database] = installation.Postgres,
    }, "-noColor", "-noLogo", "-explicit", "only", "-method", $"{typeof(PublishingDriver).FullName}.{nameof(Publishes_until_it_is_killed)}");

    [Fact(Explicit = true)]
    public async Task Publishes_until_it_is_killed()
    {
        if (Environment.GetEnvironmentVariable(Data) is not { } folder) return;
        var installation = Installation.Open(folder, Environment.GetEnvironmentVariable(Database) is { Length: > 0 } server ? server : null, [])!;
        await using var services = Where.Services(installation);
        var stop = TestContext.Current.CancellationToken;
        for (var batch = 1; ; batch++)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            var titles = Enumerable.Range(0, batch % 4 + 1).Select(_ => $"关于{Ids.Next():N}的通告").ToList();
            await using (var transaction = await db.Database.BeginTransactionAsync(stop))
            {
                foreach (var title in titles) await Publish(scope.ServiceProvider, title, stop);
                await db.SaveChangesAsync(stop);
                await transaction.CommitAsync(stop);
            }
            foreach (var title in titles) Console.WriteLine(Done + title);
            // It shares the machine with the server that is to be killed too.
            await Task.Delay(20, stop);
        }
    }

    static async Task Publish(IServiceProvider services, string title, CancellationToken stop)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes($"{title}的附件"));
        var (hash, size) = await services.GetRequiredService<IFiles>().Keep(content, stop);
        await services.GetRequiredService<Catalogue>().Publish(new()
        {
            BodyCode = "440112101", Title = title, Text = $"{title}：全文。", Category = "livelihood", Kind = "notice", Topics = ["housing"],
            Attachments = [new() { Name = "附件.txt", MediaType = "text/plain", Size = size, Hash = hash }],
        }, Actor.Machine, stop);
    }
}
