using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Daylight;

/// <summary>
/// The rows that belong to a case, in whatever table of whatever module: those that have a <c>CaseId</c>. Found from the
/// model and not from a list, so that a module that comes later is not forgotten.
/// </summary>
public static class CaseRows
{
    const string Key = "CaseId";

    static readonly MethodInfo Typed = typeof(CaseRows).GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Tables whose rows belong to cases.</summary>
    public static IEnumerable<IEntityType> Tables(IModel model) => model.GetEntityTypes()
        .Where(type => type.FindProperty(Key) is { } key && (Nullable.GetUnderlyingType(key.ClrType) ?? key.ClrType) == typeof(Guid));

    /// <summary>True for a table whose rows go when their case is anonymised.</summary>
    public static bool Goes(IEntityType type) => type.ClrType.IsDefined(typeof(PersonalAttribute), inherit: false);

    /// <summary>What is emptied in the rows of a table.</summary>
    public static IEnumerable<IProperty> Emptied(IEntityType type) =>
        type.GetProperties().Where(property => property.PropertyInfo?.IsDefined(typeof(PersonalAttribute), inherit: true) == true);

    /// <summary>Empties or removes what tells of people in a case and all its rows; the caller saves.</summary>
    public static async Task Anonymise(Db db, Case matter, DateTime now, CancellationToken stop)
    {
        await Clear(db, matter.Id, stop);
        Empty(db.Entry(matter));
        matter.AnonymisedAt = now;
        // A step that was begun on what stood there before is not taken.
        matter.Version++;
    }

    static async Task Clear(Db db, Guid matter, CancellationToken stop)
    {
        foreach (var type in Tables(db.Model).Where(type => Goes(type) || Emptied(type).Any()))
        foreach (var row in await (Task<List<object>>)Typed.MakeGenericMethod(type.ClrType).Invoke(null, [db, matter, stop])!)
        {
            if (Goes(type)) db.Remove(row);
            else Empty(db.Entry(row));
        }
    }

    /// <summary>Empties what tells of people in a row.</summary>
    static void Empty(EntityEntry row)
    {
        foreach (var property in Emptied(row.Metadata))
        {
            var instead = property.PropertyInfo!.GetCustomAttribute<PersonalAttribute>()!.Instead;
            row.Property(property.Name).CurrentValue = property.IsNullable ? instead : instead ?? "";
        }
    }

    static async Task<List<object>> Read<T>(Db db, Guid matter, CancellationToken stop) where T : class
    {
        var row = Expression.Parameter(typeof(T), "row");
        var same = Expression.Equal(Expression.Convert(Expression.Property(row, Key), typeof(Guid?)), Expression.Constant(matter, typeof(Guid?)));
        return [.. await db.Set<T>().Where(Expression.Lambda<Func<T, bool>>(same, row)).ToListAsync(stop)];
    }
}
