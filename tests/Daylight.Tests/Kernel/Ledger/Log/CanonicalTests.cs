using System.Text;
using System.Text.Json;
using CsCheck;
using Xunit;

namespace Daylight.Tests.Kernel;

public class CanonicalTests
{
    enum Colour { Red, Green }

    static readonly Gen<string> AnyText =
        Gen.Int[0, 0x10FFFF].Where(Rune.IsValid).Select(code => new Rune(code).ToString())
            .Array[0, 20].Select(string.Concat);

    static readonly Gen<object?> Simple = Gen.OneOf<object?>(
        AnyText.Select(text => (object?)text), Gen.Long.Select(number => (object?)number),
        Gen.Bool.Select(yes => (object?)yes), Gen.Const((object?)null));

    static readonly Gen<Dictionary<string, object?>> Fields =
        from plain in Gen.Dictionary(AnyText, Simple)[0, 8]
        from list in Simple.Array[0, 4]
        from inner in Gen.Dictionary(AnyText, Simple)[0, 4]
        select new Dictionary<string, object?>(plain) { ["list"] = list, ["inner"] = inner };

    static string Json(object? value) =>
        Encoding.UTF8.GetString(Canonical.Bytes(new Dictionary<string, object?> { ["v"] = value }))[5..^1];

    static bool Same(JsonElement read, object? value) => value switch
    {
        null => read.ValueKind == JsonValueKind.Null,
        bool yes => read.GetBoolean() == yes,
        long number => read.GetInt64() == number,
        string text => read.GetString() == text,
        object?[] list => read.EnumerateArray().Zip(list).All(pair => Same(pair.First, pair.Second))
            && read.GetArrayLength() == list.Length,
        Dictionary<string, object?> fields => fields.All(field => Same(read.GetProperty(field.Key), field.Value))
            && read.EnumerateObject().Count() == fields.Count,
        _ => false,
    };

    [Fact]
    public void The_order_of_the_fields_does_not_matter() => Fields.Sample(fields =>
        Canonical.Digest(fields) == Canonical.Digest(fields.Reverse().ToDictionary()));

    [Fact]
    public void Any_reader_of_JSON_reads_it_back() => Fields.Sample(fields =>
        Same(JsonDocument.Parse(Canonical.Bytes(fields)).RootElement, fields));

    [Fact]
    public void The_digest_is_the_hash_of_the_bytes() => Fields.Sample(fields =>
        Canonical.Digest(fields) == Hash.Of(Canonical.Bytes(fields)));

    [Fact]
    public void Keys_are_sorted_by_UTF_16_code_unit_and_nothing_is_spaced()
    {
        var fields = new Dictionary<string, object?>
        {
            ["\u20ac"] = 1, ["\r"] = 2, ["\ufb33"] = 3, ["1"] = 4,
            ["\ud83d\ude00"] = 5, ["\u0080"] = 6, ["ö"] = 7, ["a"] = 8,
        };
        Assert.Equal("{\"\\r\":2,\"1\":4,\"a\":8,\"\u0080\":6,\"ö\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}",
            Encoding.UTF8.GetString(Canonical.Bytes(fields)));
    }

    [Fact]
    public void Only_what_must_be_is_escaped() => Assert.Equal(
        "\"\\u0000\\u001f\\b\\t\\n\\f\\r\\\"\\\\/<\u007f\u2028日光\ud83d\ude00\"",
        Json("\0\u001f\b\t\n\f\r\"\\/<\u007f\u2028日光\ud83d\ude00"));

    [Fact]
    public void Each_type_has_its_one_form()
    {
        Assert.Equal("\"2012-03-31\"", Json(new DateOnly(2012, 3, 31)));
        Assert.Equal("\"0192f0c1-0000-7000-8000-00000000000a\"",
            Json(new Guid("0192F0C1-0000-7000-8000-00000000000A")));
        Assert.Equal("\"Green\"", Json(Colour.Green));
        Assert.Equal("\"AQID\"", Json(new byte[] { 1, 2, 3 }));
        Assert.Equal("\"AQID\"", Json(new ReadOnlyMemory<byte>([1, 2, 3])));
        Assert.Equal($"\"{Merkle.Empty.Base64}\"", Json(Merkle.Empty));
        Assert.Equal("[true,false,null,[],{}]",
            Json(new object?[] { true, false, null, Array.Empty<int>(), new Dictionary<string, object?>() }));
        Assert.Equal("[-9223372036854775808,18446744073709551615,0,-1,255]",
            Json(new object[] { long.MinValue, ulong.MaxValue, 0, (short)-1, (byte)255 }));
    }

    [Fact]
    public void Times_are_cut_to_the_microseconds_that_databases_keep()
    {
        var time = new DateTime(2012, 3, 31, 8, 5, 9, DateTimeKind.Utc).AddTicks(1_234_569);
        Assert.Equal("\"2012-03-31T08:05:09.123456Z\"", Json(time));
        Assert.Equal(Json(time), Json(time.AddTicks(-9)));
    }

    public static TheoryData<object> Refused => new(
        1.5, 1.5f, 1.5m, 'c', new object(), TimeSpan.Zero, new DateTime(2012, 3, 31), new DateTimeOffset(),
        DateTime.SpecifyKind(default, DateTimeKind.Local), new Dictionary<string, string>(), "\ud83d");

    [Theory, MemberData(nameof(Refused))]
    public void What_has_no_one_form_is_refused(object value) => Assert.ThrowsAny<ArgumentException>(() => Json(value));

    [Fact]
    public void A_value_that_contains_itself_is_refused()
    {
        var list = new List<object>();
        list.Add(list);
        Assert.Throws<ArgumentException>(() => Json(list));
    }

    [Fact]
    public void A_value_may_write_canonical_bytes_while_it_is_written()
    {
        var rows = new[] { "a", "b" };
        var lazily = rows.Select(row => Canonical.Digest(new Dictionary<string, object?> { ["row"] = row }));
        Assert.Equal(Json(lazily.ToArray()), Json(lazily));
    }
}
