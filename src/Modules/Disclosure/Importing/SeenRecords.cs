namespace Daylight.Disclosure.Importing;

/// <summary>Remembers what a run has read, so that the same document is not imported twice from two files.</summary>
sealed class SeenRecords
{
    readonly Dictionary<string, (Origin Origin, string Text)> byId = [];
    readonly Dictionary<string, Origin> byText = [];

    public ReadItem Check(ReadItem item)
    {
        if (item is not ReadItem.Record { Document: var document }) return item;
        var text = Draft.Hash(document.Title + "\n" + document.Text)[..32];
        if (byId.TryGetValue(document.SourceId, out var first))
        {
            return new ReadItem.Refused(document.Origin,
                first.Text == text ? ImportWords.SameAgain(first.Origin) : ImportWords.SameIdOtherText(first.Origin));
        }
        byId[document.SourceId] = (document.Origin, text);
        if (byText.TryAdd(text, document.Origin)) return item;
        var note = ImportWords.SameTextAs(byText[text]);
        return new ReadItem.Record(document with { Warnings = [.. document.Warnings, note] });
    }
}
