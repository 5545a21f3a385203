using Daylight.Host;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Shape;

/// <summary>Every text in the rows of a case is known to tell of a person, or known not to.</summary>
public sealed class PersonalTests
{
    // What is neither written by people nor about them: codes, names of states and steps, fingerprints, the ledger's own words.
    static readonly string[] Harmless =
    [
        "case.BodyCode", "case.Code", "case.Outcome", "case.Procedure", "case.Regime", "case.SecretHash", "case.State",
        "case_step.Delivery", "case_step.DocumentNumber", "case_step.FromBody", "case_step.LetPass", "case_step.Outcome", "case_step.Step", "case_step.To", "case_step.ToBody", "case_step.Wording",
        "disclosure_request.DeliveredBy", "disclosure_request.Way", "own_record.Way", "enquiry.SourceId", "remedy.About", "remedy.Against", "remedy.Authority",
        "petition.Against", "petition.Class", "petition.SourceId", "open311_request.Service", "supervision_card.BodyCode", "kept_from.BodyCode", "score_dispute.BodyCode", "assistance.AskedBy",
        "told_reminder.What", "processing_fee.Ladder", "publication_draft.Category", "publication_draft.From", "publication_draft.Kind", "publication_draft.Topics",
    ];

    [Fact]
    public void Every_text_of_a_case_is_marked_or_named_here()
    {
        using var db = Installation.Design(null);
        var unknown =
            from type in CaseRows.Tables(db.Model).Append(db.Model.FindEntityType(typeof(Case))!)
            where !CaseRows.Goes(type)
            from property in type.GetProperties()
            where property.ClrType == typeof(string) && !CaseRows.Emptied(type).Contains(property)
            let name = $"{type.GetTableName()}.{property.Name}"
            where !Harmless.Contains(name)
            select name;
        Assert.Empty(unknown);
    }

    [Fact]
    public void Every_procedure_that_people_come_to_has_a_rule() => Assert.Equal(
        [.. Daylight.Host.Modules.All.SelectMany(module => module.Procedures).Select(procedure => procedure.Name).Where(name => name != "publication").Append("mail").Order()],
        TownPlan.Law.Retention.Rules.Select(rule => rule.Of).Order());
}
