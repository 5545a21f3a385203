using Daylight.Web;

namespace Daylight.Host.Shell;

/// <summary>The officers' inbox.</summary>
public static class InboxPage
{
    /// <summary>What the inbox shows.</summary>
    public sealed record Model(
        InboxShown Shown, IReadOnlyList<CaseGroup> Groups, IReadOnlyList<Option> Kinds, IReadOnlyList<Option> States, IReadOnlyList<Option> Bodies,
        IReadOnlyList<Option> Used)
    {
        /// <summary>Who works on them, to choose from.</summary>
        public required IReadOnlyList<Option> Who { get; init; }

        /// <summary>What is owed besides steps, with the first day of it and where it is given; null for nothing.</summary>
        public DueBesides? Owed { get; init; }

        /// <summary>What can be done with several of the lines at once.</summary>
        public required IReadOnlyList<Deed> Deeds { get; init; }
    }

    public static void Map(IEndpointRouteBuilder desk) => desk.MapGet("", Inbox);

    static async Task<IResult> Inbox(HttpContext http, InboxList list, CaseFiles files, OwedAnswers owed, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        var language = LanguageChoice.Of(http);
        var filter = Read(http.Request.Query, files.Office, list.Reminders, language);
        var shown = await list.Read(filter, officer, stop);
        if (filter.Page > shown.Pages) return See.Other(filter.Href(page: shown.Pages));
        var rows = new InboxRows(files, list.Reminders, language);
        return Page.Of<InboxView>(new Model(shown, rows.Groups(shown),
            rows.Kinds(), rows.States(shown.States), rows.Bodies(officer), rows.Used())
        {
            Who = rows.Who(shown),
            Owed = await Besides(owed, officer, stop),
            Deeds = Deed.For(shown.Lines.Select(line => line.Matter), officer, files.Office),
        });
    }

    static async Task<DueBesides?> Besides(OwedAnswers owed, Actor officer, CancellationToken stop) =>
        await owed.Of(officer, stop) is [var (first, matter), ..] all ? new(all.Count, first.By, first.Href(matter)) : null;

    static InboxFilter Read(IQueryCollection query, CaseOffice office, IReadOnlyList<Reminder> reminders, Language language)
    {
        string One(string name) => Typed.Clean(query[name].ToString()).Replace("\0", "", StringComparison.Ordinal);
        string Known(string name, Func<string, bool> known) => known(One(name)) ? One(name) : "";
        var search = One("q");
        var queue = Known("queue", name => name is InboxFilter.Mine or InboxFilter.Unconfirmed or InboxFilter.Paused or InboxFilter.Late or InboxFilter.Done)
            is { Length: > 0 } given ? given : InboxFilter.Open;
        return new(
            queue,
            search.Length > Typed.Line ? search[..Typed.Line] : search,
            Known("kind", kind => office.Procedures.Find(kind) is not null),
            Known("state", state => office.Procedures.All.Any(procedure => procedure.States.Any(known => $"{procedure.Name}/{known.Name}" == state))),
            Known("body", body => office.Bodies.Find(body) is not null),
            int.TryParse(One("used"), out var used) && reminders.Any(reminder => reminder.Percent == used) ? used : 0,
            One("sort") == InboxFilter.UsedFirst && queue != InboxFilter.Done,
            int.TryParse(One("page"), out var page) && page > 0 ? Math.Min(page, 100_000) : 1)
        {
            Language = language,
            Ticked = One("ticked") == "all",
            Who = Known("who", name => name is InboxFilter.Me or InboxFilter.Colleagues or InboxFilter.Nobody),
        };
    }
}

/// <summary>Cases as lines of the inbox, in the reader's language.</summary>
sealed class InboxRows(CaseFiles files, IReadOnlyList<Reminder> reminders, Language language)
{
    CaseOffice Office => files.Office;

    public IReadOnlyList<CaseGroup> Groups(InboxShown shown) =>
    [
        .. from line in shown.Lines
           group line by shown.GroupOf(line) into lines
           let count = shown.Groups.GetValueOrDefault(lines.Key)
           select new CaseGroup(shown.Filter.ByUse ? Title(lines.Key, count) : Title((Urgency)lines.Key, count), [.. lines.Select(line => Line(line, shown))]),
    ];

    public IReadOnlyList<Option> Used() =>
        [new("", Say("全部", "All")), .. reminders.Select(reminder => new Option($"{reminder.Percent}", Whole(reminder).In(language)))];

    public IReadOnlyList<Option> Who(InboxShown shown) =>
    [
        new("", Say("全部", "All")),
        new(InboxFilter.Me, shown.Covered.Count > 0 ? Say("我，和我代办的", "Me, and those I cover for") : Say("我", "Me")),
        new(InboxFilter.Colleagues, Say("同事", "My team")),
        new(InboxFilter.Nobody, Say("还没有人", "Nobody yet")),
    ];

    public IReadOnlyList<Option> Kinds() =>
        [new("", Say("全部", "All")), .. Office.Procedures.All.Select(procedure => new Option(procedure.Name, procedure.Title.In(language)))];

    public IReadOnlyList<Option> States(IReadOnlyList<InboxState> states) =>
        [new("", Say("全部", "All")), .. states.Select(state => new Option(state.Place, Say($"{state.Title}（{state.Count}）", $"{state.Title} ({state.Count})")))];

    public IReadOnlyList<Option> Bodies(Actor officer) =>
    [
        new("", Say("全部", "All")),
        .. Office.BodiesSeenBy(officer).Select(body => new Option(body.Code, language is Language.English ? body.NameEn : new Words(body.ShortName, "").In(language))),
    ];

