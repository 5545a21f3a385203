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
        var office = new Option<string?>("--office") { Description = "The office that runs the site, for the foot of every page." };
        var officeEn = new Option<string?>("--office-en") { Description = "That office in English." };
        var siteCode = new Option<string?>("--site-code") { Description = "Identification code of the government site, for the page tag SiteIDCode." };
        var icp = new Option<string?>("--icp") { Description = "ICP number of the site, for the foot of every page." };
        var command = new Command("init", "Makes a new, empty installation with one administrator.")
        {
            data, database, name, nameEn, code, organisation, origin, office, officeEn, siteCode, icp,
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
            Office = asked.GetValue(office)?.Trim(),
            OfficeEn = asked.GetValue(officeEn)?.Trim(),
            SiteCode = asked.GetValue(siteCode)?.Trim(),
            Icp = asked.GetValue(icp)?.Trim(),
        }, stop));
        return command;
    }
}
