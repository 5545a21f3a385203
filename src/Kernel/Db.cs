using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Daylight;

/// <summary>
/// The database: state rows and the ledger, in one context so that they are saved in one transaction.
/// Providers live in the host; queries stand beside the entities they are about.
/// </summary>
public abstract class Db(DbContextOptions options, Schema schema) : IdentityUserContext<Account, Guid>(options)
{
    /// <summary>
    /// The cases that whoever looks must not find: <see cref="KeptFromQueries"/>. Set once it is known who looks; empty for the
    /// public, which reads no cases, and for the program, which counts and reminds for all.
    /// </summary>
    public IReadOnlyList<Guid> Hidden { get; set; } = [];

    /// <inheritdoc/>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <summary>Takes a lock that ends with the transaction; others that ask for the same name wait.</summary>
    public abstract Task Lock(string name, CancellationToken stop);

    /// <summary>Begins a transaction that only reads and sees one moment; it keeps nobody from writing.</summary>
    public abstract Task<IDbContextTransaction> Snapshot(CancellationToken stop);

    /// <summary>
    /// Sees to it that what was deleted can't be read out of the database's own files either, as far as the database can do
    /// that at all. It may take as long as copying the database, and writers wait.
    /// </summary>
    /// <param name="most">Bytes: a database that is larger is left as it is.</param>
    /// <param name="stop">Ends the work.</param>
    /// <returns>False when it was left as it is.</returns>
    public abstract Task<bool> ForgetDeleted(long most, CancellationToken stop);

    /// <summary>Makes or updates the tables, also when a process that did so was killed.</summary>
    public async Task Migrate(CancellationToken stop)
    {
        // To migrate would first compare the whole model with the last migration: a test does that, not every start.
        if ((await Database.GetPendingMigrationsAsync(stop)).Any()) await MigrateWhatIsPending(stop);
    }

    /// <summary>Makes or updates the tables when there is something to do.</summary>
    /// <param name="stop">Ends the work.</param>
    protected virtual Task MigrateWhatIsPending(CancellationToken stop) => Database.MigrateAsync(stop);

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Sealing.SealChanges(ChangeTracker);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Sealing.SealChanges(ChangeTracker);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        Body.Model(builder);
        Post.Model(builder);
        Absence.Model(builder);
        Daylight.Entry.Model(builder);
        LogState.Model(builder);
        Record.Model(builder);
        Case.Model(builder);
        Daylight.KeptFrom.Model(builder);
        Assignment.Model(builder);
        CaseFollower.Model(builder);
        CaseNote.Model(builder);
        Satisfaction.Model(builder);
        PublicationWish.Model(builder);
        RetentionHold.Model(builder);
        RetentionDecision.Model(builder);
        IncomingMail.Model(builder);
        OutgoingMail.Model(builder);
        Digest.Model(builder);
        Tally.Model(builder);
        OwnClasses.Model(builder);
        Area.Model(builder);
        // Here and not at each list, since one that forgot it would tell the accused.
        builder.Entity<Case>().HasQueryFilter(matter => !Hidden.Contains(matter.Id));
        builder.Entity<IncomingMail>().HasQueryFilter(mail =>
            (mail.CaseId == null || !Hidden.Contains(mail.CaseId.Value)) && (mail.NamesCase == null || !Hidden.Contains(mail.NamesCase.Value)));
        foreach (var part in schema.Parts) part(builder);
        foreach (var type in builder.Model.GetEntityTypes().Where(type => !type.IsOwned()))
        {
            type.SetTableName(SnakeCase(type.ClrType));
            // Keys are made before saving: a row with a key is new all the same.
            foreach (var key in type.FindPrimaryKey()!.Properties.Where(property => property.ClrType == typeof(Guid)))
                key.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
        }
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
    }

    static string SnakeCase(Type type)
    {
        var name = type.Name.Split('`')[0];
        return string.Concat(name.Select((letter, i) =>
            char.IsUpper(letter) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
    }

    // SQLite forgets the kind of an instant; everything kept is UTC.
    sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        instant => instant, kept => DateTime.SpecifyKind(kept, DateTimeKind.Utc));
}
