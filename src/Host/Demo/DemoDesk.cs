using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Demo;

/// <summary>The desk of the demonstration and the people at it.</summary>
internal sealed record DemoDesk(Db Db, Desk Desk, LawBook Law, BodyTree Bodies, Actor Clerk, Actor Reviewer, Actor Publisher, Actor Head)
{
    public static async Task<DemoDesk> Open(IServiceProvider services, CancellationToken stop)
    {
        var db = services.GetRequiredService<Db>();
        var today = services.GetRequiredService<TimeProvider>().Today();
        Task<Actor> Named(string name) => DemoDesk.Named(db, name, today, stop);
        return new(db, services.GetRequiredService<Desk>(), services.GetRequiredService<LawBook>(), await BodyTree.Read(db, stop),
            await Named("clerk"), await Named("reviewer"), await Named("publisher"), await Named("head"));
    }

    /// <summary>An officer of the demonstration.</summary>
    public static async Task<Actor> Named(Db db, string name, DateOnly today, CancellationToken stop)
    {
        var id = await db.Users.Where(user => user.UserName == name).Select(user => user.Id).SingleAsync(stop);
        return (await Actor.Officer(db, id, today, stop))!;
    }

    /// <summary>Takes a step; that it can't be taken is a fault of the demonstration.</summary>
    public async Task Take(Case matter, Procedure procedure, string name, StepInput input, Actor by, CancellationToken stop)
    {
        var problems = await Desk.Take(matter, procedure, name, input, by, Bodies, stop);
        if (problems.Any) throw new InvalidDataException($"{matter.Code}: {name} on {input.On:yyyy-MM-dd}: {problems[0].Say}");
    }
}
