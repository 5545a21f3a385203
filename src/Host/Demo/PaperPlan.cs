namespace Daylight.Host.Demo;

/// <summary>Plans what a period publishes: what, by whom, formed and published when, under which number.</summary>
internal sealed class PaperPlan(DemoDays days, Dice dice, Templates templates, HashSet<string> titles)
{
    // What a page of results shows at once should not be twenty times the same.
    const int SubjectsApart = 14;
    const int FormsApart = 5;

    // Offices publish less around the New Year holidays and more before the year ends.
    static readonly int[] MonthWeights = [0, 84, 80, 112, 98, 104, 100, 96, 98, 108, 92, 108, 116];

    readonly Queue<Subject> lateSubjects = new();
    readonly Queue<Form> lateForms = new();

    /// <summary>Exactly so many papers published from the first to the last day, in the order of publication.</summary>
    public IReadOnlyList<Paper> Make(DateOnly first, DateOnly last, int count)
    {
        var papers = new List<Paper>(count);
        papers.AddRange(Dated(first, last));
        foreach (var day in PublicationDays(days.All(first, last), count - papers.Count)) papers.Add(Draw(day));
        papers.Sort((a, b) => a.PublishedAt.CompareTo(b.PublishedAt));
        Number(papers);
        return papers;
    }

    IEnumerable<Paper> Dated(DateOnly first, DateOnly last)
    {
        foreach (var template in templates.Dated)
        {
            var then = template.Form.FormedOn!.Value;
            var formed = new DateOnly(first.Year, then.Month, then.Day);
            if (formed < first) formed = formed.AddYears(1);
            formed = days.Add(formed, 0);
            // The explanation goes out on the same day, after the document.
            var published = days.Add(formed, 6);
            if (published > last) continue;
            var minute = template.Form.Level == NormativeLevel.None ? 100 : 40;
            var at = At(published, minute, 7);
            var paper = new Paper(dice.Next(), template, template.BodyBy(dice), formed, at).Titled(days);
            titles.Add(paper.Title);
            yield return paper;
        }
    }

    IEnumerable<DateOnly> PublicationDays(IReadOnlyList<DateOnly> open, int count)
    {
        var sums = new int[open.Count];
        var sum = 0;
        for (var at = 0; at < open.Count; at++) sums[at] = sum += MonthWeights[open[at].Month];
        var chosen = new int[count];
        for (var at = 0; at < count; at++)
        {
            var found = Array.BinarySearch(sums, dice.Below(sum) + 1);
            chosen[at] = found < 0 ? ~found : found;
        }
        Array.Sort(chosen);
        return chosen.Select(at => open[at]);
    }

    Paper Draw(DateOnly published)
    {
        for (var attempt = 0; attempt < 2000; attempt++)
        {
            var template = templates.Draw(published.Month, dice);
            if (attempt < 40 && JustSeen(template)) continue;
            var formed = days.Add(published, -Lag(template.Form));
            var at = At(published, dice.Below(390), dice.Below(60));
            var paper = new Paper(dice.Next(), template, template.BodyBy(dice), formed, at).Titled(days);
            if (!titles.Add(paper.Title)) continue;
            Remember(template);
            return paper;
        }
        throw new InvalidOperationException("The stock files are too small for so many different titles.");
    }

    // Most is published within days; nearly all within the twenty working days of the law; a believable few are late.
    int Lag(Form form)
    {
        var drawn = dice.Below(1000);
        if (form.Prompt) return drawn < 960 ? dice.Below(2) : dice.Between(2, 3);
        return drawn switch
        {
            < 560 => dice.Between(0, 3),
            < 850 => dice.Between(4, 10),
            < 984 => dice.Between(11, 20),
            _ => dice.Between(21, 44),
        };
    }

    bool JustSeen(Template template) =>
        template.Subject is { } subject ? lateSubjects.Contains(subject) : lateForms.Contains(template.Form);

    void Remember(Template template)
    {
        if (template.Subject is { } subject) lateSubjects.Enqueue(subject);
        else lateForms.Enqueue(template.Form);
        if (lateSubjects.Count > SubjectsApart) lateSubjects.Dequeue();
        if (lateForms.Count > FormsApart) lateForms.Dequeue();
    }

    // Numbers run by body and year in the order of formation. A year of which only the end is seen begins high.
    void Number(List<Paper> papers)
    {
        var year = papers[^1].PublishedAt.Year;
        var last = new Dictionary<(string, int), int>();
        foreach (var paper in papers.Where(paper => paper.Template.Form.Numbered).OrderBy(paper => paper.FormedOn))
        {
            var key = (paper.Body.NumberPrefix, paper.FormedOn.Year);
            if (!last.TryGetValue(key, out var before)) before = key.Year < year ? dice.Between(70, 160) : 0;
            last[key] = before + 1;
            paper.Number = $"{paper.Body.NumberPrefix}〔{key.Year}〕{before + 1}号";
        }
    }

    /// <summary>A minute of the 390 from nine to twelve and from two to half past five in Guangzhou, as UTC.</summary>
    public static DateTime At(DateOnly day, int minute, int second)
    {
        var local = minute < 180 ? new TimeOnly(9, 0).AddMinutes(minute) : new TimeOnly(14, 0).AddMinutes(minute - 180);
        return day.ToDateTime(local, DateTimeKind.Utc).AddSeconds(second).AddHours(-8);
    }
}
