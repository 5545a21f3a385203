using System.Reflection;
using Daylight.Host;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Shape;

/// <summary>What is kept in tables is kept in a form that both databases store and order the same way.</summary>
public sealed class EntityTests
{
    const string AnyPostgres = "Host=design";

    static readonly HashSet<Type> Kept =
    [
        typeof(string), typeof(bool), typeof(int), typeof(long), typeof(Guid), typeof(DateOnly), typeof(DateTime), typeof(byte[]),
    ];

    [Fact]
    public void Columns_are_of_types_that_both_databases_order()
    {
        using var db = Installation.Design(null);
        var others =
            from type in db.Model.GetEntityTypes()
            from property in type.GetProperties()
            let plain = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType
            // A column that a library brings, such as the end of a lockout, is the library's to order.
            where IsOurs(property.PropertyInfo?.DeclaringType ?? type.ClrType)
            where !plain.IsEnum && !Kept.Contains(plain)
            select $"{type.DisplayName()}.{property.Name} is a {plain.Name}";
        Assert.Empty(others);
    }

    [Fact]
    public void What_the_ledger_seals_has_no_hidden_column()
    {
        using var db = Installation.Design(null);
        var others =
            from type in db.Model.GetEntityTypes()
            where type.ClrType.IsDefined(typeof(InLedgerAttribute), inherit: false)
            from property in type.GetProperties()
            where property.IsShadowProperty()
            select $"{type.DisplayName()}.{property.Name}";
        Assert.Empty(others);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(AnyPostgres)]
    public void The_migrations_make_exactly_the_tables_of_the_model(string? postgres)
    {
        using var db = Installation.Design(postgres);
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Both_databases_have_the_same_tables_and_columns() =>
        Assert.Equal(Columns(null), Columns(AnyPostgres));

    static List<string> Columns(string? postgres)
    {
        using var db = Installation.Design(postgres);
        return
        [
            .. from type in db.Model.GetEntityTypes()
               from property in type.GetProperties()
               orderby type.GetTableName(), property.Name
               select $"{type.GetTableName()}.{property.GetColumnName()}{(property.IsNullable ? "?" : "")}",
        ];
    }

    static bool IsOurs(MemberInfo type) => type.Module.Assembly.GetName().Name!.StartsWith("Daylight", StringComparison.Ordinal);
}
