namespace Daylight.Host.Commands;

/// <summary>Founds an installation: its folder, its tables, its root body and the first administrator.</summary>
static class Founding
{
    const string FirstAdministrator = "admin";

    public static async Task<int> Run(
        string data, string? database, string name, string? nameEn, string code, string? organisation, string? origin, CancellationToken stop)
    {
        var problems = new Problems()
            .When(name.Length == 0, "name", "写出单位全称", "Give the full name")
            .When(code.Length is 0 or > 40 || !code.All(char.IsAsciiLetterOrDigit), "code",
                "代码只能用字母和数字，不超过40个", "The code has letters and digits only, 40 at most")
            .When(File.Exists(Path.Combine(data, "settings.json")), "data",
                $"{data} 里已经有安装", $"There is an installation in {data} already");
        if (problems.Any) return Exit.With(problems);

        var installation = Installation.Create(data, database, new()
        {
            Code = code,
            Name = name,
            NameEn = nameEn ?? name,
            Origin = origin ?? $"daylight.{code}.example",
        });
        await using var services = Where.Services(installation);
        await Installation.Migrate(services, stop);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var ledger = scope.ServiceProvider.GetRequiredService<Ledger>();

        var body = new Body
        {
            Code = code, Name = name, NameEn = nameEn ?? name, ShortName = name,
            Kind = BodyKind.Government, Path = $"{code}/", OrganisationCode = organisation ?? "000000000",
        };
        db.Add(body);
        ledger.Write(Actor.Machine, "found", $"body:{code}", code);
        await db.SaveChangesAsync(stop);

        var (_, password) = await scope.ServiceProvider.GetRequiredService<Accounts>()
            .OpenFor(FirstAdministrator, "Administrator", code, Role.Administrator, Actor.Machine, stop);
        Console.WriteLine($"Founded {name} in {installation.Folder}.");
        Console.WriteLine($"Administrator: {FirstAdministrator}   Password: {password}   (for the first sign-in; not shown again)");
        Console.WriteLine($"Start it: ./daylight serve --data {data}");
        return Exit.Done;
    }
}
