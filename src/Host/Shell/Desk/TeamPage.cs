using Daylight.Web;

namespace Daylight.Host.Shell;

/// <summary>An officer takes a case on, gives it to another or lays it down; an officer notes something for colleagues.</summary>
static class TeamPage
{
    /// <summary>What a form sends in place of an officer to lay a case down.</summary>
    public const string Nobody = "nobody";

    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapPost("cases/{code}/officer", Give);
        desk.MapPost("cases/{code}/notes", Note);
    }

    static async Task<IResult> Give(string code, IFormCollection form, CaseFileReading reading, CurrentActor who, CancellationToken stop)
    {
        var (officer, office) = (await who.Officer(stop), reading.Files.Office);
        if (await office.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        var problems = new Problems();
        var to = Chosen(form["to"], problems);
        var seen = int.TryParse(form["seen"], out var number) ? number : -1;
        if (problems.None) problems = await reading.Team.Assigning.Give(matter, to, seen, officer, stop);
        return problems.None
            ? See.Other($"{CaseAddress.Of(matter)}#officer")
            : await Refused(code, reading, officer, problems, "", stop);
    }

    /// <summary>The officer that was chosen; null for nobody, with a problem when nothing was chosen.</summary>
    public static Guid? Chosen(string? typed, Problems problems)
    {
        if (Guid.TryParse(typed, out var account)) return account;
        problems.When(typed != Nobody, "to", "选择承办人", "Choose who works on it");
        return null;
    }

    static async Task<IResult> Note(string code, IFormCollection form, CaseFileReading reading, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await reading.Files.Office.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        var text = Typed.Text(form, "note");
        var problems = new Problems().When(text.Length == 0, "note", "写出备注", "Write the note").Sound("note", text, CaseNote.Longest);
        if (problems.Any) return await Refused(code, reading, officer, problems, text, stop);
        await reading.Team.Notes.Add(matter, Guid.TryParse(form["once"], out var once) ? once : Ids.Next(), text, officer, stop);
        return See.Other($"{CaseAddress.Of(matter)}#notes");
    }

    // Somebody may have been quicker: the page shows the case as it is now, and what was typed.
    static async Task<IResult> Refused(
        string code, CaseFileReading reading, Actor officer, Problems problems, string typed, CancellationToken stop)
    {
        reading.Files.Office.Db.ChangeTracker.Clear();
        if (await reading.Files.Office.Find(code, officer, stop) is not { } latest) return Results.NotFound();
        var file = await reading.Of(latest, officer, contact: false, stop);
        return Page.Of<CaseFileView>(file with { Team = file.Team! with { Problems = problems, Typed = typed } }, StatusCodes.Status422UnprocessableEntity);
    }
}
