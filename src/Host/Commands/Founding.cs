using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Commands;

/// <summary>What <c>init</c> was told; anything may be missing or wrong.</summary>
sealed record Foundation
{
    public required string Folder { get; init; }
    public string? Postgres { get; init; }
    public required string Name { get; init; }
    public string? NameEn { get; init; }
    public required string Code { get; init; }
    public string? Organisation { get; init; }
    public string? Origin { get; init; }
    public string? Office { get; init; }
    public string? OfficeEn { get; init; }
    public string? SiteCode { get; init; }
    public string? Icp { get; init; }

    /// <summary>All that is wrong with it.</summary>
    public Problems Check() => new Problems()
        .When(Folder.Length == 0, "data", "用 --data 写出文件夹", "Name the folder with --data")
        .When(Folder.Length > 0 && (File.Exists(Folder) || (Directory.Exists(Folder) && Directory.EnumerateFileSystemEntries(Folder).Any())),
            "data", $"{Folder} 不是空的。换一个文件夹", $"{Folder} is not empty. Choose another folder")
        .When(Name.Length == 0, "name", "用 --name 写出单位全称", "Give the full name of the public body with --name")
        .When(Code.Length is 0 or > 40 || !Code.All(char.IsAsciiLetterOrDigit), "code",
            "用 --code 写出代码：只能用字母和数字，不超过40个", "Give a code with --code: letters and digits only, 40 at most")
        .And(Organisation is { } number ? OrganisationCode.Check("organisation-code", number) : [])
        .When(Origin is { } origin && (!VerifierKey.IsName(origin) || origin.Contains("://", StringComparison.Ordinal)), "origin",
            "网站地址不带 https://，也不能有空格和加号", "Give the address of the site without https://, blanks or plus signs")
        .When(Office is "", "office", "写出主办单位的名称，或者不写 --office", "Give the name of the office, or leave out --office")
        .And(Settings.CheckSite(SiteCode, "site-code", Icp, "icp"));

    /// <summary>Name under which the log signs.</summary>
    public string LogName => Origin ?? $"daylight.{Code}.example";

    /// <summary>Whose law applies: the code of a division begins with its province, which has measures of its own.</summary>
    public string Jurisdiction => IsDivision ? $"cn-{Code[..2]}" : "cn";

    /// <summary>What was not said and is settled for ever all the same: whoever founds is told in time to begin again.</summary>
    public IEnumerable<Words> Settled
    {
        get
        {
            if (!IsDivision)
                yield return new($"代码“{Code}”不是行政区划代码（6位、9位或者12位数字）：本省的规定不会适用。代码以后不能改。",
                    $"The code \"{Code}\" is no code of a division (6, 9 or 12 digits): no rules of a province apply. It can't be changed later.");
            if (Origin is null)
                yield return new($"没有写 --origin：日志永远用“{LogName}”这个名字签名，以后不能改。正式使用的，请删去这个文件夹，写上网站地址重新建立。",
                    $"No --origin was given: the log signs as {LogName}, which can't be changed later. For real use, remove the folder and found it again with the site's address.");
            if (Organisation is null)
                yield return new($"没有写 --organisation-code：公开信息的索引号将以{NoOrganisation}开头。请在公开第一条信息之前用 ./daylight import bodies 补上。",
                    $"No --organisation-code was given: index numbers of what is published will begin with {NoOrganisation}. Add it with ./daylight import bodies before anything is published.");
        }
    }

    /// <summary>What a public site must say of itself and was not told: it can be added to the settings any time.</summary>
    public IEnumerable<Words> Missing
    {
        get
        {
            if (Office is null)
                yield return new($"没有写 --office：页脚上的主办单位是“{Name}”。可以在 settings.json 里写上 office。",
                    $"No --office was given: the foot of every page says that the site is run by {NameEn ?? Name}. Add \"office\" to settings.json.");
            if (SiteCode is null)
                yield return new("没有写 --site-code：政府网站每一页都必须有网站标识码（SiteIDCode）。请在开通以前在 settings.json 里写上 siteCode。",
                    "No --site-code was given: every page of a government site must carry its identification code (SiteIDCode). Add \"siteCode\" to settings.json before it opens.");
            if (Icp is null)
                yield return new("没有写 --icp：页脚上没有备案号。备案以后在 settings.json 里写上 icp。",
                    "No --icp was given: the foot of every page lacks the ICP number. Add \"icp\" to settings.json when the site is on record.");
        }
    }

