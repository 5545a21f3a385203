using Daylight.Web;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Shell;

/// <summary>The officers' inbox and the list of what is late.</summary>
public static class InboxPage
{
    /// <summary>What the inbox shows.</summary>
    public sealed record Model(
        InboxShown Shown, IReadOnlyList<CaseGroup> Groups, IReadOnlyList<Option> Kinds, IReadOnlyList<Option> States, IReadOnlyList<Option> Bodies);

    /// <summary>A case that is late, or that nobody has confirmed.</summary>
    public sealed record LateLine(Case Matter, Body Body, int Days, string State);

    /// <summary>What the late list shows.</summary>
    public sealed record LateModel(IReadOnlyList<LateLine> Late, IReadOnlyList<LateLine> Unconfirmed);

    const int MostLate = 500;

    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("", Inbox);
        desk.MapGet("late", Late);
    }

    static async Task<IResult> Inbox(HttpContext http, InboxList list, CaseFiles files, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        var filter = Read(http.Request.Query, files.Office);
        var shown = await list.Read(filter, officer, stop);
        if (filter.Page > shown.Pages) return See.Other(filter.Href(page: shown.Pages));
        var language = LanguageChoice.Of(http);
        var rows = new InboxRows(files, language);
        return Page.Of<InboxView>(new Model(shown, rows.Groups(shown),
            rows.Kinds(), rows.States(list.States(filter.Kind)), rows.Bodies(officer)));
    }

    static async Task<IResult> Late(HttpContext http, CaseFiles files, CurrentActor who, CancellationToken stop)
    {
        var office = files.Office;
        var visible = office.Db.Cases.AsNoTracking().Of(office.BodiesOf(await who.Officer(stop)));
        var late = await visible.Overdue(office.Today).ByDueDate().Take(MostLate).ToListAsync(stop);
        var waiting = office.Procedures.All.SelectMany(procedure => procedure.Steps.Where(step => step.Clock is ClockEffect.Start)
            .SelectMany(step => step.From.Select(state => $"{procedure.Name}/{state.Name}"))).ToArray();
        var silent = await visible.Open().Where(c => waiting.Contains(c.Procedure + "/" + c.State))
            .OrderBy(c => c.OpenedAt).Take(MostLate).ToListAsync(stop);
        var language = LanguageChoice.Of(http);
        LateLine Line(Case matter, int days) =>
            new(matter, office.Bodies[matter.BodyCode], days, office.ProcedureOf(matter).State(matter.State).Title.In(language));
        return Page.Of<LateView>(new LateModel(
            [.. late.Select(matter => Line(matter, -(office.Left(matter)?.Days ?? 0)))],
            [.. silent.Select(matter => Line(matter, office.Today.DayNumber - Instants.DayOf(matter.OpenedAt).DayNumber))]));
    }

    static InboxFilter Read(IQueryCollection query, CaseOffice office)
    {
        string One(string name) => Typed.Clean(query[name].ToString()).Replace("\0", "", StringComparison.Ordinal);
        string Known(string name, Func<string, bool> known) => known(One(name)) ? One(name) : "";
        var search = One("q");
        return new(
            Known("queue", queue => queue is InboxFilter.Mine or InboxFilter.Unconfirmed or InboxFilter.Paused or InboxFilter.Late or InboxFilter.Done)
                is { Length: > 0 } given ? given : InboxFilter.Open,
            search.Length > Typed.Line ? search[..Typed.Line] : search,
            Known("kind", kind => office.Procedures.Find(kind) is not null),
            Known("state", state => office.Procedures.All.Any(procedure => procedure.States.Any(known => known.Name == state))),
            Known("body", body => office.Bodies.Find(body) is not null),
            int.TryParse(One("page"), out var page) && page > 0 ? Math.Min(page, 100_000) : 1);
    }
}

/// <summary>Cases as lines of the inbox, in the reader's language.</summary>
sealed class InboxRows(CaseFiles files, Language language)
{
    CaseOffice Office => files.Office;

    public IReadOnlyList<CaseGroup> Groups(InboxShown shown) =>
    [
        .. from line in shown.Lines
           group line by line.Urgency into lines
           select new CaseGroup(Title(lines.Key, shown.Groups.GetValueOrDefault(lines.Key)), [.. lines.Select(Line)]),
    ];

    public IReadOnlyList<Option> Kinds() =>
        [new("", Say("全部", "All")), .. Office.Procedures.All.Select(procedure => new Option(procedure.Name, procedure.Title.In(language)))];

    public IReadOnlyList<Option> States(IEnumerable<State> states) =>
        [new("", Say("全部", "All")), .. states.Select(state => new Option(state.Name, state.Title.In(language)))];

    public IReadOnlyList<Option> Bodies(Actor officer) =>
    [
        new("", Say("全部", "All")),
        .. Office.Bodies.All.Where(body => (officer.RolesIn(body.Code, Office.Bodies) & CaseOffice.AtDesk) != 0)
            .Select(body => new Option(body.Code, language is Language.English ? body.NameEn : new Words(body.ShortName, "").In(language))),
    ];

    string Title(Urgency urgency, int count) => urgency switch
    {
        Urgency.Late => Say($"已逾期{count}件", $"{count} late"),
        Urgency.Today => Say($"今天到期{count}件", $"{count} due today"),
        Urgency.Soon => Say($"三个工作日内{count}件", $"{count} due within three working days"),
        Urgency.Unconfirmed => Say($"待确认收到{count}件：期限还没有起算，请尽快与申请人确认", $"{count} awaiting confirmation: no period runs yet, confirm soon"),
        Urgency.Later => Say($"之后{count}件", $"{count} later"),
        Urgency.Paused => Say($"期限暂停{count}件", $"{count} paused"),
        Urgency.Done => Say($"今年办完{count}件", $"{count} done this year"),
        _ => Say($"没有期限{count}件", $"{count} without a date"),
    };

    CaseLine Line(InboxLine line)
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
            Tags = [.. Reasons(line, procedure)],
        };
    }

    // Why so many days are left, in a word: from when, of how many, and what changed it.
    IEnumerable<string> Reasons(InboxLine line, Procedure procedure)
    {
        var matter = line.Matter;
        if (CaseClock.RuleOf(Office.Law, procedure, matter) is { } rule)
        {
            var on = Dates.Day(matter.ReceivedOn!.Value, Office.Today, language);
            yield return Say($"{on}起{rule.Length.Zh}", $"{rule.Length.En} from {on}");
            if (line.Extended && rule.Extension is { } extension)
                yield return Say($"延长{rule.LengthOf(extension.Usual).Zh}", $"+{rule.LengthOf(extension.Usual).En}");
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
