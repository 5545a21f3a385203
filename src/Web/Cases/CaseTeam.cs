using Microsoft.EntityFrameworkCore;

namespace Daylight.Web;

/// <summary>Reads who works on a case and what was noted on it.</summary>
public sealed class CaseTeam(Assigning assigning, CaseNotes notes, Absences absences, Colleagues colleagues)
{
    public Assigning Assigning => assigning;

    public CaseNotes Notes => notes;

    /// <summary>Reads it for an officer, with a page of its notes.</summary>
    public async Task<TeamWork> Of(Case matter, Actor officer, int? page, CancellationToken stop)
    {
        var assignments = await assigning.Of(matter, stop);
        var stretch = Stretch.Of(page, await notes.Of(matter).CountAsync(stop));
        var noted = await notes.Of(matter).Skip(stretch.Skipped).Take(Stretch.Size).ToListAsync(stop);
        noted.Reverse();
        var away = assignments is [.., { To: { } to }] ? (await absences.Now(stop)).GetValueOrDefault(to) : null;
        return new()
        {
            Assignments = assignments,
            Notes = noted,
            Noted = stretch,
            Choices = await assigning.Choices(matter, officer, stop),
            MayGive = assigning.MayGive(matter, officer) && matter.ClosedOn is null,
            Me = officer.Account,
            Away = away,
            Names = await colleagues.Names(
                assignments.SelectMany(one => (Guid?[])[one.To, one.By]).Concat(noted.Select(note => note.By)).Append(away?.CoverId).OfType<Guid>(), stop),
        };
    }
}