    string Title(int used, int count) => reminders.FirstOrDefault(reminder => reminder.Percent == used) is { } reminder
        ? Say($"{Whole(reminder).Zh}{count}件", $"{count}: {Whole(reminder).En}")
        : Say($"其余{count}件", $"{count} others");

    // What a list of them says: those whose last day it is, and those whose last day was.
    static Words Whole(Reminder reminder) => reminder.Past is { } past
        ? new($"{reminder.Words.Zh}、{past.Zh}", $"{reminder.Words.En} or {past.En}")
        : reminder.Words;

    string Title(Urgency urgency, int count) => urgency switch
    {
        Urgency.Late => Say($"已逾期{count}件", $"{count} late"),
        Urgency.Today => Say($"今天到期{count}件", $"{count} due today"),
        Urgency.Silent => Say($"对方的时间已经过了{count}件：请登记", $"{count} whose day outside has passed: enter it"),
        Urgency.Soon => Say($"三个工作日内{count}件", $"{count} due within three working days"),
        Urgency.Unconfirmed => Say($"待确认收到{count}件：期限还没有起算，请尽快与申请人确认", $"{count} awaiting confirmation: no period runs yet, confirm soon"),
        Urgency.Later => Say($"之后{count}件", $"{count} later"),
        Urgency.Paused => Say($"期限暂停{count}件", $"{count} paused"),
        Urgency.Done => Say($"今年办完或者已经答复{count}件", $"{count} done or answered this year"),
        _ => Say($"没有期限{count}件", $"{count} without a date"),
    };

    CaseLine Line(InboxLine line, InboxShown shown)
    {
        var matter = line.Matter;
        var procedure = Office.ProcedureOf(matter);
        return new(matter.Code, matter.Title, CaseAddress.Of(matter))
        {
            Due = matter.PausedOn is null ? matter.DueOn : null,
            Left = Office.Left(matter),
            Kind = $"{procedure.Title.In(language)} · {CaseWords.Say(matter.Channel).In(language)}",
            State = procedure.State(matter.State).Title.In(language),
            Tone = Office.ToneOf(matter),
            Used = Used(line),
            Tags = [.. OfficerOf(line, shown), .. Reasons(line, procedure)],
            Chosen = shown.Filter.Ticked,
        };
    }

    // Who covers sees for whom; the case stays with the one who is away.
    IEnumerable<string> OfficerOf(InboxLine line, InboxShown shown)
    {
        if (line.Officer is not { } officer) yield break;
        var name = shown.Names.GetValueOrDefault(officer, "–");
        yield return officer == shown.Me ? Say("我承办", "mine")
            : shown.Covered.Contains(officer) ? Say($"代{name}办", $"for {name}")
            : Say($"{name}承办", $"with {name}");
    }

    // The first share is only said; from the next on it is pressing.
    (string Words, Tone Tone)? Used(InboxLine line)
    {
        if (line.Urgency is Urgency.Unconfirmed && line.Arrived <= Office.RiskSince) return (Say("风险：没有确认收到", "at risk: receipt not confirmed"), Tone.Soon);
        if (reminders.FirstOrDefault(reminder => reminder.Percent == line.Used) is not { } reminder) return null;
        var past = line.Matter.DueOn < Office.Today;
        return ((past ? reminder.Past ?? reminder.Words : reminder.Words).In(language),
            past ? Tone.Late : reminder == reminders[0] ? Tone.Idle : Tone.Soon);
    }

    // Why so many days are left, in a word: from when, of how many, and what changed it.
    IEnumerable<string> Reasons(InboxLine line, Procedure procedure)
    {
        var matter = line.Matter;
        if (CaseClock.RuleOf(Office.Law, procedure, matter, line.ChosenBy) is { } rule)
        {
            var on = Dates.Day(matter.ReceivedOn!.Value, Office.Today, language);
            yield return Say($"{on}起{rule.Length.Zh}", $"{rule.Length.En} from {on}");
            if (line.Extended is { } extended && rule.Extension is { } extension)
            {
                var length = rule.LengthOf(extended is Reminded.Usually ? extension.Usual : extended);
                yield return Say($"延长{length.Zh}", $"+{length.En}");
            }
        }
        if (line.Urgency is Urgency.Unconfirmed)
        {
            var (arrived, days) = (Dates.Day(line.Arrived, Office.Today, language), Office.Today.DayNumber - line.Arrived.DayNumber);
            yield return Say($"{arrived}到达，等了{days}天", $"arrived {arrived}, {days} days ago");
        }
        if (line.Restarted) yield return Say("已重新起算", "counted anew");
        if (matter is { WaitsUntil: { } until, ClosedOn: null })
        {
            var day = Dates.Day(until, Office.Today, language);
            yield return until < Office.Today ? Say($"{day}已过，对方逾期", $"silent: {day} has passed") : Say($"等对方到{day}", $"they have until {day}");
        }
        if (matter.PausedOn is { } paused && matter.DoneOn is null)
            yield return Say($"{Dates.Day(paused, Office.Today, language)}起暂停", $"paused since {Dates.Day(paused, Office.Today, language)}");
        if (matter is { DueProvisional: true, DoneOn: null }) yield return Say("暂定", "provisional");
    }

    string Say(string zh, string en) => new Words(zh, en).In(language);
}

/// <summary>What is owed besides steps: how many, the first day of them, and where that one is given.</summary>
public sealed record DueBesides(int Count, DateOnly By, string Href);
