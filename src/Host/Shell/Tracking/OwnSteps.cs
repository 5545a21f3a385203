using Daylight.Web;

namespace Daylight.Host.Shell;

/// <summary>Takes the steps that a procedure leaves to the person whose case it is, with the files that they send.</summary>
sealed class OwnSteps(CaseSteps steps, FormFiles forms, CasePapers papers)
{
    /// <summary>Takes a step. Returns what is wrong, empty when it was taken, and the files that were taken in.</summary>
    public async Task<(Problems Problems, IReadOnlyList<SentFile> Files)> Take(
        Case matter, Step step, StepInput input, IFormCollection sent, Problems problems, CancellationToken stop)
    {
        IReadOnlyList<SentFile> files = step.TakesFiles ? await forms.Read(sent, $"{matter.Address}/{step.Name}", [], problems, stop) : [];
        if (problems.Any) return (problems, files);
        return (await steps.Take(matter, step, input, Actor.Requester, async given =>
        {
            await papers.HandIn(matter, files, Actor.Requester, stop);
            return (given, []);
        }, stop), files);
    }
}
