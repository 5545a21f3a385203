using System.Text.Json;
using System.Text.Json.Serialization;

namespace Daylight.Web.Api;

/// <summary>How values are written for programs.</summary>
public static class Json
{
    public static readonly JsonSerializerOptions Options = Write(new(JsonSerializerDefaults.Web));

    /// <summary>Settles options: Chinese stays readable, instants have the form that the log hashes.</summary>
    public static JsonSerializerOptions Write(JsonSerializerOptions options)
    {
        // The answer is JSON, never part of a page.
        options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new InstantConverter());
        options.Converters.Add(new VerbatimConverter());
        return options;
    }

    sealed class VerbatimConverter : JsonConverter<Verbatim>
    {
        public override Verbatim Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("What is written verbatim is not read back.");

        public override void Write(Utf8JsonWriter writer, Verbatim value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Json, skipInputValidation: true);
    }

    sealed class InstantConverter : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDateTime().ToUniversalTime();

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'"));
    }
}

/// <summary>JSON that goes out byte for byte: any other spelling would have another digest.</summary>
public sealed record Verbatim(byte[] Json);
