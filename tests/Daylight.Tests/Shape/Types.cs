using System.Reflection;
using System.Runtime.CompilerServices;
using Daylight.Web;

namespace Daylight.Tests.Shape;

/// <summary>The types of the four floors, as they were compiled.</summary>
static class Types
{
    public static IReadOnlyList<Type> Kernel { get; } = Of(typeof(Db).Assembly);

    public static IReadOnlyList<Type> Web { get; } = Of(typeof(View).Assembly);

    public static IReadOnlyList<Type> Modules { get; } = Of(Daylight.Host.Modules.All[0].GetType().Assembly);

    public static IReadOnlyList<Type> Host { get; } = Of(typeof(Daylight.Host.Installation).Assembly);

    public static IEnumerable<Type> All => [.. Kernel, .. Web, .. Modules, .. Host];

    /// <summary>Types that are tables, ours and not a library's.</summary>
    public static IEnumerable<Type> Entities(Db db) =>
        db.Model.GetEntityTypes().Select(type => type.ClrType)
            .Where(type => type.Namespace is { } name && (name == "Daylight" || name.StartsWith("Daylight.", StringComparison.Ordinal)));

    static IReadOnlyList<Type> Of(Assembly assembly) =>
    [
        .. assembly.GetTypes().Where(type => !IsGenerated(type)
            && type.Namespace?.StartsWith("Daylight", StringComparison.Ordinal) == true
            && !type.Namespace.EndsWith(".Migrations", StringComparison.Ordinal)),
    ];

    static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), false) || type.Name.Contains('<')
        || (type.DeclaringType is { } outer && IsGenerated(outer));
}
