using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Daylight;

/// <summary>
/// How paragraphs of a document are set: styles and numbers by themselves, under new names, since names of styles are text
/// that somebody wrote.
/// </summary>
sealed class WordStyles
{
    readonly Dictionary<string, Style> known;
    readonly List<string> used = [];
    readonly List<int> lists = [];
    readonly Numbering? numbers;

    public WordStyles(MainDocumentPart from)
    {
        known = (from.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
            .Where(style => style.StyleId?.Value is not null).DistinctBy(style => style.StyleId!.Value!)
            .ToDictionary(style => style.StyleId!.Value!);
        numbers = from.NumberingDefinitionsPart?.Numbering;
    }

    /// <summary>True when words in a style are hidden.</summary>
    public bool Hides(string? id) => Chain(id).Select(style => style.StyleRunProperties?.Vanish).OfType<Vanish>()
        .Select(vanish => vanish.Val?.Value ?? true).FirstOrDefault();

    /// <summary>The setting of a paragraph, in the order in which the schema wants it.</summary>
    public ParagraphProperties Of(ParagraphProperties? old)
    {
        var setting = new ParagraphProperties();
        if (old?.ParagraphStyleId?.Val?.Value is { } style && known.ContainsKey(style)) setting.Append(new ParagraphStyleId { Val = Name(style) });
        var list = old?.NumberingProperties ?? Chain(old?.ParagraphStyleId?.Val?.Value)
            .Select(one => one.StyleParagraphProperties?.NumberingProperties).FirstOrDefault(one => one is not null);
        if (list?.NumberingId?.Val?.Value is > 0 and var id && numbers is not null)
        {
            if (!lists.Contains(id)) lists.Add(id);
            setting.Append(new NumberingProperties(
                new NumberingLevelReference { Val = list.NumberingLevelReference?.Val?.Value ?? 0 }, new NumberingId { Val = lists.IndexOf(id) + 1 }));
        }
        Measures(old, setting);
        return setting;
    }

    /// <summary>The styles that were asked for, and those they build on.</summary>
    public Styles Written()
    {
        var styles = new Styles();
        for (var i = 0; i < used.Count; i++)
        {
            var old = known[used[i]];
            var style = new Style(new StyleName { Val = $"样式{i + 1}" }) { Type = StyleValues.Paragraph, StyleId = $"S{i + 1}" };
            if (old.BasedOn?.Val?.Value is { } below && known.ContainsKey(below) && below != used[i]) style.Append(new BasedOn { Val = Name(below) });
            var paragraph = new StyleParagraphProperties();
            Measures(old.StyleParagraphProperties, paragraph);
            if (paragraph.HasChildren) style.Append(paragraph);
            if (old.StyleRunProperties is { } run && WordCopy.Setting(run) is { HasChildren: true } setting)
                style.Append(new StyleRunProperties(setting.ChildElements.Select(child => child.CloneNode(true))));
            styles.Append(style);
        }
        return styles;
    }

    /// <summary>The lists that were asked for: their kinds of number and the words around it; null when there are none.</summary>
    public Numbering? Numbering()
    {
        if (lists.Count == 0) return null;
        var written = new Numbering();
        for (var i = 0; i < lists.Count; i++)
        {
            var list = new AbstractNum { AbstractNumberId = i };
            foreach (var level in LevelsOf(lists[i]))
            {
                list.Append(new Level(
                    new StartNumberingValue { Val = level.StartNumberingValue?.Val?.Value ?? 1 },
                    new NumberingFormat { Val = level.NumberingFormat?.Val?.Value ?? NumberFormatValues.Decimal },
                    new LevelText { Val = level.LevelText?.Val?.Value ?? "" })
                { LevelIndex = level.LevelIndex?.Value ?? 0 });
            }
            written.Append(list);
        }
        for (var i = 0; i < lists.Count; i++) written.Append(new NumberingInstance(new AbstractNumId { Val = i }) { NumberID = i + 1 });
        return written;
    }

    IEnumerable<Level> LevelsOf(int id)
    {
        var instance = numbers!.Elements<NumberingInstance>().FirstOrDefault(one => one.NumberID?.Value == id);
        return numbers.Elements<AbstractNum>().FirstOrDefault(one => one.AbstractNumberId?.Value == instance?.AbstractNumId?.Val?.Value)
            ?.Elements<Level>() ?? [];
    }

    IEnumerable<Style> Chain(string? id)
    {
        for (var left = 20; left > 0 && id is not null && known.TryGetValue(id, out var style); left--)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }

    string Name(string id)
    {
        if (!used.Contains(id)) used.Add(id);
        return $"S{used.IndexOf(id) + 1}";
    }

    // Numbers only: an attribute of another type is not read.
    static void Measures(OpenXmlElement? old, OpenXmlElement into)
    {
        if (old?.GetFirstChild<SpacingBetweenLines>() is { } spacing)
        {
            into.Append(new SpacingBetweenLines
            {
                Before = Number(spacing.Before), After = Number(spacing.After), Line = Number(spacing.Line), LineRule = spacing.LineRule?.Value,
            });
        }
        if (old?.GetFirstChild<Indentation>() is { } indent)
        {
            into.Append(new Indentation
            {
                Left = Number(indent.Left), Right = Number(indent.Right), FirstLine = Number(indent.FirstLine), Hanging = Number(indent.Hanging),
                FirstLineChars = indent.FirstLineChars?.Value,
            });
        }
        if (old?.GetFirstChild<Justification>()?.Val?.Value is { } side) into.Append(new Justification { Val = side });
    }

    static StringValue? Number(StringValue? value) => int.TryParse(value?.Value, out var number) ? $"{number}" : null;
}
