namespace Daylight.Web;

/// <summary>
/// The letters of a case as documents (文书): made when the step is taken, from the text as sent, and kept among the
/// papers. Officers have the Word file; the person whose case it is gets the PDF.
/// </summary>
public sealed class CaseLetters(CaseOffice office, IFiles files, LetterFonts fonts, Ledger ledger)
{
    /// <summary>True when PDFs can be made on this machine.</summary>
    public bool HasPdf => fonts.Any;

    /// <summary>True when the text of a step goes out, now or when it is signed, as a document.</summary>
    public async Task<bool> Has(CaseDetail? detail, Case matter, Step step, CancellationToken stop) =>
        step.Letter is not null && detail is not null && await detail.Head(matter, step, office.Today, stop) is not null;

    /// <summary>
    /// Numbers the letter of a step and puts its documents among the papers, in the transaction of the caller, who
    /// takes the step with what is returned. Nothing happens where the step sends no letter.
    /// </summary>
    public async Task<StepInput> Send(CaseDetail detail, Case matter, Step step, StepInput input, Actor by, CancellationToken stop)
    {
        if (input.Text is not { } text) return input;
        input = input with { Wording = input.Wording ?? (await detail.Letter(matter, step, input.Outcome, stop))?.Wording };
        if (!step.SendsLetter || await detail.Head(matter, step, input.On, stop) is not { } head) return input;
        var numbers = new List<string>();
        foreach (var copy in await detail.Copies(matter, step, head, text, stop))
        {
            // Bodies that share a prefix share the series: no number is given twice.
            var number = head.NumberOf(office.Bodies[matter.BodyCode]) is { } series
                ? $"{series}{await office.Db.NextNumber($"letter/{series}", stop)}号"
                : null;
            if (number is not null) numbers.Add(number);
            copy.Numbered?.Invoke(number);
            var letter = OfficialLetter.Of(head, copy.Text, number);
            await Keep(matter, step, letter, FileType.Docx, by, stop);
            if (HasPdf) await Keep(matter, step, letter, FileType.Pdf, by, stop);
        }
        return input with { DocumentNumber = numbers.Count > 0 ? string.Join('、', numbers) : null };
    }

    /// <summary>The document as it would go out, with a gap for its number; null where the step sends none.</summary>
    public async Task<(string Name, byte[] Content)?> Preview(
        CaseDetail detail, Case matter, Step step, string text, FileType type, CancellationToken stop)
    {
        if (await detail.Head(matter, step, office.Today, stop) is not { } head) return null;
        var number = head.NumberOf(office.Bodies[matter.BodyCode]) is { } series ? $"{series}　号" : null;
        return ($"{head.Title}{type.Ending}", Written(OfficialLetter.Of(head, text, number), type));
    }

    async Task Keep(Case matter, Step step, OfficialLetter letter, FileType type, Actor by, CancellationToken stop)
    {
        var (hash, size) = await files.Keep(new MemoryStream(Written(letter, type)), stop);
        var toRequester = matter.SecretHash is not null && !step.ToOthers && type == FileType.Pdf;
        office.Db.Add(new CasePaper
        {
            CaseId = matter.Id,
            Name = FileIntake.Safe($"{letter.Title}（{letter.Number ?? matter.Code}）{type.Ending}"),
            MediaType = type.MediaType,
            Size = size,
            Hash = hash,
            Text = letter.Text,
            AddedAt = ledger.Now,
            AddedBy = by.Account,
            LetterOf = matter.Steps.Count,
            GoesOutAt = toRequester ? ledger.Now : null,
            GoesOutBy = toRequester ? by.Account : null,
        });
    }

    byte[] Written(OfficialLetter letter, FileType type) => type == FileType.Pdf ? letter.Pdf(fonts) : letter.Docx();
}
