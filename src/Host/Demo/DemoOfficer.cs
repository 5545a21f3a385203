namespace Daylight.Host.Demo;

/// <summary>An officer of the demonstration district: invented, and with a password that everyone may know.</summary>
internal sealed record DemoOfficer(string Name, Words Title, string Body, Role Roles)
{
    /// <summary>The password of every demonstration account.</summary>
    public const string Password = "daylight-demo-2026";

    /// <summary>All of them: enough to go through every step, which never fewer than three people can.</summary>
    public static readonly IReadOnlyList<DemoOfficer> All =
    [
        new("clerk", new("公开岗经办", "Disclosure clerk"), "440112", Role.Clerk),
        new("clerk2", new("公开岗经办二", "Second disclosure clerk"), "440112", Role.Clerk),
        new("reviewer", new("审核岗", "Reviewer"), "440112", Role.Reviewer),
        new("publisher", new("发布岗", "Publisher"), "440112", Role.Publisher),
        new("head", new("公开办公室负责人", "Head of the disclosure office"), "440112", Role.Head),
        new("supervisor", new("监督岗", "Supervisor"), "440112", Role.Supervisor | Role.Reviewer),
        new("admin", new("系统管理员", "Administrator"), "440112", Role.Administrator),
    ];
}
