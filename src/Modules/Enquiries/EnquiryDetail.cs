namespace Daylight.Enquiries;

/// <summary>What desk and tracking show of an enquiry, and what its steps do: measure the answer, publish it.</summary>
sealed class EnquiryDetail(Db db, Catalogue catalogue, LawBook law, BodyTree bodies, TimeProvider time) : CaseDetail
{
    public override string Procedure => EnquiryProcedure.Procedure.Name;

    public override bool HasContact => true;

    public override async Task<IReadOnlyList<CaseFact>> Facts(Case matter, CancellationToken stop)
    {
        if (await db.Enquiries.AsNoTracking().Of(matter, stop) is not { } enquiry) return [];
        return Given(
            (new("咨询人", "Asker"), enquiry.Name, false),
            (new("电话", "Telephone"), enquiry.Phone is { } phone ? Masked.Number(phone) : null, false),
            (new("邮箱", "E-mail"), enquiry.Email is { } email ? Masked.Email(email) : null, false),
            (new("公开", "Publication"), Consent(enquiry), false),
            (new("答复用时", "Answered after"), enquiry.AnsweredAfter is { } days ? new Words($"{days}个工作日", $"{days} working days") : null, false),
            (new("问题", "Question"), enquiry.Question, true));
    }

    static Words Consent(Enquiry enquiry) => enquiry.ConsentedOn is { } on
        ? new($"{Dates.DayYear(on).Zh}同意公开", $"agreed on {Dates.DayYear(on).En}")
        : new("没有同意公开", "not agreed");

    public override async Task<IReadOnlyList<CaseFact>> Contact(Case matter, CancellationToken stop) =>
        await db.Enquiries.AsNoTracking().Of(matter, stop) is { } enquiry
            ? Given((new("电话", "Telephone"), enquiry.Phone, false), (new("邮箱", "E-mail"), enquiry.Email, false))
            : [];

    public override async Task<Mailbox?> Mailbox(Case matter, CancellationToken stop) =>
        await db.Enquiries.AsNoTracking().Of(matter, stop) is { Email: { } email } ? new(email, Wanted: true) : null;

    public override async Task<Reached?> Reached(Case matter, CancellationToken stop) =>
        await db.Enquiries.AsNoTracking().Of(matter, stop) is { } enquiry ? new(enquiry.Phone, enquiry.Email, null, null) : null;

    public override Problems Check(Reached now) => new Problems().Telephone("phone", now.Phone ?? "").Mailbox("email", now.Email ?? "");

    public override async Task<object> Reach(Case matter, Reached now, CancellationToken stop)
    {
        var enquiry = (await db.Enquiries.Of(matter, stop))!;
        (enquiry.Phone, enquiry.Email) = (now.Phone, now.Email);
        return enquiry;
    }

    // What came on paper is answered on paper.
    public override async Task<Letterhead?> Head(Case matter, Step step, DateOnly on, CancellationToken stop)
    {
        if (step.Letter is not { } letter || matter is not { Channel: Channel.Post or Channel.Fax or Channel.Counter, Regime: { } regime }) return null;
        if (law.Wordings(regime) is not { } texts || texts.Of(letter, on) is not { Title: { } title }) return null;
        return await db.Enquiries.AsNoTracking().Of(matter, stop) is { } enquiry
            ? new(bodies[matter.BodyCode].Name, title, enquiry.Name ?? "咨询人", on) { Series = texts.Series }
            : null;
    }

