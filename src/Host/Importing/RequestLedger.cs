using Daylight.Disclosure.Importing;
using Daylight.Remedies;
using Daylight.Requests;
using Daylight.Web;

namespace Daylight.Host.Importing;

/// <summary>What a ledger of requests is read against.</summary>
sealed record LedgerReading(LawBook Law, Jurisdiction Where, BodyTree Bodies, string UsualBody, DateOnly Today)
{
    /// <summary>The regime of a day, or null when there was none.</summary>
    public string? RegimeOn(string subject, DateOnly day) => Law.For(Where.Code, subject, day)?.Id;

    /// <summary>A body by its code, or by the name that one body has.</summary>
    public Body? BodyOf(string text) => Bodies.Named(text);
}

/// <summary>A remedy that a row tells of.</summary>
sealed record CarriedRemedy(RemedyKind Kind, DateOnly FiledOn, string? Outcome, DateOnly? DecidedOn);

/// <summary>A row of the ledger understood: a request with what became of it, or all that is wrong with it.</summary>
sealed class LedgerRow
{
    const string WithoutKinds = "cn-ogi-2008";

    readonly Dictionary<RequestField, string> cells = [];
    readonly HashSet<RequestField> columns = [];
    readonly LedgerReading against;
    readonly bool since1904;

    public LedgerRow(TableRow row, LedgerReading against)
    {
        (Origin, since1904, this.against) = (row.Origin, row.IsSince1904, against);
        if (row.Fault is { } fault)
        {
            Faults.Add(fault);
            return;
        }
        foreach (var (column, text) in row.Cells)
        {
            if (RequestFields.Find(column) is not { } field)
            {
                if (column.Length > 0) Unknown.Add(column);
                continue;
            }
            columns.Add(field);
            if (PlainText.Clean(text).Trim() is { Length: > 0 } cell) cells.TryAdd(field, cell);
        }
        Read();
    }

    public Origin Origin { get; }

    public List<Words> Faults { get; } = [];

    public List<Words> Warnings { get; } = [];

    /// <summary>Columns that mean nothing here.</summary>
    public List<string> Unknown { get; } = [];

    /// <summary>The request; only of a row without faults.</summary>
    public CarriedRequest Request { get; private set; } = null!;

    public List<CarriedRemedy> Remedies { get; } = [];

    /// <summary>What is missing among the columns; null when nothing is.</summary>
    public static Words? Judge(IReadOnlyList<string> columns)
    {
        var known = columns.Select(RequestFields.Find).ToHashSet();
        RequestField[] needed = [RequestField.Number, RequestField.Received, RequestField.Channel, RequestField.Name, RequestField.Wanted];
        var missing = needed.Where(field => !known.Contains(field)).Select(RequestFields.Say).ToList();
        return missing.Count == 0 ? null : LedgerWords.NoColumns(missing);
    }

    void Read()
    {
        var received = Day(RequestField.Received, needed: true);
        var regime = received is { } day ? against.RegimeOn(LawSubject.OpenInformation, day) : null;
        if (received is { } early && regime is null) Fault(RequestField.Received, LedgerWords.NoLaw(early));
        var body = against.BodyOf(Cell(RequestField.Body) ?? against.UsualBody);
        if (body is null) Fault(RequestField.Body, LedgerWords.NoBody(Cell(RequestField.Body)!));
        var wanted = Cell(RequestField.Wanted);
        if (wanted is null) Fault(RequestField.Wanted, LedgerWords.Missing);
        var feature = EnquiryDraft.Cut(PlainText.OneLine(wanted ?? ""), Typed.Line);
        var reach = Reach();
        var request = new CarriedRequest
        {
            Number = Line(RequestField.Number, RequestForm.Number, needed: true) ?? "", Body = body?.Code ?? "", ReceivedOn = received ?? default,
            Channel = Term(RequestField.Channel, RequestTerms.ChannelOf, needed: true) ?? default,
            // The form of those years has no columns for who asked.
            Kind = Term(RequestField.Kind, RequestTerms.KindOf, needed: regime != WithoutKinds) ?? RequesterKind.Natural,
            Name = Line(RequestField.Name, RequestForm.Organisation, needed: true) ?? "", Contact = Line(RequestField.Contact, RequestForm.Name),
            Phone = reach.Phone, Email = reach.Email, Address = reach.Address,
            Feature = feature, Description = wanted is null || feature == wanted ? null : Within(RequestField.Wanted, wanted, LetterDraft.Longest),
            Form = Term(RequestField.Form, RequestTerms.FormOf) ?? InformationForm.Electronic,
            Answer = Cell(RequestField.Answer) is { } answer ? Within(RequestField.Answer, answer, LetterDraft.Longest) : null,
        };
        Request = Extended(StoodStill(Ended(request, regime)));
        Remedy(RequestField.ReviewFiled, RequestField.ReviewOutcome, RequestField.ReviewDecided, LawSubject.Reconsideration, RemedyKind.Reconsideration);
        Remedy(RequestField.SuitFiled, RequestField.SuitOutcome, RequestField.SuitDecided, LawSubject.Litigation,
            Remedies.Count > 0 ? RemedyKind.LitigationAfter : RemedyKind.LitigationDirect);
    }

