using System.CommandLine;
using Daylight.Web;

namespace Daylight.Host.Commands;

/// <summary>The options by which every command names its installation.</summary>
static class Where
{
    public static Option<string> Data(bool required = true) => new("--data")
    {
        Description = "Folder of the installation.",
        Required = required,
    };

    public static Option<string?> Database() => new("--database")
    {
        Description = "Connection string of a PostgreSQL server; without it the database is in the folder.",
    };

    /// <summary>Opens the installation a command was given, or says why not.</summary>
    public static Installation? Open(ParseResult asked, Option<string> data, Option<string?> database, Problems problems) =>
        Installation.Open(asked.GetValue(data)!, asked.GetValue(database), problems);

    /// <summary>The services of an installation, for commands that work without the web server.</summary>
    public static ServiceProvider Services(Installation installation)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddMarkup();
        installation.Register(services);
        return services.BuildServiceProvider();
    }
}