    public override async Task<Prepared?> Letter(Case matter, Step step, string? outcome, CancellationToken stop)
    {
        if (step.Name is "prepare")
        {
            return await db.Enquiries.AsNoTracking().Of(matter, stop) is { } enquiry
                ? Last(matter, "prepare") ?? $"{matter.Title}\n\n问：{enquiry.Question}\n\n答：{EnquiryProcedure.Procedure.Reply(matter)?.Text}"
                : null;
        }
        if (step.Letter is not { } letter || matter.Regime is not { } regime) return null;
        var head = await Head(matter, step, time.Today(), stop) ?? new(bodies[matter.BodyCode].Name, "", "您好", time.Today());
        // What was drafted goes out, unless the one who approves changes it; its day is that of the approval.
        if (step.IsReply)
        {
            return matter.Steps.LastOrDefault(taken => taken.Step == "draft") is { Text: { } text } draft
                ? new((OfficialLetter.Of(head, text) with { Date = OfficialLetter.DayOf(time.Today()) }).Text, draft.Wording)
                : null;
        }
        return law.Wordings(regime)?.Of(letter, time.Today()) is { } words
            ? new(OfficialLetter.Of(head, string.Join('\n', words.Filled(name => Fact(matter, regime, name)))).Text, words.Key)
            : null;
    }

    string? Fact(Case matter, string regime, string name) => name switch
    {
        "subject" => matter.Title,
        "code" => matter.Code,
        "received" => CourseFacts.Day(matter.ReceivedOn),
        "due" => CourseFacts.Day(matter.DueOn),
        "extension" => matter.ReceivedOn is { } on && law.Rule($"{regime}/answer", on) is { Extension: { } extension } rule ? rule.LengthOf(extension.Usual).Zh : null,
        _ => null,
    };

    public override async Task<Preview?> Preview(Case matter, CancellationToken stop)
    {
        if (matter.State != EnquiryProcedure.Prepared.Name || await db.Enquiries.AsNoTracking().Of(matter, stop) is null) return null;
        var record = Catalogue.Of(Publication(matter), "", time.Now());
        return new(record, record.Editions[^1], _ => "");
    }

    public override async Task<Problems> Before(Case matter, Step step, StepInput input, Actor by, CancellationToken stop)
    {
        if (await db.Enquiries.Of(matter, stop) is not { } enquiry) return [];
        if (step.IsReply) enquiry.AnsweredAfter = Enquiry.WorkingDays(law, matter, input.On);
        switch (step.Name)
        {
            case "answer-to-publish" or "publish" when enquiry.ConsentedOn is null:
                return Problems.Of("", "咨询人没有同意公开", "The asker has not agreed to publication");
            case "prepare":
                return CheckPublic(input.Text!, [enquiry.Name, enquiry.Phone, enquiry.Email, .. (await db.CorrectedIn(matter, stop)).SelectMany(corrected => corrected.Identifying)]);
            case "publish":
                enquiry.RecordId = (await catalogue.Publish(Publication(matter), by, stop)).Id;
                return [];
            case "forbid":
                enquiry.ConsentedOn = null;
                return [];
            default:
                return [];
        }
    }

    // The asker's own words may say who they are: what is known of them must be gone from the public text.
    static Problems CheckPublic(string text, IEnumerable<string?> person)
    {
        var (title, body) = Parted(text);
        var problems = new Problems()
            .When(title.EnumerateRunes().Count() > Typed.Line, "text",
                $"第一行是标题，最多{Typed.Line}个字", $"The first line is the title: at most {Typed.Line} characters")
            .When(body.Length == 0, "text", "标题下面写出问和答", "Below the title write question and answer");
        foreach (var known in person)
        {
            problems.When(known is { Length: > 1 } && text.Contains(known, StringComparison.OrdinalIgnoreCase), "text",
                $"里面还有咨询人的“{known}”，请删去", $"“{known}” of the asker is still in it: take it out");
        }
        return problems;
    }

    internal static Publication Publication(Case matter)
    {
        var (title, text) = Parted(Last(matter, "prepare")!);
        return new()
        {
            BodyCode = matter.BodyCode, Title = title, Text = text, Category = "services", Kind = Answers.Kind, FormedOn = matter.DoneOn,
        };
    }

    static (string Title, string Text) Parted(string text)
    {
        var cut = text.Trim().Split('\n', 2);
        return (cut[0].Trim(), cut.Length > 1 ? cut[1].Trim() : "");
    }

    static string? Last(Case matter, string step) => matter.Steps.LastOrDefault(taken => taken.Step == step)?.Text;
}