    CarriedRequest Ended(CarriedRequest request, string? regime)
    {
        var (decided, delivered) = (Day(RequestField.Decided), Day(RequestField.Delivered));
        // A ledger with one of the two days has it for both.
        if (!columns.Contains(RequestField.Delivered)) delivered = decided;
        if (!columns.Contains(RequestField.Decided)) decided = delivered;
        var said = Cell(RequestField.Outcome);
        var withdrawn = said is not null && RequestTerms.IsWithdrawn(said);
        var outcome = said is null || regime is null ? null
            : withdrawn ? against.Law.OutcomeMeaning(regime, "other") : OutcomeOf(RequestField.Outcome, said, regime);
        if (said is not null && decided is null && !Bad(RequestField.Decided)) Fault(RequestField.Decided, LedgerWords.NoDayOfOutcome);
        if (said is null && (decided is not null || delivered is not null)) Fault(RequestField.Outcome, LedgerWords.NoOutcome);
        if (said is null && request.Answer is not null) Fault(RequestField.Outcome, LedgerWords.AnswerAlone);
        if (decided < request.ReceivedOn) Fault(RequestField.Decided, LedgerWords.Before(RequestFields.Say(RequestField.Received)));
        if (delivered < decided) Fault(RequestField.Delivered, LedgerWords.Before(RequestFields.Say(RequestField.Decided)));
        return request with
        {
            Outcome = outcome, Withdrawn = withdrawn, DecidedOn = decided, DeliveredOn = delivered,
            DocumentNumber = Line(RequestField.Document, RequestForm.Number), Way = Way(),
        };
    }

    // What moved the last day before it was extended: a correction or payment, and the opinion of others.
    CarriedRequest StoodStill(CarriedRequest request)
    {
        var (anew, paused, resumed) = (Day(RequestField.Restarted), Day(RequestField.Paused), Day(RequestField.Resumed));
        foreach (var (field, day) in ((RequestField, DateOnly?)[])[(RequestField.Restarted, anew), (RequestField.Paused, paused)])
            if (day < request.ReceivedOn) Fault(field, LedgerWords.Before(RequestFields.Say(RequestField.Received)));
        if (resumed < paused) Fault(RequestField.Resumed, LedgerWords.Before(RequestFields.Say(RequestField.Paused)));
        if (resumed is not null && paused is null && !Bad(RequestField.Paused)) Fault(RequestField.Paused, LedgerWords.Missing);
        foreach (var (field, day) in ((RequestField, DateOnly?)[])[(RequestField.Restarted, anew), (RequestField.Resumed, resumed ?? paused)])
            if (request.DecidedOn < day) Fault(RequestField.Decided, LedgerWords.Before(RequestFields.Say(field)));
        if (paused is not null && resumed is null && !Bad(RequestField.Resumed))
        {
            if (request.DecidedOn is not null) Fault(RequestField.Resumed, LedgerWords.Missing);
            else Warnings.Add(LedgerWords.StillAsking);
            paused = null;
        }
        return request with { RestartedOn = anew, PausedOn = paused, ResumedOn = resumed };
    }

    CarriedRequest Extended(CarriedRequest request)
    {
        var (on, until) = (Day(RequestField.Extended), Day(RequestField.ExtendedUntil, future: true));
        if (on is null && until is not null && !Bad(RequestField.Extended)) Fault(RequestField.Extended, LedgerWords.NoDayOfExtension);
        if (on < request.ReceivedOn) Fault(RequestField.Extended, LedgerWords.Before(RequestFields.Say(RequestField.Received)));
        if (request.DecidedOn < on) Fault(RequestField.Decided, LedgerWords.Before(RequestFields.Say(RequestField.Extended)));
        request = request with { ExtendedOn = on };
        if (on is not { } day || Faults.Count > 0) return request;
        // What was late by then could not be extended any more.
        if (ByLaw(request with { ExtendedOn = null }) is { } last && last < day) Fault(RequestField.Extended, LedgerWords.TooLate(last));
        else if (until is { } told && ByLaw(request) is { } due && due != told) Warnings.Add(LedgerWords.OtherDate(told, due));
        return request;
    }

    // As the desk counts it once the steps were taken.
    DateOnly? ByLaw(CarriedRequest request)
    {
        if (against.RegimeOn(LawSubject.OpenInformation, request.ReceivedOn) is not { } regime) return null;
        if (against.Law.Rule($"{regime}/{RequestProcedure.Procedure.Rule}", request.ReceivedOn) is not { Value: not null } rule) return null;
        return Clock.DueOn(rule, against.Law.CalendarOf(rule), [ClockEvent.Start(request.ReceivedOn), .. request.Turns.Select(turn => Turned(turn.Step, turn.On, rule))]);
    }

