namespace Daylight.Web;

/// <summary>Takes steps with all that belongs to them: what the module does, and the letter that goes out.</summary>
public sealed class CaseSteps(CaseFiles files, CaseLetters letters, CaseNotices notices, Desk desk)
{
    public CaseLetters Letters => letters;

    /// <summary>
    /// Takes a step in one transaction. Returns what is wrong; empty when it was taken. After that the unit of work
    /// is of no more use. What is pointed out must have been let pass: the input then carries its key, and the step
    /// keeps kinds and numbers.
    /// </summary>
    public Task<Problems> Take(Case matter, Step step, StepInput input, Actor by, CancellationToken stop) =>
        Take(matter, step, input, by, input => Task.FromResult((input, new Problems())), stop);

    /// <summary>
    /// The same with what else is done in the transaction before: it returns the input as it is then, and what is wrong.
    /// </summary>
    public async Task<Problems> Take(
        Case matter, Step step, StepInput input, Actor by, Func<StepInput, Task<(StepInput, Problems)>> before, CancellationToken stop)
    {
        var office = files.Office;
        var procedure = office.ProcedureOf(matter);
        var problems = desk.Check(matter, procedure, step.Name, input, by, office.Bodies);
        if (step.Needs.HasFlag(Needs.Delivery) && input.Delivery == DeliveryWays.Email
            && (files.DetailOf(matter) is not { } known || await known.Mailbox(matter, stop) is null))
            problems.Add("delivery", "申请人没有留邮箱，不能用电子邮件送达", "The requester gave no e-mail address: choose another way");
        // What only enters that a letter came has nothing leave with it.
        problems.When(step.Needs.HasFlag(Needs.Delivery) && !step.From.Contains(step.To) && DeliveryWays.LeavesHere(input.Delivery) && input.On < office.Today, "on",
            "网上和电子邮件由本系统送达，办这一步时才发出，只能写今天", "What is delivered here or by e-mail leaves with this step: it is of today");
        problems.And(LetterAgrees.Check(office.Law, matter, step, input, office.Today));
        if (step.SendsLetter || step.IsReply || step.Draft) problems.And(CaseWords.Unnamed(input.Text ?? ""));
        var pointed = await files.PointsOut(matter, step, input.Outcome, input.Text ?? "", stop);
        if (pointed.Count > 0)
        {
            problems.When(input.LetPass != PointedOut.KeyOf(pointed), PointedOut.Field,
                "看过指出的地方，确认可以发出，再勾选", "Look at what is pointed out; tick the box if it may go out");
            input = input with { LetPass = PointedOut.Counted(pointed) };
        }
        else input = input with { LetPass = null };
        if (problems.Any) return problems;
        await using var transaction = await office.Db.Database.BeginTransactionAsync(stop);
        (input, problems) = await before(input);
        if (problems.None) problems = await Act(matter, step, Filled(matter, step, input), by, stop);
        if (problems.None) await transaction.CommitAsync(stop);
        return problems;
    }

    /// <summary>Takes a step of the program's own in the transaction of the caller. Returns what is wrong; empty when it was taken.</summary>
    public Task<Problems> TakeAlong(Case matter, Step step, StepInput input, Actor by, CancellationToken stop) => Act(matter, step, input, by, stop);

    async Task<Problems> Act(Case matter, Step step, StepInput input, Actor by, CancellationToken stop)
    {
        var (office, detail) = (files.Office, files.DetailOf(matter));
        var procedure = office.ProcedureOf(matter);
        var told = CaseNotices.Told(matter, procedure);
        if (detail is not null)
        {
            if (await detail.Before(matter, step, input, by, stop) is { Any: true } wrong) return wrong;
            input = await letters.Send(detail, matter, step, input, by, stop);
        }
        if (await desk.Take(matter, procedure, step.Name, input, by, office.Bodies, stop) is { Any: true } problems) return problems;
        await notices.Write(matter, step, input, told, stop);
        foreach (var other in await files.Following(matter, step, input, by, stop))
            if (await Act(other.Matter, other.Step, other.Input, other.By, stop) is { Any: true } more) return Of(other.Matter, more);
        return [];
    }

    static Problems Of(Case other, Problems problems) => problems.Aggregate(new Problems(), (all, problem) =>
        all.Add("", $"{other.Code}：{problem.Say.Zh}", $"{other.Code}: {problem.Say.En}"));

    // What was chosen beside the letter takes its place in it.
    StepInput Filled(Case matter, Step step, StepInput input)
    {
        var (office, procedure) = (files.Office, files.Office.ProcedureOf(matter));
        if (step.Needs.HasFlag(Needs.Days) && input.Text is { } longer && CaseClock.RuleOf(office.Law, procedure, matter) is { Extension: { } extension } rule
            && CaseClock.Extended(office.Law, procedure, matter, input.Days, input.On) is { } last)
            input = input with { Text = CaseWords.Told(longer, rule.LengthOf(input.Days ?? extension.Usual), last) };
        if (input is { Text: { } text, Until: { } until }) input = input with { Text = CaseWords.Told(text, until) };
        return step.NamesBody && input.Text is { } told ? input with { Text = CaseWords.Told(told, files.Office.Bodies[input.Body!]) } : input;
    }
}
