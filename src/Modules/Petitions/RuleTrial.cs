namespace Daylight.Petitions;

/// <summary>A petition that was assigned, as a rule looks at it, with the body that people gave it to.</summary>
sealed record PastPetition(string Code, string Title, string Body, Raised Raised);

/// <summary>A petition that goes elsewhere with a rule than without it.</summary>
/// <param name="Code">The code of its case.</param>
/// <param name="Title">Its title.</param>
/// <param name="By">The body that people gave it to.</param>
/// <param name="Before">The body of today's table; null where no rule holds.</param>
/// <param name="After">The body of the table with the rule; null where none holds any more.</param>
public sealed record MovedCase(string Code, string Title, Body By, Body? Before, Body? After);

/// <summary>What a rule that is not saved would have done with past petitions (试算草稿).</summary>
/// <param name="Looked">How many petitions were looked at.</param>
/// <param name="Held">For how many the rule is the one that decides.</param>
/// <param name="Same">Of these, how many people gave to the same body.</param>
/// <param name="Moved">How many go elsewhere than with today's table.</param>
/// <param name="Better">Of these, how many go where people gave them with the rule, and not without.</param>
/// <param name="Worse">Of these, how many went where people gave them, and do not with the rule.</param>
/// <param name="Cases">Those that go elsewhere, the latest first; some of them where there are many.</param>
public sealed record RuleTrial(int Looked, int Held, int Same, int Moved, int Better, int Worse, IReadOnlyList<MovedCase> Cases)
{
    /// <summary>Tries a rule; nothing is written.</summary>
    /// <param name="draft">The rule.</param>
    /// <param name="instead">The rule whose place it takes; null for none.</param>
    /// <param name="today">The table as it is.</param>
    /// <param name="past">What was assigned, the latest first.</param>
    /// <param name="bodies">The bodies.</param>
    /// <param name="most">How many are listed.</param>
    internal static RuleTrial Of(RoutingRule draft, Guid? instead, Routing today, IReadOnlyList<PastPetition> past, BodyTree bodies, int most)
    {
        var (held, same, better, worse, cases) = (0, 0, 0, 0, new List<MovedCase>());
        var changed = today.With(draft, instead);
        foreach (var one in past)
        {
            var (before, after) = (today.First(one.Raised)?.Rule, changed.First(one.Raised)?.Rule);
            if (after == draft) (held, same) = (held + 1, same + (draft.Body == one.Body ? 1 : 0));
            if (before?.Body == after?.Body) continue;
            if (after?.Body == one.Body) better++;
            if (before?.Body == one.Body) worse++;
            cases.Add(new(one.Code, one.Title, bodies[one.Body], bodies.Find(before?.Body), bodies.Find(after?.Body)));
        }
        return new(past.Count, held, same, cases.Count, better, worse, [.. cases.Take(most)]);
    }
}
