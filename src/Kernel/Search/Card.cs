using System.Runtime.InteropServices;
using System.Text;
using Lucene.Net.Analysis;
using Lucene.Net.Documents;
using Lucene.Net.Index;

namespace Daylight;

/// <summary>
/// What of a document is given back with a hit, as stored bytes. They are those of the characters in memory: a page of
/// hits is twenty cards, and decoding them took as long as finding them.
/// </summary>
static class Card
{
    public static byte[] Write(SearchDocument document)
    {
        var card = new StringBuilder();
        string[] texts =
        [
            document.Address, document.Kind, document.Title, document.DocumentNumber, document.IndexNumber,
            document.BodyName, document.Category, document.LanguageTag, document.Validity,
        ];
        foreach (var text in texts) Write(card, text);
        Write(card, document.InForce ? 1 : 0);
        Write(card, document.Date?.DayNumber ?? 0);
        WriteList(card, document.BodyPath);
        WriteList(card, document.Topics);
        WriteList(card, [.. document.Shown.SelectMany(pair => (string[])[pair.Key, pair.Value])]);
        return AsBytes(card.ToString());
    }

    public static SearchDocument Read(byte[] bytes)
    {
        var card = new Reading(AsText(bytes));
        return new()
        {
            Address = card.Text(),
            Kind = card.Text(),
            Title = card.Text(),
            DocumentNumber = card.Text(),
            IndexNumber = card.Text(),
            BodyName = card.Text(),
            Category = card.Text(),
            LanguageTag = card.Text(),
            Validity = card.Text(),
            InForce = card.Number() == 1,
            Date = card.Number() is var day and > 0 ? DateOnly.FromDayNumber(day) : null,
            BodyPath = card.List(),
            Topics = card.List(),
            Shown = card.Pairs(),
            Audience = [],
        };
    }

    /// <summary>The bytes of a text as it stands in memory: an index never leaves its machine.</summary>
    public static byte[] AsBytes(ReadOnlySpan<char> text) => MemoryMarshal.AsBytes(text).ToArray();

    /// <summary>The text of such bytes.</summary>
    public static ReadOnlySpan<char> AsText(byte[] bytes) => MemoryMarshal.Cast<byte, char>(bytes);

    static void Write(StringBuilder card, int number) => card.Append((char)(number >> 16)).Append((char)number);

    static void Write(StringBuilder card, string text)
    {
        Write(card, text.Length);
        card.Append(text);
    }

    static void WriteList(StringBuilder card, IReadOnlyList<string> values)
    {
        Write(card, values.Count);
        foreach (var value in values) Write(card, value);
    }

    ref struct Reading(ReadOnlySpan<char> card)
    {
        ReadOnlySpan<char> rest = card;

        public int Number()
        {
            var number = (rest[0] << 16) | rest[1];
            rest = rest[2..];
            return number;
        }

        public string Text()
        {
            var length = Number();
            var text = rest[..length].ToString();
            rest = rest[length..];
            return text;
        }

        public string[] List()
        {
            var values = new string[Number()];
            for (var i = 0; i < values.Length; i++) values[i] = Text();
            return values;
        }

        public Dictionary<string, string> Pairs()
        {
            var count = Number() / 2;
            var pairs = new Dictionary<string, string>(count);
            for (var i = 0; i < count; i++) pairs[Text()] = Text();
            return pairs;
        }
    }
}

/// <summary>Makes Lucene documents; its token streams are used again, so one belongs to one writer at a time.</summary>
sealed class DocumentForm : IDisposable
{
    static readonly FieldType Weighted = Indexed(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, norms: true);
    static readonly FieldType Placed = Indexed(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, norms: false);
    static readonly FieldType Present = Indexed(IndexOptions.DOCS_ONLY, norms: false);

    readonly TextTokens text = new();
    readonly TextTokens attachment = new();
    readonly TextTokens title = new(singles: true);
    readonly ListTokens characters = new();
    readonly ListTokens pinyin = new();
    readonly ListTokens initials = new();
    readonly ListTokens numbers = new();
    readonly ListTokens tails = new();

