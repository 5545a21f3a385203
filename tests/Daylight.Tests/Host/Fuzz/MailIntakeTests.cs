using System.Security.Cryptography;
using Daylight.Tests.Kernel.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Daylight.Tests.Host.Fuzz;

/// <summary>Two thousand letters that were damaged, forged or made to break a reader: each is kept whole, none stops the round.</summary>
[Trait("db", "sqlite")]
public sealed class MailIntakeTests : MailTown
{
    const int Letters = 2_000, Seed = 20_261_013;

    // Every letter is read and given its place; so many of them go all the way, over disk and database.
    const int WholeWay = 20;

    // One letter is read at a time: what it leaves behind must not grow with what was put in.
    const long MostLeft = 300L * 1024 * 1024;

    readonly ProgramLog lines = new();

    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        services.AddSingleton(AwkwardMail.Mailbox);
        services.AddSingleton<ILoggerProvider>(lines);
    }

    [Fact]
    public async Task Every_letter_is_kept_as_it_came_with_its_text_or_the_reason_why_there_is_none()
    {
        await Register();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var sent = new Dictionary<string, string>();
        var folder = Services.GetRequiredService<Daylight.Host.MailRound>();
        for (var number = 0; number < Letters; number++)
        {
            var letter = new BadMail(number, Seed).Write();
            var read = MailReading.Of(letter);
            Assert.NotEmpty(MailFiling.Of(read, AwkwardMail.Mailbox, new Dictionary<string, IReadOnlySet<string>>()));
            Assert.True(read.Parts.Count <= 100 && read.Text.Length <= 2_000_000 && read.Subject.Length <= 300, $"letter {number}");
            if (number % WholeWay != 0) continue;
            sent[Convert.ToHexStringLower(SHA256.HashData(letter))] = read.Fingerprint;
            Services.GetRequiredService<FolderOfArrivals>().Put(letter);
        }
        await folder.Go(Stop);
        Assert.Empty(Directory.GetFiles(Path.Combine(Folder, "mail", "in")));
        Assert.DoesNotContain(lines.Said, line => line.Contains("could not be taken in", StringComparison.Ordinal));

        var came = await Came();
        var (hashes, fingerprints) = (came.Select(mail => mail.Hash).ToHashSet(), came.Select(mail => mail.Once.Split('/')[0]).ToHashSet());
        var files = Services.GetRequiredService<IFiles>();
        foreach (var (hash, fingerprint) in sent)
        {
            // The same letter by two ways is kept once.
            Assert.True(hashes.Contains(hash) || fingerprints.Contains(fingerprint), $"A letter was lost: {hash}");
            using var kept = files.Open(hash);
            Assert.NotNull(kept);
        }
        Assert.True(came.Count > Letters / WholeWay * 0.8, $"{came.Count} letters");
        Assert.All(came, mail => Assert.True(mail.CaseId is not null || mail.Held is not null));
        var enclosed = await Ask(db => db.MailEnclosures.AsNoTracking().ToListAsync(Stop));
        Assert.Contains(enclosed, one => one.Why is not null);
        Assert.All(enclosed, one => Assert.DoesNotContain(one.Name, letter => letter is '/' or '\\' || char.IsControl(letter) || letter is '\u202e'));
        // What is in a file is a paper of it, or it is said why not.
        var filed = came.Where(mail => mail.CaseId is not null).Select(mail => mail.Id).ToHashSet();
        Assert.All(enclosed.Where(one => filed.Contains(one.MailId)), one => Assert.True(one.PaperId is not null ^ one.Why is not null));
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < MostLeft);
        Assert.Empty(await FaultsFound());
    }
}
