namespace Daylight.Petitions;

/// <summary>Row 10 of the report: letters, visits, hotline and interaction with the public (信访与政民互动).</summary>
sealed class PetitionsModule : Module
{
    public override string Name => "petitions";

    public override Words Title => new("信访与互动", "Petitions");

    public override IEnumerable<Procedure> Procedures => [PetitionProcedure.Procedure, HotlineProcedure.Procedure, AssistProcedure.Procedure];

    public override IEnumerable<Measure> Measures => PetitionMeasures.All;

    public override IEnumerable<NavigationItem> Navigation =>
    [
        new(NavigationPlace.Act, "/petitions", new("来信和答复", "Letters and answers"), Order: 13),
        new(NavigationPlace.Act, PublicTopics.Url, new("热点问题", "Hot topics"), Order: 15),
        new(NavigationPlace.Act, Write.Url, new("写信反映", "Write to the district"), Order: 14),
        new(NavigationPlace.Desk, Board.Url, new("督办台", "Supervision"), new("督办", "Watch"), Order: 25) { For = CaseOffice.AtDesk },
        new(NavigationPlace.Register, Register.Url, new("来电来访来信", "Call, visit or letter"), Order: 10) { TakesMail = true },
    ];

    /// <summary>True for petitions and orders of the hotline.</summary>
    public static bool IsPetition(Case matter) => IsPetition(matter.Procedure);

    /// <summary>True for the name of a procedure by which petitions are handled.</summary>
    public static bool IsPetition(string? procedure) => procedure == PetitionProcedure.Procedure.Name || procedure == HotlineProcedure.Procedure.Name;

    public override void Model(ModelBuilder model)
    {
        Petition.Model(model);
        Assistance.Model(model);
        RoutingRule.Model(model);
        SupervisionCard.Model(model);
        ScoreExclusion.Model(model);
        ScoreDispute.Model(model);
        ScoreClosing.Model(model);
        Open311Key.Model(model);
        Open311Request.Model(model);
        Open311Update.Model(model);
        HotIssue.Model(model);
    }

    public override async Task<HomePart?> AtHome(IServiceProvider services, CancellationToken stop) =>
        PublicTopics.AtHome(await services.GetRequiredService<TopicShelf>().All(stop));

    public override void Services(IServiceCollection services)
    {
        services.AddSingleton<Reporters>();
        services.AddHostedService<ReportersKeyed>();
        services.AddScoped<PetitionFiling>();
        services.AddScoped<PetitionLetters>();
        services.AddScoped<PublicFigures.Counting>();
        services.AddScoped<Alongside>();
        services.AddScoped<AlikeCases>();
        services.AddScoped<AlikeInPublic>();
        services.AddScoped<Merging>();
        services.AddScoped<Assisting>();
        services.AddScoped<Proposing>();
        services.AddScoped<Classify.Classing>();
        services.AddScoped<NightWork, CardsByRule>();
        services.AddScoped<NightWork, PetitionLearning>();
        services.AddScoped<Leftovers, LearnedBefore>();
        services.AddScoped<Rules.RuleTable>();
        services.AddScoped<Supervise.Cards>();
        services.AddScoped<Secrecy>();
        services.AddScoped<Scores>();
        services.AddScoped<ScoreDesk>();
        services.AddScoped<NightWork, MonthsClosed>();
        services.AddScoped<ProgramFiling>();
        services.AddScoped<ProgramUpdates>();
        services.AddScoped<ProgramKeys.KeyDesk>();
        services.AddScoped<Open311Release.Releases>();
        services.AddSingleton<Func<TopicTree>>(provider => provider.GetRequiredService<TopicTree>);
        services.AddSingleton<TopicWatch>();
        services.AddSingleton<Follower>(provider => provider.GetRequiredService<TopicWatch>());
        services.AddScoped<RiseNotice>();
        services.AddScoped<TopicDesk>();
        services.AddScoped<TopicShelf>();
        services.AddScoped<CaseTies, PetitionTies>();
        foreach (var procedure in (Procedure[])[PetitionProcedure.Procedure, HotlineProcedure.Procedure])
            services.AddScoped<CaseDetail>(provider => ActivatorUtilities.CreateInstance<PetitionDetail>(provider, procedure));
        services.AddScoped<CaseDetail, AssistDetail>();
    }

    public override void Routes(IEndpointRouteBuilder routes)
    {
        Letters.Map(routes);
        PublicFigures.Map(routes);
        FiguresByProgram.Map(routes);
        Write.Map(routes);
        ByProgram.Map(routes);
        Register.Map(routes);
        Classify.Map(routes);
        Merge.Map(routes);
        Assist.Map(routes);
        Supervise.Map(routes);
        KeepFrom.Map(routes);
        Board.Map(routes);
        Rules.Map(routes);
        ScorePage.Map(routes);
        ScoreCases.Map(routes);
        PublicScores.Map(routes);
        Open311.Map(routes);
        PublicTopics.Map(routes);
        DeskTopics.Map(routes);
        TopicsByProgram.Map(routes);
    }
}
