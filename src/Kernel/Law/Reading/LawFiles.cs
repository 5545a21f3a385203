using System.Text.Json;
using System.Text.Json.Serialization;

namespace Daylight;

// What the files of the law folder hold, before it is checked: everything may be missing or wrong.
sealed record RegimeFile(
    string? Id, string[]? Aliases, string? Jurisdiction, string? Subject, Words? Instrument, string? Number,
    string? From, string? To, string? Succeeds, string? ReplacedBy, bool IdentityProved, bool ObjectionsNeedGrounds, string? Calendar, string? DayZero,
    RuleFile?[]? Rules, FeeFile?[]? Fees);

sealed record RuleFile(
    string? Key, Words? Name, Words? Instrument, Words? Article, int? Value, string? Unit, string? DayZero,
    string? Roll, Words? Anchor, ExtensionFile? Extension, EffectFile?[]? Effects, Words? Deemed, Words? Note,
    string? From, string? To, string? Evidence, bool Remedy);

sealed record FeeFile(
    string? Key, Words? Name, Words? Instrument, string? From, FeeBandFile?[]? Bands, int? Every, int? More, string? Evidence);

// Yuan, as the law writes them.
sealed record FeeBandFile(int? To, int? Each);

sealed record ExtensionFile(int? Max, int? Usual, Words? Article, Words? Approver, Words? Notice);

sealed record EffectFile(string? On, string? Does, string? Evidence, Words? Article, Words? Words);

sealed record CalendarFile(
    string? Id, string? Base, Words? Name, string[]? Weekend, Words? WeekendSource, Words? Source, Words? NoticeTitle,
    string? Evidence, string? KnownFrom, string? KnownThrough, Dictionary<string, Words?>? Holidays,
    HolidayFile?[]? Rules, NoticeFile?[]? Notices);

sealed record HolidayFile(
    string? For, string? On, string? Substitute, Words? Source, int? From, int? To, int[]? Except);

sealed record NoticeFile(int? Year, string? Announced, string? Number, Words? Title, NoticeDays?[]? Days);

sealed record NoticeDays(string? For, string? Off, string? Statutory, string? Work);

sealed record OutcomesFile(OutcomeListFile?[]? Lists, OutcomeWordsFile?[]? Explained);

// By meaning, so that lists of several regimes share the words.
sealed record OutcomeWordsFile(string[]? Regimes, Dictionary<string, OutcomeWordFile?>? Meanings);

sealed record OutcomeWordFile(Words? Says, Words? Next, string? Asks);

sealed record OutcomeListFile(string? Regime, string? Form, OutcomeFile?[]? Outcomes);

sealed record OutcomeFile(
    string? Code, string? Meaning, Words? Name, string? Label, Words? Article, string? Row, string? Evidence,
    string? ReconsiderationFirst, string[]? Reasons, bool Withholds, Words? Note);

sealed record WordingsFile(string? Regime, string? Series, WordingFile?[]? Texts);

sealed record WordingFile(string? Id, int? Version, string? From, string? Title, string?[]? Lines);

sealed record RemindersFile(int? UnconfirmedDays, ReminderFile?[]? Reminders, CardRuleFile?[]? Cards);

sealed record CardRuleFile(string? Card, int? Late, string? Evidence);

sealed record ReminderFile(int? Percent, Words? Words, Words? Past);

sealed record AskedOftenFile(int? Requesters, int? Months, int? Alike, string?[]? Ignored);

sealed record ScoreWeightsFile(int? Accepted, int? Answered, int? Settled, int? Fresh, int? Satisfied, int? ClosedAfter, string? Evidence);

sealed record TopicRulesFile(
    string? Version, int? Reporters, int? HalfLife, int? Copies, int? Window, int? Baseline, TopicAlarmFile? Alarm, TopicWeightsFile? Weights);

sealed record TopicAlarmFile(int? Reporters, double? Surprise);

sealed record TopicWeightsFile(
    double? People, double? Lately, double? Support, double? Burst, double? Unresolved, double? Repeat, double? Severity);

sealed record RetentionFile(RetentionRuleFile?[]? Rules, int? AbandonedDays, int? ReportDays);

sealed record RetentionRuleFile(string? Of, int? Months, Words? Basis, string? Evidence);

// Unknown members are refused: a misspelt key would otherwise silently lose a rule of law.
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(RegimeFile))]
[JsonSerializable(typeof(CalendarFile))]
[JsonSerializable(typeof(OutcomesFile))]
[JsonSerializable(typeof(WordingsFile))]
[JsonSerializable(typeof(RemindersFile))]
[JsonSerializable(typeof(AskedOftenFile))]
[JsonSerializable(typeof(ScoreWeightsFile))]
[JsonSerializable(typeof(TopicRulesFile))]
[JsonSerializable(typeof(RetentionFile))]
sealed partial class LawFilesContext : JsonSerializerContext;
