namespace Daylight.Host.Importing;

/// <summary>
/// Judges where the rows of a file would put their bodies: every superior must be there, nobody may be below himself.
/// Whoever stands on a refused row is refused with it.
/// </summary>
sealed class BodyTreeCheck(IReadOnlyDictionary<string, Body> existing, string rootCode, string usualParent)
{
    /// <summary>The superior a row asks for, says nothing about, or gets as usual; null for the root.</summary>
    public string? ParentOf(BodyDraft draft) =>
        draft.Code == rootCode ? null : draft.Parent ?? existing.GetValueOrDefault(draft.Code)?.ParentCode ?? usualParent;

    /// <summary>Adds the faults of the tree to the rows.</summary>
    public void Judge(IReadOnlyList<BodyDraft> drafts)
    {
        var first = new Dictionary<string, BodyDraft>();
        foreach (var draft in drafts.Where(draft => draft.Code.Length > 0))
        {
            if (!first.TryAdd(draft.Code, draft)) draft.Faults.Add(BodyWords.CodeAgain(first[draft.Code].Origin));
            else if (draft.Code == rootCode && draft.Parent is not null) draft.Faults.Add(BodyWords.RootHasNoParent);
            else if (draft.Name is null && !existing.ContainsKey(draft.Code)) draft.Faults.Add(BodyWords.NoName);
        }
        // What is refused changes what the others stand on, so until nothing changes.
        while (Refused(drafts, first) is { Count: > 0 } refused)
            foreach (var (draft, fault) in refused) draft.Faults.Add(fault);
    }

    // All at once, so that everyone in a circle is told of it.
    List<(BodyDraft Draft, Words Fault)> Refused(IReadOnlyList<BodyDraft> drafts, Dictionary<string, BodyDraft> first) =>
    [
        .. from draft in drafts
           where draft.Faults.Count == 0
           let fault = Fault(draft, first)
           where fault is not null
           select (draft, fault),
    ];

    Words? Fault(BodyDraft draft, Dictionary<string, BodyDraft> drafts)
    {
        if (ParentOf(draft) is not { } parent) return null;
        return Good(parent, drafts) is not null || existing.ContainsKey(parent) ? Circle(draft, drafts)
            : drafts.ContainsKey(parent) ? BodyWords.ParentRefused(parent)
            : BodyWords.NoSuchParent(parent);
    }

    Words? Circle(BodyDraft draft, Dictionary<string, BodyDraft> drafts)
    {
        var way = new List<string> { draft.Code };
        for (var above = ParentOf(draft); above is not null; above = Above(above, drafts))
        {
            way.Add(above);
            if (above == draft.Code) return BodyWords.Circle(string.Join(" → ", way));
            // A circle further up is the fault of those who stand in it.
            if (way.Count > drafts.Count + existing.Count + 1) return null;
        }
        return null;
    }

    string? Above(string code, Dictionary<string, BodyDraft> drafts) =>
        Good(code, drafts) is { } draft ? ParentOf(draft) : existing.GetValueOrDefault(code)?.ParentCode;

    static BodyDraft? Good(string code, Dictionary<string, BodyDraft> drafts) =>
        drafts.TryGetValue(code, out var draft) && draft.Faults.Count == 0 ? draft : null;
}
