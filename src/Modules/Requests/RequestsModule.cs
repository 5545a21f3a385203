namespace Daylight.Requests;

/// <summary>Row 2 of the report: disclosure on request (依申请公开).</summary>
sealed class RequestsModule : Module
{
    public override string Name => "requests";

    public override Words Title => new("依申请公开", "Disclosure on request");

    public override IEnumerable<Procedure> Procedures => [RequestProcedure.Procedure, OwnRecordProcedure.Procedure];

    public override IEnumerable<Measure> Measures => [.. RequestMeasures.All, .. OwnRecordMeasures.All];

    public override IEnumerable<NavigationItem> Navigation =>
    [
        new(NavigationPlace.Act, "/requests/new", new("申请公开", "Ask for information"), Order: 10),
        new(NavigationPlace.Act, "/requests/own-record", new("更正与自己有关的信息", "Correct information about yourself"), Order: 12),
        new(NavigationPlace.Desk, "/desk/requests/new", new("登记申请", "Register a request"), new("登记", "New"), Order: 30) { For = Role.Clerk },
        new(NavigationPlace.Publish, "/desk/asked", new("多人申请过的信息", "Asked for by several people"), Order: 20),
        new(NavigationPlace.Register, "/desk/requests/new", new("公开申请", "Request"), Order: 10) { TakesMail = true },
        new(NavigationPlace.Register, "/desk/requests/own-record", new("更正申请", "Correction"), Order: 12),
    ];

    public override void Model(ModelBuilder model)
    {
        DisclosureRequest.Model(model);
        RequestDraft.Model(model);
        SearchMade.Model(model);
        PublicationDeclined.Model(model);
        AnswerPart.Model(model);
        ThirdParty.Model(model);
        ProcessingFee.Model(model);
        OwnRecord.Model(model);
    }

    public override void Services(IServiceCollection services)
    {
        services.AddScoped<Filing>();
        services.AddScoped<CorrectingWork>();
        services.AddScoped<RequestDrafts>();
        services.AddScoped<Leftovers, OldDrafts>();
        services.AddScoped<RequestCheck>();
        services.AddSingleton<AlreadyPublished>();
        services.AddScoped<NewPages>();
        services.AddScoped<NewSending>();
        services.AddScoped<RegisterWork>();
        services.AddScoped<SearchRecord>();
        services.AddScoped<AnswerPartsWork>();
        services.AddScoped<ThirdPartyRecord>();
        services.AddScoped<ThirdPartyRules>();
        services.AddScoped<FeeWork>();
        services.AddScoped<AskedItems>();
        services.AddScoped<Splitting>();
        services.AddScoped<Joining>();
        services.AddScoped<Together>();
        services.AddScoped<OwnRecordFiling>();
        services.AddScoped<CaseDetail, RequestDetail>();
        services.AddScoped<CaseDetail, OwnRecordDetail>();
    }

    public override void Routes(IEndpointRouteBuilder routes)
    {
        New.Map(routes);
        Register.Map(routes);
        ByProgram.Map(routes);
        Searches.Map(routes);
        Split.Map(routes);
        Join.Map(routes);
        AnswerInParts.Map(routes);
        ThirdParties.Map(routes);
        Fee.Map(routes);
        Asked.Map(routes);
        CorrectOwn.Map(routes);
        RegisterOwn.Map(routes);
        CorrectRegistered.Map(routes);
    }
}
