namespace Daylight;

/// <summary>Checks a regime's file and makes the regime.</summary>
static class RegimeReading
{
    public static Regime? Read(RegimeFile file, IReadOnlyDictionary<string, Calendar> calendars, Faults faults)
    {
        if (faults.Missing(file.Id, "id")) return null;
        if (file.Calendar is null || !calendars.TryGetValue(file.Calendar, out var calendar))
        {
            faults.Add($"没有日历“{file.Calendar}”。", $"There is no calendar \"{file.Calendar}\".");
            return null;
        }
        faults.Missing(file.Jurisdiction, "jurisdiction");
        faults.Missing(file.Subject, "subject");
        faults.Missing(file.Number, "number");
        var regime = new Regime
        {
            Id = file.Id,
            Aliases = file.Aliases ?? [],
            Jurisdiction = file.Jurisdiction ?? "",
            Subject = file.Subject ?? "",
            Instrument = faults.Said(file.Instrument, "instrument"),
            Number = file.Number ?? "",
            From = faults.DateOrFirst(file.From, "from"),
            To = faults.Date(file.To, "to"),
            Succeeds = file.Succeeds,
            ReplacedBy = file.ReplacedBy,
            IdentityProved = file.IdentityProved,
            ObjectionsNeedGrounds = file.ObjectionsNeedGrounds,
            Calendar = calendar,
            Rules = [.. (file.Rules ?? []).Select(rule => ReadRule(file, rule, faults)).OfType<Rule>()],
            Fees = [.. (file.Fees ?? []).Select(fee => ReadFee(file, fee, faults)).OfType<FeeLadder>()],
        };
        if (regime.Rules.Count == 0) faults.Lacks("rules", null);
        if (regime.To < regime.From) faults.Add("to早于from。", "to is before from.");
        RefuseOverlaps(regime, faults);
        return regime;
    }

    static Rule? ReadRule(RegimeFile regime, RuleFile? file, Faults faults)
    {
        if (file is null || faults.Missing(file.Key, "key", "rule")) return null;
        var of = file.Key;
        if (file.Value is <= 0 or > 1000) faults.Add($"{of}: value应当在1到1000之间。", $"{of}: value must be 1 to 1000.");
        if (file.Value is not null && file.Unit is null) faults.Lacks("unit", of);
        var unit = ReadUnit(file.Unit, of, faults);
        var rolls = unit is TimeUnit.CalendarDay or TimeUnit.Month && file.Value is not null;
        if (rolls && file.Roll is null) faults.Lacks("roll", of);
        return new()
        {
            Key = $"{regime.Id}/{file.Key}",
            Name = faults.Said(file.Name, "name", of),
            Instrument = faults.Said(file.Instrument ?? regime.Instrument, "instrument", of),
            Article = faults.Said(file.Article, "article", of),
            Value = file.Value,
            Unit = unit,
            DayZero = faults.One(file.DayZero ?? regime.DayZero, "dayZero", of, DayZero.NextDay,
                ("next-day", DayZero.NextDay), ("same-day", DayZero.SameDay)),
            Roll = faults.One(file.Roll, "roll", of, Roll.None,
                ("none", Roll.None), ("next-working-day", Roll.NextWorkingDay)),
            Anchor = faults.Said(file.Anchor, "anchor", of),
            Extension = ReadExtension(file.Extension, of, faults),
            Effects = [.. (file.Effects ?? []).Select(effect => ReadEffect(effect, of, faults)).OfType<Effect>()],
            Deemed = faults.SaidIfAny(file.Deemed, "deemed", of),
            Note = faults.SaidIfAny(file.Note, "note", of),
            From = faults.Date(file.From, "from", of),
            To = faults.Date(file.To, "to", of),
            Evidence = faults.EvidenceOf(file.Evidence, of),
            Remedy = file.Remedy,
            CalendarId = regime.Calendar ?? "",
        };
    }

    static FeeLadder? ReadFee(RegimeFile regime, FeeFile? file, Faults faults)
    {
        const int FenInYuan = 100;
        if (file is null || faults.Missing(file.Key, "key", "fee")) return null;
        var of = file.Key;
        var bands = (file.Bands ?? []).OfType<FeeBandFile>().Select(band => new FeeBand(band.To ?? 0, (band.Each ?? -1) * FenInYuan)).ToList();
        var rising = bands.Zip(bands.Skip(1), (one, next) => next.To > one.To && next.Each >= one.Each).All(fine => fine);
        if (bands.Count == 0 || bands[0].To <= 0 || bands[0].Each < 0 || !rising || file.Every < 0 || file.More < 0)
        {
            faults.Add($"{of}: bands应当由低到高，数量和金额不得为负。", $"{of}: bands must rise, and nothing in them be negative.");
            return null;
        }
        return new()
        {
            Key = of,
            Name = faults.Said(file.Name, "name", of),
            Instrument = faults.Said(file.Instrument ?? regime.Instrument, "instrument", of),
            From = faults.DateOrFirst(file.From ?? regime.From, "from"),
            Bands = bands,
            Every = file.Every ?? 0,
            More = (file.More ?? 0) * FenInYuan,
            Evidence = faults.EvidenceOf(file.Evidence, of),
        };
    }

    static TimeUnit ReadUnit(string? unit, string of, Faults faults) =>
        faults.One(unit, "unit", of, TimeUnit.WorkingDay,
        ("working-day", TimeUnit.WorkingDay), ("calendar-day", TimeUnit.CalendarDay),
        ("month", TimeUnit.Month), ("hour", TimeUnit.Hour));

    static Extension? ReadExtension(ExtensionFile? file, string of, Faults faults)
    {
        if (file is null) return null;
        if (file.Max is not > 0 || file.Usual <= 0 || file.Usual > file.Max)
        {
            faults.Add($"{of}: extension的max应当大于0，usual不得超过max。",
                $"{of}: extension needs a max above 0 and a usual value within it.");
            return null;
        }
        return new(file.Max.Value, file.Usual ?? file.Max.Value, faults.Said(file.Article, "extension.article", of),
            faults.Said(file.Approver, "extension.approver", of), faults.Said(file.Notice, "extension.notice", of));
    }

    static Effect? ReadEffect(EffectFile? file, string of, Faults faults)
    {
        if (file is null || faults.Missing(file.On, "effects.on", of)) return null;
        if (file.Does is null) faults.Lacks("effects.does", of);
        var does = faults.One(file.Does, "effects.does", of, EffectKind.Pause,
            ("pause", EffectKind.Pause), ("restart", EffectKind.Restart), ("replace", EffectKind.Replace));
        return new(file.On, does, faults.Said(file.Article, "effects.article", of),
            faults.Said(file.Words, "effects.words", of), faults.EvidenceOf(file.Evidence, of));
    }

    // Two rows of one rule on the same day would leave it to chance which of them is the law.
    static void RefuseOverlaps(Regime regime, Faults faults)
    {
        foreach (var rows in regime.Rules.GroupBy(rule => rule.Key))
        {
            var ordered = rows.OrderBy(row => row.From ?? DateOnly.MinValue).ToArray();
            for (var i = 1; i < ordered.Length; i++)
            {
                if ((ordered[i - 1].To ?? DateOnly.MaxValue) < (ordered[i].From ?? DateOnly.MinValue)) continue;
                faults.Add($"{rows.Key}有两行在同一天有效。", $"{rows.Key} has two rows for the same day.");
            }
        }
    }
}
