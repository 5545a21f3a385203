namespace Daylight.Host.Shell.People;

/// <summary>Signing in and out, one's own account, and the administrator's list of people.</summary>
static class PeopleRoutes
{
    public static void Map(IEndpointRouteBuilder app)
    {
        SignIn.Map(app);
        SignOut.Map(app);
        OwnAccount.Map(app);
        OwnSecondFactor.Map(app);
        OwnPasskeys.Map(app);
        OwnAbsence.Map(app);
        Officers.Map(app);
    }
}
