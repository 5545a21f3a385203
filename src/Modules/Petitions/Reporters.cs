using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Hosting;

namespace Daylight.Petitions;

/// <summary>
/// Tells one person from another without saying who it is (<see cref="Petition.Reporter"/>): a digest of telephone, e-mail or
/// name, keyed with a secret of the installation. Without the secret nobody finds a telephone number by trying all of them.
/// </summary>
sealed class Reporters(SigningKey log)
{
    readonly byte[] key = log.KeyFor("who raises petitions");

    /// <summary>The digest of who fills in a form; null when the form says nothing of them.</summary>
    public string? Of(PetitionForm form) =>
        new[] { form.Phone, form.Email.ToLowerInvariant(), form.Name + form.Address }.FirstOrDefault(one => one.Length > 0) is { } known ? Of(known) : null;

    /// <summary>The digest of what is known of a person, such as their key in another system.</summary>
    public string Of(string known) => Keyed(Plain(known));

    /// <summary>How long a digest was while it had no key.</summary>
    public const int PlainLength = 2 * SHA256.HashSizeInBytes;

    /// <summary>The digest as it was kept before it had a key.</summary>
    internal static string Plain(string known) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("petitioner/" + known)));

    /// <summary>Keys a digest that had none: the person is not needed for it.</summary>
    internal string Keyed(string plain) => Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(plain)));
}

/// <summary>Keys what was kept before digests had a key, when the program starts: a person who writes again is known again.</summary>
sealed class ReportersKeyed(IServiceScopeFactory scopes) : IHostedService
{
    const int AtOnce = 200;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        while (await Some(cancellationToken))
        {
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    async Task<bool> Some(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, reporters) = (scope.ServiceProvider.GetRequiredService<Db>(), scope.ServiceProvider.GetRequiredService<Reporters>());
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock("petition-reporters", stop);
        var plain = await db.Petitions.Where(petition => petition.Reporter!.Length == Reporters.PlainLength).OrderBy(petition => petition.CaseId).Take(AtOnce).ToListAsync(stop);
        if (plain.Count == 0) return false;
        foreach (var petition in plain) petition.Reporter = reporters.Keyed(petition.Reporter!);
        var root = await db.Bodies.Where(body => body.ParentCode == null).Select(body => body.Code).SingleAsync(stop);
        scope.ServiceProvider.GetRequiredService<Ledger>().Write(Actor.Machine, "key-reporters", "reporters:all", root).Covers([.. plain]);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }
}
