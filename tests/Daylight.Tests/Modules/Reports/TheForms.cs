using Daylight.Reports;

namespace Daylight.Tests.Modules.Reports;

/// <summary>The report forms of the repository, and what stands behind them in tests.</summary>
static class TheForms
{
    public static string Law => Path.Combine(AppContext.BaseDirectory, "law");

    /// <summary>The forms, whoever provides the measures.</summary>
    public static ReportForms All { get; } = ReportForms.TryLoad(Path.Combine(Law, "forms"), _ => true, out _)!;

    public static Form Of2012 => All.Find("cn-2012")!;

    public static Form Of2021 => All.Find("cn-2021")!;

    /// <summary>The measures of all modules; for requests, where no module provides them, simple ones of our own.</summary>
    public static Measures Measures { get; } = new(
        Daylight.Host.Modules.All.SelectMany(module => module.Measures).Concat(RequestCounts.All).DistinctBy(measure => measure.Name));

    /// <summary>Counts requests as simply as can be said; the kind of requester is the case's title.</summary>
    public static class RequestCounts
    {
        static readonly Words Unit = new("件", "requests");

        static readonly string[] Codes2019 = "A1 A2 B C1 C2 C3 C4 C5 C6 C7 C8 D1 D2 D3 E1 E2 E3 E4 E5 F1 F2 F3".Split(' ');
        static readonly string[] Codes2008 = "G1 G2 G3 N1 N2 N3 N4 N5 N6 X1 X2 X3 X4 X5 X6".Split(' ');

        public static IReadOnlyList<Measure> All { get; } =
        [
            Of("requests.received", (cases, scope) => Received(cases, scope)),
            .. Enum.GetValues<Channel>().Select(channel => Of($"requests.received/{channel.ToString().ToLowerInvariant()}",
                (cases, scope) => Received(cases.Where(c => c.Channel == channel), scope))),
            Of("requests.carried-in", (cases, scope) => OnReceipt(
                cases.Where(c => c.ReceivedOn < scope.From && (c.DecidedOn == null || c.DecidedOn >= scope.From)))),
            Of("requests.carried-out", (cases, scope) => OnReceipt(
                cases.Where(c => c.ReceivedOn <= scope.To && (c.DecidedOn == null || c.DecidedOn > scope.To)))),
            Of("requests.decided", (cases, scope) => Decided(cases, scope)),
            .. Codes2019.Select(code => With("requests.decided/", code)),
            .. Codes2008.Select(code => With("requests.decided-2008/", code)),
        ];

        static Measure With(string prefix, string code) =>
            Of(prefix + code, (cases, scope) => Decided(cases.Where(c => c.Outcome == code), scope));

        static Measure Of(string name, Func<IQueryable<Case>, Scope, IQueryable<Counted>> rows) =>
            new(name, new(name, name), Unit, (db, scope) => rows(db.Cases.Of(db.Bodies.Under(scope.Path)), scope));

        static IQueryable<Counted> Received(IQueryable<Case> cases, Scope scope) =>
            OnReceipt(cases.Where(c => scope.From <= c.ReceivedOn && c.ReceivedOn <= scope.To));

        static IQueryable<Counted> OnReceipt(IQueryable<Case> cases) => cases.Select(c => new Counted
        {
            Address = "case:" + c.Code, Title = c.Code, BodyCode = c.BodyCode, On = c.ReceivedOn!.Value, Column = c.Title, Quantity = 1,
        });

        static IQueryable<Counted> Decided(IQueryable<Case> cases, Scope scope) => cases
            .Where(c => scope.From <= c.DecidedOn && c.DecidedOn <= scope.To)
            .Select(c => new Counted
            {
                Address = "case:" + c.Code, Title = c.Code, BodyCode = c.BodyCode, On = c.DecidedOn!.Value, Column = c.Title, Quantity = 1,
            });
    }
}
