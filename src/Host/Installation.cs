using System.Text.Json;
using Daylight.Host.Data;
using Daylight.Host.Data.Postgres;
using Daylight.Host.Data.Sqlite;
using Daylight.Web;
using Microsoft.AspNetCore.Identity;

namespace Daylight.Host;

/// <summary>What an installation is called; kept in <c>settings.json</c> of its folder.</summary>
sealed record Settings
{
    /// <summary>Code of the root body.</summary>
    public required string Code { get; init; }

    /// <summary>Name of the root body.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the root body in English.</summary>
    public required string NameEn { get; init; }

    /// <summary>The place, as it stands in titles.</summary>
    public string? Place { get; init; }

    /// <summary>The place in English.</summary>
    public string? PlaceEn { get; init; }

    /// <summary>Whose law applies: <c>cn</c>, or a part of it such as <c>cn-44</c>.</summary>
    public string Jurisdiction { get; init; } = "cn";

    /// <summary>Name under which the log signs: the address without scheme, for ever.</summary>
    public required string Origin { get; init; }

    /// <summary>The office that runs the site (主办单位), as the foot of every page names it; the root body itself until given.</summary>
    public string? Office { get; init; }

    /// <summary>That office in English.</summary>
    public string? OfficeEn { get; init; }

    /// <summary>Website identification code (网站标识码); null until given.</summary>
    public string? SiteCode { get; init; }

    /// <summary>The number under which the site is on record with the ministry (ICP备案号); null until given.</summary>
    public string? Icp { get; init; }

    /// <summary>What is wrong with what is said of the site.</summary>
    /// <param name="code">The site code, or null.</param>
    /// <param name="siteCode">The field in which it was given.</param>
    /// <param name="record">The ICP number, or null.</param>
    /// <param name="icp">The field in which it was given.</param>
    public static Problems CheckSite(string? code, string siteCode, string? record, string icp) => new Problems()
        .When(code is not null && !Daylight.SiteCode.IsOne(code), siteCode,
            $"网站标识码“{code}”不对：应当是10位数字（6位区划代码和4位序号），部委是bm和8位数字。",
            $"\"{code}\" is no site code: ten digits (division and serial), or bm and eight digits for departments of the State Council.")
        .When(record is not null && !IcpNumber.IsOne(record), icp,
            $"ICP备案号“{record}”不对：应当是粤ICP备05000001号的样子。",
            $"\"{record}\" is no ICP number: it looks like 粤ICP备05000001号.");

    /// <summary>True for the demonstration: every page says that its content is made up.</summary>
    public bool Demonstration { get; init; }

    /// <summary>
    /// Addresses or networks (<c>10.0.0.0/8</c>) of the proxies in front. What they say of the client's address and of
    /// https is believed, and nobody else's word: limits are kept by that address, cookies are closed by that https.
    /// </summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    /// <summary>How it has e-mail; null where it has none.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>Whether officers must have a second factor; when not said, everywhere but in the demonstration.</summary>
    public bool? SecondFactor { get; init; }
}

/// <summary>
/// One installation: a folder with settings, signing key, files, search index and, unless a PostgreSQL server is
/// named, the database. The web server, the command line and the tests all open it here.
/// </summary>
sealed class Installation
{
    /// <summary>Names within the folder.</summary>
    public const string Key = "log.key", Database = "daylight.db", SearchFolder = "search", LearnedFolder = "learned";

    Installation(string folder, string? postgres, Settings settings)
    {
        Folder = folder;
        Postgres = postgres;
        Settings = settings;
    }

    public string Folder { get; }

    /// <summary>Connection string of a PostgreSQL server; null for the embedded database.</summary>
    public string? Postgres { get; }

    public Settings Settings { get; }

    public string KeyFile => Path.Combine(Folder, Key);

    /// <summary>Folder of the search index.</summary>
    public string Search => Path.Combine(Folder, SearchFolder);

    /// <summary>File of the embedded database.</summary>
    public string DatabaseFile => Path.Combine(Folder, Database);

    /// <summary>Opens an installation; null with the reason when the folder holds none.</summary>
    public static Installation? Open(string folder, string? postgres, Problems problems)
    {
        var file = Path.Combine(folder, "settings.json");
        if (!File.Exists(file))
        {
            problems.Add("data", $"{folder} 里没有安装。先运行 ./daylight init 或 ./daylight demo。",
                $"There is no installation in {folder}. Run ./daylight init or ./daylight demo first.");
            return null;
        }
        var settings = Read(file, problems);
        var key = Path.Combine(folder, Key);
        if (!File.Exists(key))
            problems.Add("data", $"{key} 不见了：没有签名私钥，日志无法继续。请从备份取回。",
                $"{key} is gone: without its signing key the log can't go on. Take it from a backup.");
        else SigningKey.Load(key, problems);
        return problems.None ? new(Path.GetFullPath(folder), postgres, settings!) : null;
    }

    static Settings? Read(string file, Problems problems)
    {
        try
        {
            var settings = JsonSerializer.Deserialize<Settings>(File.ReadAllText(file), JsonSerializerOptions.Web)!;
            if (settings.Mail is { } mail) problems.And(mail.Check());
            problems.And(Settings.CheckSite(settings.SiteCode, "siteCode", settings.Icp, "icp"));
            return settings;
        }
        catch (JsonException damage)
        {
            problems.Add("data", $"{file}第{damage.LineNumber + 1}行读不懂。", $"{file} can't be read at line {damage.LineNumber + 1}.");
            return null;
        }
    }

