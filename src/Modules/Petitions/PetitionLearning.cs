namespace Daylight.Petitions;

/// <summary>
/// Learns every night, from the petitions there are, which class and which body a new one should have. What was learned
/// before goes, so that nothing of what was erased lives on in it. Reports of misconduct teach nothing.
/// </summary>
sealed class PetitionLearning(Db db, LearnedModels models, TopicTree classes, BodyTree bodies, TimeProvider time) : NightWork
{
    /// <summary>The names of the models.</summary>
    public const string Class = "petition-class", Body = "petition-body";

    // The latest teach best, and so many labels of so many letters are learned in minutes and in little memory.
    const int Most = 4_000, MostLabels = 100;

    public override async Task Go(CancellationToken stop)
    {
        var letters = await (from petition in db.Petitions.AsNoTracking().AccusingNobody(db)
                             join matter in db.Cases.AsNoTracking() on petition.CaseId equals matter.Id
                             where matter.AnonymisedAt == null
                             orderby matter.OpenedAt descending, matter.Code
                             select new Taught(petition.Class, matter.Title, petition.Story, matter.BodyCode,
                                 matter.State != PetitionStates.ReturnAsked.Name && matter.Steps.Any(step => step.ToBody != null))).Take(Most).ToListAsync(stop);
        models.Keep(Class, Learned(Classed(letters), stop));
        models.Keep(Body, Learned([.. letters.Where(letter => letter.Assigned && bodies.Find(letter.Body)?.ExistsOn(time.Today()) is true)
            .Select(letter => new Lesson(letter.Body, letter.Title, letter.Story))], stop));
    }

    static LabelModel? Learned(List<Lesson> lessons, CancellationToken stop) => Learning.From(lessons, new() { Fewest = Fewest(lessons.Count) }, stop).Model;

    static int Fewest(int letters) => Math.Max(LearningSettings.Folds, letters / MostLabels);

    // A class with too few letters teaches the one above it.
    List<Lesson> Classed(List<Taught> letters)
    {
        var paths = letters.Where(letter => letter.Class is { } code && classes.Has(code)).Select(letter => (letter, Path: classes.PathTo(letter.Class!))).ToList();
        var fewest = Fewest(paths.Count);
        var counts = paths.SelectMany(one => one.Path.Select(part => part.Code)).CountBy(code => code).ToDictionary();
        return [.. from one in paths
                   let narrowest = one.Path.LastOrDefault(part => counts[part.Code] >= fewest)
                   where narrowest is not null
                   select new Lesson(narrowest.Code, one.letter.Title, one.letter.Story)];
    }

    sealed record Taught(string? Class, string Title, string Story, string Body, bool Assigned);
}

/// <summary>Takes away what was learned before people were erased; the night learns again from what is left.</summary>
sealed class LearnedBefore(Db db, LearnedModels models) : Leftovers
{
    public override async Task<int> Clear(CancellationToken stop) =>
        models.Since is { } since && await db.Entries.AnyAsync(entry => entry.Verb == Ledger.Erasure && entry.At >= since, stop) ? models.Forget() : 0;
}
