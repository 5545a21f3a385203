using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Kernel;

/// <summary>One bit of any stored value is turned, two hundred times: the verification always notices.</summary>
[Trait("db", "sqlite")]
public sealed class EveryByteTests(ITestOutputHelper output) : LedgerTown
{
    const int Turns = 200;

    // What nothing vouches for: the time beside a checkpoint; the checkpoint itself is a signed text.
    static readonly string[] Unvouched = ["log_checkpoint.At"];

    [Fact]
    public async Task Whichever_bit_was_turned_is_noticed()
    {
        await OpenRequest("第二件");
        await CatchUp();
        Assert.SkipWhen(await Ask(db => Task.FromResult(db.Database.GetDbConnection() is not SqliteConnection)), "Bits are turned in the file of SQLite.");
        var seed = Random.Shared.Next(1_000_000);
        output.WriteLine($"seed {seed}");
        var dice = new Random(seed);
        var places = await Ask(db => Task.FromResult(Columns(db).ToList()));
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "daylight.db")};Pooling=false;Foreign Keys=False");
        await connection.OpenAsync(Stop);
        for (var turn = 0; turn < Turns; turn++)
        {
            var (table, column, isRow) = places[turn < places.Count ? turn : dice.Next(places.Count)];
            if (await Pick(connection, dice, table, column) is not var (row, value)) continue;
            var turned = Turned(value, dice, out var where);
            if (!await TryPut(connection, table, column, row, turned)) continue;
            Assert.True((await Faults()).Count > 0, $"seed {seed}: {table}.{column} of row {row}, {where}: nothing was noticed.");
            await Put(connection, table, column, isRow ? (long)turned : row, value);
        }
        Assert.Empty(await Faults());
    }

    // A single number that is the key is SQLite's own name of the row.
    static IEnumerable<(string Table, string Column, bool IsRow)> Columns(Db db) =>
        from type in db.Model.GetEntityTypes()
        where type.ClrType.IsDefined(typeof(InLedgerAttribute), false) || type.ClrType == typeof(Entry) || type.ClrType == typeof(Secret)
            || type.ClrType == typeof(Seal) || type.ClrType == typeof(LogTile) || type.ClrType == typeof(LogCheckpoint)
        from property in type.GetProperties()
        let key = type.FindPrimaryKey()!.Properties
        let place = (Table: type.GetTableName()!, Column: property.GetColumnName(), IsRow: key is [var only] && only == property && only.ClrType == typeof(long))
        where !Unvouched.Contains($"{place.Table}.{place.Column}")
        select place;

    static async Task<(long Row, object Value)?> Pick(SqliteConnection connection, Random dice, string table, string column)
    {
        await using var command = connection.CreateCommand();
        // The salt of a seal that a later one replaced belongs to a state of the row that nobody has any more.
        var last = column == "Salt" && table == "seal"
            ? """AND "EntryArrival" = (SELECT max("EntryArrival") FROM seal later WHERE later."Row" = seal."Row")""" : "";
        command.CommandText = $"""
            SELECT rowid, CASE typeof("{column}") WHEN 'text' THEN CAST("{column}" AS BLOB) ELSE "{column}" END, typeof("{column}")
            FROM "{table}" WHERE length("{column}") > 0 {last} ORDER BY rowid LIMIT 1 OFFSET $offset
            """;
        command.Parameters.AddWithValue("$offset", dice.Next(4));
        await using var reader = await command.ExecuteReaderAsync(Stop);
        if (!await reader.ReadAsync(Stop)) return null;
        return (reader.GetInt64(0), reader.GetString(2) == "text" ? new StoredText((byte[])reader.GetValue(1)) : reader.GetValue(1));
    }

    // Two rows with one key the database itself refuses.
    static async Task<bool> TryPut(SqliteConnection connection, string table, string column, long row, object value)
    {
        try
        {
            await Put(connection, table, column, row, value);
            return true;
        }
        catch (SqliteException refused) when (refused.SqliteErrorCode == 19)
        {
            return false;
        }
    }

    static async Task Put(SqliteConnection connection, string table, string column, long row, object value)
    {
        await using var command = connection.CreateCommand();
        var stored = value is StoredText ? "CAST($value AS TEXT)" : "$value";
        command.CommandText = $"""UPDATE "{table}" SET "{column}" = {stored} WHERE rowid = $row""";
        command.Parameters.AddWithValue("$value", value is StoredText text ? text.Bytes : value);
        command.Parameters.AddWithValue("$row", row);
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Stop));
    }

    static object Turned(object value, Random dice, out string where)
    {
        where = "";
        switch (value)
        {
            // A number that stands for yes or no has one bit.
            case long number:
                return number is 0 or 1 ? 1 - number : number ^ (1L << dice.Next(8));
            case StoredText(var bytes):
                return new StoredText(Turned(bytes, dice, out where));
            default:
                return Turned((byte[])value, dice, out where);
        }
    }

    static byte[] Turned(byte[] bytes, Random dice, out string where)
    {
        var (at, bit, turned) = (dice.Next(bytes.Length), dice.Next(8), bytes.ToArray());
        turned[at] ^= (byte)(1 << bit);
        where = $"bit {bit} of byte {at} of “{Encoding.UTF8.GetString(bytes)[..Math.Min(40, Encoding.UTF8.GetString(bytes).Length)]}”";
        return turned;
    }

    sealed record StoredText(byte[] Bytes);
}