    public Document Of(SearchDocument it)
    {
        var names = (string[])[Folding.Fold(it.Title), Folding.Fold(it.BodyName)];
        var keys = (string[])[it.DocumentNumber, it.IndexNumber];
        var document = new Document
        {
            new StringField(Fields.Address, it.Address, Field.Store.NO),
            new Field(Fields.Title, title.Of(it.Title), Weighted),
            new Field(Fields.Text, text.Of([.. Named(it), it.Text]), Weighted),
            new Field(Fields.Characters, characters.Of(Characters(it)), Present),
            new Field(Fields.Pinyin, pinyin.Of(Apart(names.Select(Pinyin.Terms))), Placed),
            new Field(Fields.Initials, initials.Of(Apart(names.Select(Pinyin.Initials))), Placed),
            new Field(Fields.Number, numbers.Of(Each(keys.Select(NumberKey.Of))), Present),
            new Field(Fields.NumberTail, tails.Of(Each(keys.SelectMany(NumberKey.Tails))), Present),
            new NumericDocValuesField(Fields.Day, Columns.DayFor(it.Date, it.InForce)),
            Column(Fields.Audience, it.Audience),
            Column(nameof(Facet.Kind), [it.Kind]),
            Column(nameof(Facet.Body), it.BodyPath),
            Column(nameof(Facet.Category), [it.Category]),
            Column(nameof(Facet.Topic), it.Topics.Order(StringComparer.Ordinal)),
            Column(nameof(Facet.Validity), [it.Validity]),
            new StoredField(Fields.Card, Card.Write(it)),
        };
        if (it.AttachmentText.Length > 0)
            document.Add(new Field(Fields.Attachment, attachment.Of(it.AttachmentText), Weighted));
        Store(document, Fields.Text, it.Text);
        Store(document, Fields.Attachment, it.AttachmentText);
        return document;
    }

    // Beside the text itself, what one expects to find a document by.
    static string[] Named(SearchDocument it) =>
        [it.Title, it.BodyName, it.DocumentNumber, it.IndexNumber, .. it.Topics];

    static void Store(Document document, string field, string text)
    {
        foreach (var (start, length) in Pieces.Of(text, Pieces.Paragraph))
            document.Add(new StoredField(field, Card.AsBytes(text.AsSpan(start, length))));
    }

    public void Dispose()
    {
        TokenStream[] streams = [text, attachment, title, characters, pinyin, initials, numbers, tails];
        foreach (var stream in streams) stream.Dispose();
    }

    static IEnumerable<(string, int)> Apart(IEnumerable<IEnumerable<(string Term, int Step)>> names) =>
        names.SelectMany(name => name.Select((term, i) => (term.Term, i == 0 ? term.Step + 16 : term.Step)));

    static IEnumerable<(string, int)> Each(IEnumerable<string> terms) =>
        terms.Where(term => term.Length > 0).Select(term => (term, 1));

    static IEnumerable<(string, int)> Characters(SearchDocument it)
    {
        var seen = new HashSet<int>();
        var folded = new FoldedText();
        foreach (var source in (string[])[.. Named(it), it.Text, it.AttachmentText])
            foreach (var (start, length) in Pieces.Of(source, Pieces.Page))
            {
                Folding.Fold(source.AsSpan(start, length), folded);
                foreach (var rune in folded.Span.EnumerateRunes())
                    if (!rune.IsBmp || Folding.Kind((char)rune.Value) == CharKind.Han) seen.Add(rune.Value);
            }
        return Each(seen.Select(char.ConvertFromUtf32));
    }

    static SortedDocValuesField Column(string name, IEnumerable<string> values) =>
        new(name, new(Vocabulary.Join(values)));

    static FieldType Indexed(IndexOptions options, bool norms)
    {
        var type = new FieldType { IsIndexed = true, IsTokenized = true, OmitNorms = !norms, IndexOptions = options };
        type.Freeze();
        return type;
    }
}
