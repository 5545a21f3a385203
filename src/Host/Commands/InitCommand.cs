using System.CommandLine;

namespace Daylight.Host.Commands;

/// <summary><c>init</c>: makes a new, empty installation with one administrator.</summary>
static class InitCommand
{
    public static Command Create()
    {
        var data = Where.Data();
        var database = Where.Database();
        var name = new Option<string>("--name") { Description = "Full name of the public body.", Required = true };
        var nameEn = new Option<string?>("--name-en") { Description = "Its name in English." };
        var code = new Option<string>("--code") { Description = "Its code, such as the division code 440112.", Required = true };
        var organisation = new Option<string?>("--organisation-code") { Description = "Its organisation code (GB 11714), for index numbers." };
        var origin = new Option<string?>("--origin") { Description = "Address of the site without scheme, under which the log signs; for ever." };
        var command = new Command("init", "Makes a new, empty installation with one administrator.")
        {
            data, database, name, nameEn, code, organisation, origin,
        };
        command.SetAction((asked, stop) => Founding.Run(
            asked.GetValue(data)!, asked.GetValue(database), asked.GetValue(name)!.Trim(), asked.GetValue(nameEn)?.Trim(),
            asked.GetValue(code)!.Trim(), asked.GetValue(organisation)?.Trim(), asked.GetValue(origin)?.Trim(), stop));
        return command;
    }
}
