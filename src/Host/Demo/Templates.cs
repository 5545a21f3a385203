namespace Daylight.Host.Demo;

/// <summary>A form, with the matter it is about when it is a form for matters.</summary>
internal sealed record Template(Form Form, Subject? Subject)
{
    public int Weight => Subject is null ? Form.Weight * 10 : Form.Weight * Subject.Weight / 8;

    public int Months => Form.Months & (Subject?.Months ?? ~0);

    public DemoBody BodyBy(Dice dice)
    {
        if (Subject is null) return dice.Pick(Bodies(Form.By));
        return Subject.Streets && dice.Chance(55) ? dice.Pick(Streets) : dice.Pick(Bodies(Subject.By));
    }

    /// <summary>Every body that may issue it.</summary>
    public IEnumerable<DemoBody> Issuers => Subject is null
        ? Bodies(Form.By)
        : Bodies(Subject.By).Concat(Subject.Streets ? Streets : []).Distinct();

    static readonly DemoBody[] Streets = [.. DemoBody.All.Where(body => body.Kind == DemoBodyKind.Street)];
    static readonly Dictionary<IReadOnlyList<string>, DemoBody[]> Known = [];

    static DemoBody[] Bodies(IReadOnlyList<string> by)
    {
        lock (Known)
        {
            if (Known.TryGetValue(by, out var known)) return known;
            return Known[by] = [.. DemoBody.All.Where(body => by.Contains(body.Code) || by.Contains(GroupOf(body)))];
        }
    }

    static string GroupOf(DemoBody body) => body.Kind switch
    {
        DemoBodyKind.Department => "units",
        DemoBodyKind.Street => "streets",
        _ => "district",
    };
}

/// <summary>The templates that may be drawn in a month of an era, by weight.</summary>
internal sealed class Templates
{
    readonly (Template[] Templates, int[] Sums)[] months = new (Template[], int[])[13];

    public Templates(StockRoom room, int era)
    {
        var templates = Of(room, era).ToArray();
        for (var month = 1; month <= 12; month++)
        {
            Template[] here = [.. templates.Where(one => (one.Months >> month & 1) == 1 && one.Weight > 0)];
            var (sums, sum) = (new int[here.Length], 0);
            for (var at = 0; at < here.Length; at++) sums[at] = sum += here[at].Weight;
            months[month] = (here, sums);
        }
        Dated = [.. templates.Where(template => template.Form.FormedOn is not null)];
    }

    /// <summary>Forms with a day of their own: the normative documents and what explains them.</summary>
    public IReadOnlyList<Template> Dated { get; }

    public Template Draw(int month, Dice dice)
    {
        var (templates, sums) = months[month];
        var at = Array.BinarySearch(sums, dice.Below(sums[^1]) + 1);
        return templates[at < 0 ? ~at : at];
    }

    public static IEnumerable<Template> Of(StockRoom room, int era)
    {
        foreach (var form in room.Forms.Where(form => form.Era == 0 || form.Era == era))
        {
            if (!form.OfSubjects) yield return new(form, null);
            else
            {
                foreach (var subject in room.Subjects)
                {
                    if (Fits(form, subject, era)) yield return new(form, subject);
                }
            }
        }
    }

    static bool Fits(Form form, Subject subject, int era) =>
        (subject.Era == 0 || subject.Era == era)
        && (subject.Streets || !form.Local)
        && (form.For.Count == 0 || form.For.Contains(subject.Category));
}
