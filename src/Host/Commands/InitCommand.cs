using System.CommandLine;

namespace Daylight.Host.Commands;

/// <summary><c>init</c>: makes a new, empty installation with one administrator.</summary>
static class InitCommand
{
    public static Command Create()
    {
        var data = Where.Data(required: false);
        var database = Where.Database();
        var name = new Option<string?>("--name") { Description = "Full name of the public body." };
        var nameEn = new Option<string?>("--name-en") { Description = "Its name in English." };
        var code = new Option<string?>("--code") { Description = "Its code, such as the division code 440112." };
        var organisation = new Option<string?>("--organisation-code") { Description = "Its organisation code (GB 11714), for index numbers." };
        var origin = new Option<string?>("--origin") { Description = "Address of the site without scheme, under which the log signs; for ever." };
        var command = new Command("init", "Makes a new, empty installation with one administrator.")
        {
            data, database, name, nameEn, code, organisation, origin,
        };
        // What is missing is said together with what is wrong.
        command.SetAction((asked, stop) => Founding.Run(new()
        {
            Folder = asked.GetValue(data)?.Trim() ?? "",
            Postgres = asked.GetValue(database),
            Name = asked.GetValue(name)?.Trim() ?? "",
            NameEn = asked.GetValue(nameEn)?.Trim(),
            Code = asked.GetValue(code)?.Trim() ?? "",
            Organisation = asked.GetValue(organisation)?.Trim(),
            Origin = asked.GetValue(origin)?.Trim(),
        }, stop));
        return command;
    }
}
