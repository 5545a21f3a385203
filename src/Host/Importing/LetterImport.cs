using System.Globalization;
using Daylight.Disclosure.Importing;
using Daylight.Petitions;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Importing;

/// <summary>
/// Takes over letters of the system before this one as petitions, each with its day, its class and, where it was answered,
/// the answer; a table of classes among the files becomes the classes that letters have here. Letters are saved batch by
/// batch: stopped at any instant, whole batches are there, and the same run again adds the rest.
/// </summary>
sealed class LetterImport(IServiceScopeFactory scopes, TimeProvider time)
{
    const int Batch = 50;

    /// <summary>Imports. Every row ends in the totals, and in the report when somebody should know of it.</summary>
    /// <param name="paths">Files.</param>
    /// <param name="body">Code of the body they went to; null: the root.</param>
    /// <param name="report">Takes the refusals and warnings.</param>
    /// <param name="gauge">Tells how far the reading is.</param>
    /// <param name="tick">Called after each batch.</param>
    /// <param name="stop">Stops between batches or rolls one back.</param>
    public async Task<ImportTotals> Run(
        IReadOnlyList<string> paths, string? body, ImportReport report, ReadingGauge gauge, Action<ImportTotals> tick, CancellationToken stop)
    {
        var (totals, letters, batch) = (new ImportTotals(), new LetterFile(LetterUse.Petitions, time.Today()), new List<LetterDraft>(Batch));
        foreach (var path in await Classes(paths, totals, report, stop))
        {
            await foreach (var draft in letters.Read(path, stop))
            {
                if (draft.Faults.Count == 0) batch.Add(draft);
                else Refuse(draft, totals, report);
                if (batch.Count < Batch) continue;
                await Save(batch, body, totals, report, stop);
                tick(totals);
            }
            gauge.Pass(path);
        }
        await Save(batch, body, totals, report, stop);
        tick(totals);
        return totals;
    }

    // Classes before letters: those name them.
    async Task<List<string>> Classes(IReadOnlyList<string> paths, ImportTotals totals, ImportReport report, CancellationToken stop)
    {
        var letters = new List<string>();
        foreach (var path in paths)
        {
            if (!await ClassFile.Is(path, stop))
            {
                letters.Add(path);
                continue;
            }
            await using var scope = scopes.CreateAsyncScope();
            await ActivatorUtilities.CreateInstance<ClassImport>(scope.ServiceProvider).Run(path, totals, report, stop);
        }
        return letters;
    }

    static void Refuse(LetterDraft draft, ImportTotals totals, ImportReport report)
    {
        var reason = Joined(draft.Faults);
        totals.Refuse(reason);
        report.Refuse(draft.Origin, reason);
    }

    static Words Joined(IReadOnlyList<Words> said) => new(string.Join(' ', said.Select(one => one.Zh)), string.Join(' ', said.Select(one => one.En)));

    async Task Save(List<LetterDraft> batch, string? body, ImportTotals totals, ImportReport report, CancellationToken stop)
    {
        if (batch.Count == 0) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var bodies = await BodyTree.Read(db, stop);
        var classes = await scope.ServiceProvider.GetRequiredService<TopicTree>().Own(db, stop);
        var filing = ActivatorUtilities.CreateInstance<PetitionFiling>(scope.ServiceProvider, bodies, classes, await AreaMap.Read(db, stop));
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // Two runs with the same file: the later one finds them. The index on their identity watches over it.
        await db.Lock("import", stop);
        foreach (var draft in batch.Where(draft => draft.Letter.Body is { } named && bodies.Named(named) is null))
        {
            draft.Faults.Add(LetterWords.NoBody(draft.Letter.Body!));
            Refuse(draft, totals, report);
        }
        batch.RemoveAll(draft => draft.Faults.Count > 0);
        var ids = batch.Select(SourceOf).ToList();
        var known = await db.Petitions.AsNoTracking().Where(petition => ids.Contains(petition.SourceId!)).Select(petition => petition.SourceId!).ToHashSetAsync(stop);
        foreach (var draft in batch.Where(draft => !known.Contains(SourceOf(draft))))
        {
            await Enter(draft.Letter, SourceOf(draft), draft.Letter.Body is { } named ? bodies.Named(named)!.Code : body ?? bodies.Root!.Code, filing, stop);
            db.ChangeTracker.Clear();
        }
        await transaction.CommitAsync(stop);
        foreach (var draft in batch)
        {
            if (known.Contains(SourceOf(draft))) totals.Present++;
            else totals.Added++;
            totals.Warn(draft.Warnings);
            report.Warn(draft.Origin, draft.Warnings);
        }
        await report.Flush();
        batch.Clear();
    }

    static string SourceOf(LetterDraft draft) => $"letter/{draft.Key}";

    static async Task Enter(Letter letter, string source, string body, PetitionFiling filing, CancellationToken stop)
    {
        var form = PetitionForm.Blank with
        {
            Kind = PetitionWords.Code(letter.Kind ?? PetitionKind.Complaint), Name = letter.Name ?? "", Phone = letter.Phone ?? "", Email = letter.Email ?? "",
            Address = letter.Address ?? "", People = letter.People.ToString(CultureInfo.InvariantCulture), Body = body, Title = TitleOf(letter), Story = letter.Text.Length > 0 ? letter.Text : letter.Subject,
            Place = letter.Place ?? "",
            Class = filing.Classes.Named(letter.Labels)?.Code ?? "",
        };
        var matter = await filing.Open(form, new(Ids.Next(), letter.Source ?? PetitionSource.Import, letter.At!.Value.Day, null, source)
        {
            Reporter = letter.Reporter, VotesFor = letter.For, VotesAgainst = letter.Against,
        }, Actor.Machine, stop);
        if (letter is { Reply: { } reply, RepliedAt: { } replied }) await filing.CarryOver(matter, reply, replied.Day, stop);
    }

    // A letter without a subject is called by its beginning.
    static string TitleOf(Letter letter)
    {
        const int Longest = 60;
        if (letter.Subject.Length > 0) return letter.Subject;
        var first = letter.Text.Split('\n', 2)[0];
        return first.Length <= Longest ? first : $"{first[..Longest]}…";
    }
}
