namespace Daylight;

/// <summary>What is counted of satisfaction, for each procedure that is <see cref="Procedure.Rated"/>.</summary>
public static class SatisfactionMeasures
{
    /// <summary>From how many of five a person counts as satisfied.</summary>
    public const int Satisfied = 4;

    /// <summary>
    /// <c>prefix.rated</c>: cases rated in the period; <c>prefix.satisfied</c>: of these, rated 4 or 5 of 5. Lists show
    /// the codes of cases: titles are what people wrote.
    /// </summary>
    public static IEnumerable<Measure> Of(Procedure procedure, string prefix, Words unit, Words rated, Words satisfied) =>
    [
        new($"{prefix}.rated", rated, unit, (db, scope) => Rated(db, scope, procedure, Satisfaction.Least)),
        new($"{prefix}.satisfied", satisfied, unit, (db, scope) => Rated(db, scope, procedure, Satisfied)),
    ];

    static IQueryable<Counted> Rated(Db db, Scope scope, Procedure procedure, int least)
    {
        var (first, end) = (Instants.At(scope.From, default), Instants.At(scope.To.AddDays(1), default));
        return from said in db.Set<Satisfaction>()
               join matter in db.Cases.Of(procedure) on said.CaseId equals matter.Id
               join body in db.Bodies.Under(scope.Path) on matter.BodyCode equals body.Code
               where said.Stars >= least && first <= said.At && said.At < end
               orderby matter.Code
               select new Counted
               {
                   Address = "case:" + matter.Code, Title = matter.Code, BodyCode = matter.BodyCode,
                   // A case that was taken up again has no day on which it was done: the rating keeps its own.
                   On = DateOnly.FromDateTime(said.At.AddHours(Instants.HoursAhead)), Column = "", Quantity = 1,
               };
    }
}
