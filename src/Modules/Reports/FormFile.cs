using System.Text.Json.Serialization;

namespace Daylight.Reports;

// What a form's file holds, before it is checked: everything may be missing or wrong.
sealed record FormFile(
    string? Id, Words? Name, Words? Source, int? From, int? To, string[]? Awaited, SectionFile?[]? Sections,
    RowFile?[]? Figures, EquationFile?[]? Equations, ComparisonFile?[]? Compare);

sealed record SectionFile(string? Key, Words? Title, Words? Tab, Words? Note, TableFile?[]? Tables);

sealed record TableFile(
    string? Key, Words? Title, Words? Stub, Words? Unit, bool Codes, ColumnFile?[]? Columns, RowFile?[]? Rows);

sealed record ColumnFile(string? Key, Words? Label, string? Of, bool ToDate, bool Total, ColumnFile?[]? Columns);

sealed record RowFile(
    string? Key, Words? Label, Words? Aside, Words? Unit, string[]? Count, bool Standing, Words? Awaits, int? Per, bool Sum,
    Dictionary<string, SourceFile?>? Cells, RowFile?[]? Rows);

sealed record SourceFile(string[]? Count, bool Standing, Words? Awaits);

sealed record EquationFile(
    string? Key, Words? Name, string? Each, string? Table, string? Is, bool Warns, Words? Note, string[]? Because);

sealed record ComparisonFile(Words? Name, string? Is);

// Unknown members are refused: a misspelt key would otherwise silently lose a row.
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(FormFile))]
sealed partial class FormFileContext : JsonSerializerContext;
