using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>Named queries on cases.</summary>
public static class CaseQueries
{
    extension(Db db)
    {
        /// <summary>All cases.</summary>
        public DbSet<Case> Cases => db.Set<Case>();
    }

    extension(IQueryable<Case> cases)
    {
        /// <summary>Cases of a procedure.</summary>
        public IQueryable<Case> Of(Procedure procedure) => cases.Where(c => c.Procedure == procedure.Name);

        /// <summary>Cases of some bodies.</summary>
        public IQueryable<Case> Of(IQueryable<Body> bodies) => cases.Where(c => bodies.Any(body => body.Code == c.BodyCode));

        /// <summary>Cases that have not ended.</summary>
        public IQueryable<Case> Open() => cases.Where(c => c.ClosedOn == null);

        /// <summary>Cases whose duty is not done though its last day has passed.</summary>
        public IQueryable<Case> Overdue(DateOnly today) =>
            cases.Where(c => c.ClosedOn == null && c.DoneOn == null && c.PausedOn == null && c.DueOn < today);

        /// <summary>What is due first comes first; cases without a date last.</summary>
        public IQueryable<Case> ByDueDate() =>
            cases.OrderBy(c => c.DueOn == null).ThenBy(c => c.DueOn).ThenBy(c => c.Code);
    }

    /// <summary>
    /// The case with this code if the secret opens it, otherwise null. A wrong code and a wrong secret take the
    /// same work and give the same answer.
    /// </summary>
    public static async Task<Case?> OpenedBy(this IQueryable<Case> cases, string code, string secret, CancellationToken stop)
    {
        var kept = await cases.Where(c => c.Code == code).Select(c => c.SecretHash).SingleOrDefaultAsync(stop);
        var opens = CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(kept ?? NoHash), Encoding.ASCII.GetBytes(CaseSecret.HashOf(secret)));
        return opens ? await cases.WithSteps(code, stop) : null;
    }

    /// <summary>The case with this code and its steps, or null.</summary>
    public static Task<Case?> WithSteps(this IQueryable<Case> cases, string code, CancellationToken stop) =>
        cases.Include(c => c.Steps.OrderBy(step => step.Number)).AsSplitQuery().SingleOrDefaultAsync(c => c.Code == code, stop);

    // The hash of nothing that could be typed.
    static readonly string NoHash = new('0', 64);
}
