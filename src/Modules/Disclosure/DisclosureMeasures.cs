namespace Daylight.Disclosure;

/// <summary>
/// What disclosure counts. Publication is an event: what was public once stays in the figures of its year, also when
/// it was withdrawn later; the list then shows the tombstone and not the title.
/// </summary>
static class DisclosureMeasures
{
    const string Services = "services";

    // The title of a withdrawn record is no longer for the public.
    const string Withdrawn = "（已撤回）";

    static readonly Words Items = new("条", "items");
    static readonly Words Documents = new("件", "documents");

    public static IReadOnlyList<Measure> All { get; } =
    [
        new("records.published", new("主动公开的信息", "Items published"), Items,
            (db, scope) => Published(db, scope).Counted(db, scope)),
        new("records.digitised", new("全文电子化的信息", "Items with full electronic text"), Items,
            (db, scope) => Published(db, scope).Where(item => item.Record.HasText).Counted(db, scope)),
        new("records.services", new("服务类信息", "Service information"), Items,
            (db, scope) => Published(db, scope).Where(item => item.Record.Category == Services).Counted(db, scope)),
        new("records.normative-published", new("公开的行政规范性文件", "Normative documents published"), Items,
            (db, scope) => Published(db, scope).Where(item => item.Record.Normative != NormativeLevel.None).Counted(db, scope)),
        new("records.normative-issued", new("制发的行政规范性文件", "Normative documents issued"), Documents,
            (db, scope) => Issued(db).Within(scope).Counted(db, scope)),
        new("records.normative-issued/government", new("政府制发的规范性文件", "Issued by the government"), Documents,
            (db, scope) => Issued(db, NormativeLevel.Government).Within(scope).Counted(db, scope)),
        new("records.normative-issued/department", new("部门制发的规范性文件", "Issued by departments"), Documents,
            (db, scope) => Issued(db, NormativeLevel.Department).Within(scope).Counted(db, scope)),
        new("records.normative-abolished", new("废止的行政规范性文件", "Normative documents abolished"), Documents,
            (db, scope) => Abolished(db).Within(scope).Counted(db, scope)),
        new("records.normative-valid", new("现行有效的行政规范性文件", "Normative documents in force"), Documents,
            (db, scope) => Valid(db, scope.To).Counted(db, scope)),
        new("records.normative-lapsed", new("有效期届满的行政规范性文件", "Normative documents whose period ended"), Documents,
            (db, scope) => Lapsed(db).Within(scope).Counted(db, scope)),
        new("records.normative-not-yet", new("尚未施行的行政规范性文件", "Normative documents not yet in force"), Documents,
            (db, scope) => Issued(db).Where(item => item.On <= scope.To && item.Record.EffectiveOn > scope.To).Counted(db, scope)),
    ];

    static IQueryable<Dated> Published(Db db, Scope scope) =>
        db.Records.Select(record => new Dated { Record = record, On = record.PublishedOn }).Within(scope);

    static IQueryable<Record> Normative(Db db) => db.Records.Where(record => record.Normative != NormativeLevel.None);

    // The day of signing is the day of issue; where it is not known, the day it was published.
    static IQueryable<Dated> Issued(Db db) => Normative(db)
        .Select(record => new Dated { Record = record, On = record.FormedOn ?? record.PublishedOn });

    static IQueryable<Dated> Issued(Db db, NormativeLevel level) =>
        Issued(db).Where(item => item.Record.Normative == level);

    static IQueryable<Dated> Abolished(Db db) => Normative(db).Where(record => record.AbolishedOn != null)
        .Select(record => new Dated { Record = record, On = record.AbolishedOn!.Value });

    // It lapses on the day after its last one; counted under its last day.
    static IQueryable<Dated> Lapsed(Db db) => Normative(db)
        .Where(record => record.ExpiresOn != null && (record.AbolishedOn == null || record.AbolishedOn > record.ExpiresOn))
        .Select(record => new Dated { Record = record, On = record.ExpiresOn!.Value });

    // From dates and not from today's state, so that the report of a past year says the same whenever it is made.
    static IQueryable<Dated> Valid(Db db, DateOnly day) => Issued(db).Where(item => item.On <= day
        && (item.Record.EffectiveOn == null || item.Record.EffectiveOn <= day)
        && (item.Record.AbolishedOn == null || item.Record.AbolishedOn > day)
        && (item.Record.ExpiresOn == null || item.Record.ExpiresOn >= day));

    extension(IQueryable<Dated> items)
    {
        IQueryable<Dated> Within(Scope scope) => items.Where(item => scope.From <= item.On && item.On <= scope.To);

        IQueryable<Counted> Counted(Db db, Scope scope) =>
            from item in items
            join body in db.Bodies.Under(scope.Path) on item.Record.BodyCode equals body.Code
            select new Counted
            {
                Address = "record:" + item.Record.Index,
                Title = item.Record.WithdrawnAt == null ? item.Record.Title : Withdrawn,
                BodyCode = item.Record.BodyCode,
                On = item.On,
                Column = "",
                Quantity = 1,
            };
    }

    /// <summary>A record with the day on which it counts.</summary>
    sealed class Dated
    {
        public required Record Record { get; init; }

        public required DateOnly On { get; init; }
    }
}