    /// <summary>Stands for an organisation code that nobody gave.</summary>
    public const string NoOrganisation = "000000000";

    // GB/T 2260 for counties and above, GB/T 10114 for streets, the statistical code for communities.
    bool IsDivision => Code.Length is 6 or 9 or 12 && Code.All(char.IsAsciiDigit);
}

/// <summary>Founds an installation: its folder, its tables, its root body and the first administrator.</summary>
static class Founding
{
    const string FirstAdministrator = "admin";

    public static async Task<int> Run(Foundation asked, CancellationToken stop)
    {
        var problems = asked.Check();
        if (problems.Any) return Exit.With(problems);
        // The folder gets its name only when it is whole: what was interrupted is begun anew.
        var draft = Path.GetFullPath(asked.Folder).TrimEnd(Path.DirectorySeparatorChar) + Durable.Draft;
        if (Directory.Exists(draft)) Directory.Delete(draft, recursive: true);
        var installation = Installation.Create(draft, asked.Postgres, new()
        {
            Code = asked.Code,
            Jurisdiction = asked.Jurisdiction,
            Name = asked.Name,
            NameEn = asked.NameEn ?? asked.Name,
            Origin = asked.LogName,
            Office = asked.Office,
            OfficeEn = asked.OfficeEn,
            SiteCode = asked.SiteCode,
            Icp = asked.Icp,
            // The program listens on this machine only: what stands before it is a proxy on this machine.
            Proxies = ["127.0.0.1", "::1"],
        });
        string password, key;
        await using (var services = Where.Services(installation))
        {
            await Installation.Migrate(services, stop);
            if (await IsTaken(services, problems, stop)) return Exit.With(problems);
            await using var scope = services.CreateAsyncScope();
            password = await Found(asked, scope.ServiceProvider, stop);
            key = services.GetRequiredService<SigningKey>().Verifier.ToString();
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Directory.Exists(asked.Folder)) Directory.Delete(asked.Folder);
        Durable.Rename(draft, asked.Folder);
        foreach (var line in Told(asked, password, key)) Console.WriteLine(line);
        Exit.Say(asked.Settled.Concat(asked.Missing));
        return Exit.Done;
    }

    /// <summary>Whether the database, whose tables stand, holds an installation already or half of one; says so.</summary>
    public static async Task<bool> IsTaken(IServiceProvider services, Problems problems, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        return problems.When(await scope.ServiceProvider.GetRequiredService<Db>().Bodies.AnyAsync(stop), "database",
            "这个数据库里已经有数据。用一个空的数据库", "The database holds an installation already, or half of one. Name an empty one").Any;
    }

    static async Task<string> Found(Foundation asked, IServiceProvider services, CancellationToken stop)
    {
        var db = services.GetRequiredService<Db>();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        db.Add(new Body
        {
            Code = asked.Code, Name = asked.Name, NameEn = asked.NameEn ?? asked.Name, ShortName = asked.Name,
            Kind = BodyKind.Government, Path = $"{asked.Code}/", OrganisationCode = asked.Organisation ?? Foundation.NoOrganisation,
        });
        services.GetRequiredService<Ledger>().Write(Actor.Machine, "found", $"body:{asked.Code}", asked.Code);
        await db.SaveChangesAsync(stop);
        var (_, password) = await services.GetRequiredService<Accounts>()
            .OpenFor(FirstAdministrator, "Administrator", asked.Code, Role.Administrator, Actor.Machine, stop);
        await transaction.CommitAsync(stop);
        return password;
    }

    static string[] Told(Foundation asked, string password, string key)
    {
        var where = $"--data {asked.Folder}" + (asked.Postgres is null ? "" : " --database …");
        return
        [
            $"Founded {asked.Name} ({asked.Code}) in {asked.Folder}.",
            "",
            $"  Administrator  {FirstAdministrator}",
            $"  Password       {password}   for the first sign-in, where you choose your own; not shown again",
            $"  Key of the log {key}",
            "                 print it, publish it: with it anyone can check what you publish",
            "",
            "Next:",
            $"  ./daylight serve {where}    then sign in at http://localhost:{ServeCommand.DefaultPort}/sign-in",
            $"  ./daylight backup FILE {where}    docs/operations.md has this and the rest",
        ];
    }
}
