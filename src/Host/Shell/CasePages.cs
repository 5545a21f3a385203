using Daylight.Web;

namespace Daylight.Host.Shell;

/// <summary>The screens of cases: the officers' desk, and tracking for those whose cases they are.</summary>
static class CasePages
{
    public static IEnumerable<NavigationItem> Navigation =>
    [
        new(NavigationPlace.Desk, "/desk", new("收件箱", "Inbox"), Order: 10) { For = CaseOffice.AtDesk },
        new(NavigationPlace.Desk, "/desk/late", new("逾期和风险", "Late"), new("逾期", "Late"), Order: 20) { For = CaseOffice.AtDesk },
        new(NavigationPlace.Desk, "/desk/mail", new("来件", "E-mail"), new("来件", "Mail"), Order: 30) { For = CaseOffice.AtDesk },
        new(NavigationPlace.Desk, "/desk/people", new("人员和岗位", "People and posts"), new("人员", "People"), Order: 70) { For = Role.Administrator },
        new(NavigationPlace.Desk, OrgansPage.Href, new("救济机关", "Remedies"), new("救济", "Organs"), Order: 72) { For = Role.Administrator },
        new(NavigationPlace.Desk, RetentionPage.Href, new("保存期限", "Retention"), new("保存", "Keeping"), Order: 74) { For = Role.Administrator },
        new(NavigationPlace.Act, "/cases", new("查办理进度", "Follow a case"), Order: 20),
    ];

    public static void Services(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentActor>();
        services.AddScoped<Colleagues>();
        services.AddScoped<Assigning>();
        services.AddScoped<CaseNotes>();
        services.AddScoped<NewSecrets>();
        services.AddScoped<Registration>();
        services.AddScoped<Absences>();
        services.AddScoped<CaseOffice>();
        services.AddScoped<CaseFiles>();
        services.AddScoped<OwedAnswers>();
        services.AddScoped<CaseFileReading>();
        services.AddScoped<CaseTeam>();
        services.AddScoped<CaseLetters>();
        services.AddScoped<CaseNotices>();
        services.AddScoped<CaseSteps>();
        services.AddScoped<Correspondence>();
        services.AddScoped<MailAnswers>();
        services.AddScoped<MailPapers>();
        services.AddScoped<Undelivered>();
        services.AddScoped<MailArrival>();
        services.AddScoped<HoldingPen>();
        services.AddScoped<FromMail>();
        services.AddScoped<Receipts>();
        services.AddSingleton<FileIntake>();
        services.AddSingleton<FormFiles>();
        services.AddScoped<CasePapers>();
        services.AddScoped<InboxList>();
        services.AddScoped<SeveralCases>();
        services.AddScoped<LateList>();
        services.AddScoped<KeptCases>();
        services.AddScoped<OpenedCases>();
        services.AddScoped<OwnCases>();
        services.AddScoped<CaseFollowing>();
        services.AddScoped<Leftovers, UnansweredFollowers>();
        services.AddScoped<TrackedCases>();
        services.AddScoped<OwnSteps>();
        services.AddScoped<HowPage>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk").AddEndpointFilter(OnDuty.Only);
        InboxPage.Map(desk);
        LatePage.Map(desk);
        HandedOverPage.Map(desk);
        CaseFilePage.Map(desk);
        MailPage.Map(desk);
        CaseMailPage.Map(desk);
        PreviewPage.Map(desk);
        PapersPage.Map(desk);
        RedactPage.Map(desk);
        TeamPage.Map(desk);
        HoldPage.Map(desk);
        SecretPage.Map(desk);
        RetentionPage.Map(routes);
        OrgansPage.Map(routes);
        SeveralPage.Map(desk);
        LetterPreview.Map(desk);
        StepPage.Map(desk);
        Track.Map(routes);
    }
}
