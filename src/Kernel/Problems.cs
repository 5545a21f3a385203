using System.Collections;

namespace Daylight;

/// <summary>One thing that is wrong with an input, said so that the person can mend it.</summary>
/// <param name="Field">The name of the input field, or empty when the whole input is meant.</param>
/// <param name="Say">A sentence: what to do, not what rule was broken.</param>
public sealed record Problem(string Field, Words Say);

/// <summary>
/// Everything that is wrong with an input, said at once. Expected failures are values of this type;
/// pages show each beside its field, the API sends them as problem details.
/// </summary>
public sealed class Problems : IReadOnlyList<Problem>
{
    readonly List<Problem> found = [];

    /// <summary>True when nothing is wrong.</summary>
    public bool None => found.Count == 0;

    /// <summary>True when at least one thing is wrong.</summary>
    public bool Any => found.Count > 0;

    /// <inheritdoc/>
    public int Count => found.Count;

    /// <inheritdoc/>
    public Problem this[int index] => found[index];

    /// <summary>A list with one problem.</summary>
    public static Problems Of(string field, string zh, string en) => new Problems().Add(field, zh, en);

    /// <summary>Adds a problem.</summary>
    public Problems Add(string field, string zh, string en)
    {
        found.Add(new(field, new(zh, en)));
        return this;
    }

    /// <summary>Adds a problem if <paramref name="wrong"/> holds.</summary>
    public Problems When(bool wrong, string field, string zh, string en) => wrong ? Add(field, zh, en) : this;

    /// <summary>Adds all of <paramref name="others"/>.</summary>
    public Problems And(Problems others)
    {
        found.AddRange(others);
        return this;
    }

    /// <summary>The problems of one field.</summary>
    public IEnumerable<Problem> For(string field) => found.Where(problem => problem.Field == field);

    /// <inheritdoc/>
    public IEnumerator<Problem> GetEnumerator() => found.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