    static ClockEvent Turned(string step, DateOnly on, Rule rule) => step switch
    {
        RequestProcedure.CarryPause => ClockEvent.Pause(on),
        RequestProcedure.CarryResume => ClockEvent.Resume(on),
        RequestProcedure.CarryRestart => ClockEvent.Restart(on),
        _ => ClockEvent.Extend(rule.Extension?.Usual ?? 0, on),
    };

    void Remedy(RequestField filed, RequestField outcome, RequestField decided, string subject, RemedyKind kind)
    {
        var (on, end, said) = (Day(filed), Day(decided), Cell(outcome));
        if (on is null)
        {
            if ((end is not null || said is not null) && !Bad(filed)) Fault(filed, LedgerWords.Missing);
            return;
        }
        if (on < Request.ReceivedOn) Fault(filed, LedgerWords.Before(RequestFields.Say(RequestField.Received)));
        if (end < on) Fault(decided, LedgerWords.Before(RequestFields.Say(filed)));
        var pending = said is null || RequestTerms.IsPending(said);
        if (pending && end is not null) Fault(outcome, LedgerWords.Missing);
        if (!pending && end is null && !Bad(decided)) Fault(decided, LedgerWords.NoDayOfOutcome);
        var regime = against.RegimeOn(subject, on.Value);
        if (regime is null) Fault(filed, LedgerWords.NoLaw(on.Value));
        else Remedies.Add(new(kind, on.Value, pending ? null : OutcomeOf(outcome, said!, regime)?.Code, pending ? null : end));
    }

    Outcome? OutcomeOf(RequestField field, string text, string regime)
    {
        var all = against.Law.Outcomes(regime);
        var found = RequestTerms.OutcomesOf(all, text);
        if (found.Count == 0) Fault(field, LedgerWords.NoSuchOutcome(text));
        if (found.Count > 1) Fault(field, LedgerWords.WhichOutcome(text, found));
        return found is [var one] ? one : null;
    }

    // What is written in one cell is told apart by its form: a mailbox, a number, anything else an address.
    (string? Phone, string? Email, string? Address) Reach()
    {
        var parts = (Cell(RequestField.Reach) ?? "").Split(['；', ';', '，', ',', '、', '\n', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var email = Line(RequestField.Email, RequestForm.Address) ?? parts.FirstOrDefault(part => part.Contains('@'));
        var phone = Line(RequestField.Phone, RequestForm.Address) ?? parts.FirstOrDefault(IsNumber);
        var rest = string.Join('，', parts.Where(part => part != email && part != phone));
        var address = Line(RequestField.Address, RequestForm.Address);
        address = address is null ? rest : rest.Length == 0 ? address : $"{address}（{rest}）";
        return (phone, email, address.Length == 0 ? null : Within(RequestField.Address, address, RequestForm.Address));
    }

    static bool IsNumber(string part) => part.Any(char.IsDigit) && part.All(letter => char.IsDigit(letter) || letter is '-' or '+' or ' ' or '(' or ')' or '（' or '）' or '转');

    string? Way()
    {
        if (Cell(RequestField.Way) is not { } said) return null;
        if (RequestTerms.WayOf(said) is { } way) return way;
        Fault(RequestField.Way, LedgerWords.NotKnown(said));
        return null;
    }

    T? Term<T>(RequestField field, Func<string, T?> find, bool needed = false) where T : struct
    {
        if (Cell(field) is not { } said)
        {
            if (needed) Fault(field, LedgerWords.Missing);
            return null;
        }
        var found = find(said);
        if (found is null) Fault(field, LedgerWords.NotKnown(said));
        return found;
    }

    DateOnly? Day(RequestField field, bool needed = false, bool future = false)
    {
        if (Cell(field) is not { } text)
        {
            if (needed) Fault(field, LedgerWords.Missing);
            return null;
        }
        if (!TimeCell.TryRead(text, since1904, out var time, out var why)) Fault(field, why!);
        else if (!future && time.Day > against.Today) Fault(field, EnquiryWords.Future(time.Day));
        else return time.Day;
        return null;
    }

    // Its fault was told already.
    bool Bad(RequestField field) => cells.ContainsKey(field);

    string? Line(RequestField field, int most, bool needed = false)
    {
        if (Cell(field) is { } cell) return Within(field, PlainText.OneLine(cell), most);
        if (needed) Fault(field, LedgerWords.Missing);
        return null;
    }

    string Within(RequestField field, string text, int most)
    {
        if (text.Length > most) Fault(field, EnquiryWords.TooLong(most));
        return text;
    }

    string? Cell(RequestField field) => cells.GetValueOrDefault(field);

    void Fault(RequestField field, Words why)
    {
        var column = RequestFields.Say(field);
        Faults.Add(new($"{column.Zh}：{why.Zh}", $"{column.En}: {why.En}"));
    }
}