    /// <summary>Makes a new, empty installation: settings, signing key, folders. The database is made by <see cref="Migrate"/>.</summary>
    public static Installation Create(string folder, string? postgres, Settings settings)
    {
        CreateFolder(folder);
        var key = Path.Combine(folder, Key);
        if (!File.Exists(key)) SigningKey.New(settings.Origin).Save(key);
        // Last of all: a folder with settings is a whole installation.
        Durable.Write(Path.Combine(folder, "settings.json"), JsonSerializer.SerializeToUtf8Bytes(settings, Written), replace: true);
        return new(Path.GetFullPath(folder), postgres, settings);
    }

    /// <summary>The numbers and words of the law, as they are delivered.</summary>
    public static string LawFolder => Path.Combine(AppContext.BaseDirectory, "law");

    /// <summary>A new folder is for this account alone: letters and requests of people will be in it.</summary>
    public static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The database as an installation has it, for <c>dotnet ef</c>: nothing is opened or written.</summary>
    public static Db Design(string? postgres)
    {
        var services = new ServiceCollection();
        new Installation(".", postgres, new() { Code = "", Name = "", NameEn = "", Origin = "design" }).Register(services);
        return services.BuildServiceProvider().GetRequiredService<Db>();
    }

    static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Registers everything but the web: database, law, ledger, desk, files, search.</summary>
    public void Register(IServiceCollection services)
    {
        services.AddSingleton(this);
        services.AddSingleton(Settings);
        services.AddSingleton(new Jurisdiction(Settings.Jurisdiction));
        services.AddSingleton(Modules.Schema);
        services.AddSingleton<Pulse>();
        services.AddSingleton(TimeProvider.System);
        AddDatabase(services);

        services.AddSingleton(_ => LawBook.Load(LawFolder));
        services.AddSingleton(_ => Classification.Load(LawFolder));
        services.AddSingleton(_ => TopicTree.Load(LawFolder));
        services.AddSingleton(AreaMap.Empty);
        services.AddSingleton(provider => new LearnedModels(Path.Combine(Folder, LearnedFolder), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Reminders>();
        services.AddSingleton(_ => new Procedures(Modules.All.SelectMany(module => module.Procedures)));
        services.AddSingleton(provider => new Measures(Modules.All.SelectMany(module => module.Measures)
            .Select(measure => measure.NamedBy(provider.GetRequiredService<LawBook>()))));
        services.AddSingleton(_ => SigningKey.Load(KeyFile, []) ?? throw new InvalidDataException($"{KeyFile} is not a key."));
        services.AddSingleton<Sequencer>();
        services.AddSingleton<IFiles>(provider => new FolderOfFiles(Path.Combine(Folder, "files"),
            provider.GetRequiredService<ILogger<FolderOfFiles>>()));
        services.AddSingleton(new TextExtractionOptions());
        services.AddSingleton<TextExtraction>();
        services.AddSingleton(new LetterOptions());
        services.AddSingleton<LetterFonts>();
        services.AddSingleton(new RedactionOptions());
        services.AddSingleton<Redaction>();
        if (Settings.Mail is { } mail) AddMail(services, mail);
        services.AddSingleton(provider => SearchIndex.Open(Search, provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SearchIndex>>()));
        services.AddSingleton<SearchFollower>();
        services.AddSingleton<Follower>(provider => provider.GetRequiredService<SearchFollower>());
        services.AddScoped<Ledger>();
        services.AddScoped<Desk>();
        services.AddScoped<Opinions>();
        services.AddScoped<Catalogue>();
        services.AddScoped<Accounts>();
        services.AddScoped<Recount>();
        services.AddScoped<Anonymisation>();
        services.AddScoped<RetentionHolds>();
        services.AddScoped<RetentionDecisions>();
        services.AddScoped<Keeping>();
        services.AddSingleton<RetentionRun>();
        services.AddIdentityCore<Account>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
            .AddEntityFrameworkStores<Db>();
        foreach (var module in Modules.All) module.Services(services);
    }

    /// <summary>Makes or updates the tables.</summary>
    public static async Task Migrate(IServiceProvider services, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Db>().Migrate(stop);
    }

    void AddMail(IServiceCollection services, MailSettings mail)
    {
        services.AddSingleton(provider => new CaseMailbox(mail.Address, CaseMailbox.KeyOf(provider.GetRequiredService<SigningKey>())));
        services.AddSingleton(_ => new FolderOfArrivals(Path.Combine(Folder, "mail", "in")));
        services.AddSingleton<IMail>(_ =>
            mail.Smtp is { } server ? new SmtpMail(server) : new FolderOfMail(Path.Combine(Folder, "mail", "out")));
        services.AddScoped<MessageWriting>();
        services.AddScoped<Posting>();
    }

    // How the database is reached never changes while the program runs: it is settled once, not for every request.
    void AddDatabase(IServiceCollection services)
    {
        if (Postgres is { } connection)
        {
            services.AddDbContext<Db, PostgresDb>((provider, options) =>
            {
                PostgresDb.Configure(options, connection);
                options.AddInterceptors(new Heard(provider.GetRequiredService<Pulse>()));
            }, optionsLifetime: ServiceLifetime.Singleton);
        }
        else
        {
            services.AddDbContext<Db, SqliteDb>((provider, options) =>
            {
                SqliteDb.Configure(options, DatabaseFile);
                options.AddInterceptors(new Heard(provider.GetRequiredService<Pulse>()));
            }, optionsLifetime: ServiceLifetime.Singleton);
        }
    }
}
