using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Daylight;

/// <summary>The names of the index's fields.</summary>
static class Fields
{
    public const string Address = "address", Text = "text", Attachment = "attachment", Title = "title";
    public const string Characters = "characters", Pinyin = "pinyin", Initials = "initials";
    public const string Number = "number", NumberTail = "number-tail";
    public const string Card = "card", Day = "day", Audience = "audience";
}

/// <summary>Turns what is asked into Lucene's terms. Rights are not its matter.</summary>
sealed class SearchPlan(Asked asked, IndexReader reader)
{
    const float TitleWeight = 2.5f;
    const float AttachmentWeight = 0.4f;
    const float NumberWeight = 1_000;
    const float TailWeight = 300;
    const float SoundWeight = 0.5f;

    const int MostWays = 8;

    readonly List<Token> tokens = [];
    readonly List<string[]> readings = [];

    /// <summary>Everything asked for.</summary>
    public Query All()
    {
        if (asked.SaysNothing) return new BooleanQuery();
        if (asked.IsEmpty) return Without(new MatchAllDocsQuery());
        var all = new BooleanQuery();
        foreach (var clause in Wanted()) all.Add(clause, Occur.MUST);
        if (Numbered(asked.Number) is { } number)
        {
            number.Add(all, Occur.SHOULD);
            return Without(number);
        }
        AddTitles(all);
        return Without(all);
    }

    /// <summary>Most of the words, or with <paramref name="any"/> one of them; null when there is only one.</summary>
    public Query? Some(bool any)
    {
        var clauses = Wanted().ToList();
        if (clauses.Count < 2) return null;
        var some = new BooleanQuery { MinimumNumberShouldMatch = any ? 1 : Math.Max(1, (clauses.Count * 2 + 2) / 3) };
        foreach (var clause in clauses) some.Add(clause, Occur.SHOULD);
        return Without(some);
    }

    /// <summary>Titles and names by the initials of their pinyin, or null when no word can be initials.</summary>
    public Query? ByInitials()
    {
        if (!asked.Words.Any(IsInitials)) return null;
        var all = new BooleanQuery();
        foreach (var part in asked.Wanted)
            foreach (var word in part.Words)
                all.Add(IsInitials(word) ? Initials(word.Text) : WordQuery(word), Occur.MUST);
        return Without(all);

        static bool IsInitials(Word word) =>
            word.Text.Length is >= 2 and <= 12 && word.Text.All(char.IsAsciiLetterLower);
    }

    /// <summary>Titles that sound like the Han words asked for, or null when there are none.</summary>
    public Query? BySound()
    {
        var all = new BooleanQuery();
        foreach (var part in asked.Wanted.Where(part => Sounds(part.Text).Count > 1))
            all.Add(Phrase(Fields.Pinyin, Sounds(part.Text)), Occur.MUST);
        return all.Clauses.Count == 0 ? null : Without(all);
    }

    /// <summary>Only the terms, all of them, as anyone would write it with Lucene.</summary>
    public Query Bare() => And(asked.Words.SelectMany(word => Terms(word.Text)).Distinct()
        .Select(term => (Query)new TermQuery(new(Fields.Text, term))));

    /// <summary>The ways in which letters asked for are read as pinyin.</summary>
    public IEnumerable<string[]> Readings() => readings;

    /// <summary>The syllables of the Han characters of a folded text.</summary>
    public static List<string> Sounds(string folded) => [.. Pinyin.AsRead(folded).Select(Pinyin.Of).OfType<string>()];

    // Letters that follow each other are one thing, so that “huang pu” is read as “huangpu”.
    IEnumerable<Query> Wanted()
    {
        var letters = new List<Word>();
        foreach (var part in asked.Wanted)
        {
            var numbered = Numbered(part.Number);
            if (part.IsPhrase || numbered is not null)
            {
                if (letters.Count > 0) yield return Letters(letters);
                letters.Clear();
                yield return part.IsPhrase ? PhraseQuery(part) : Or(numbered!, And(part.Words.Select(WordQuery)));
                continue;
            }
            foreach (var word in part.Words)
            {
                if (word.Text.All(char.IsAsciiLetterLower))
                {
                    letters.Add(word);
                    continue;
                }
                if (letters.Count > 0) yield return Letters(letters);
                letters.Clear();
                yield return WordQuery(word);
            }
        }
        if (letters.Count > 0) yield return Letters(letters);
    }

    Query WordQuery(Word word)
    {
        if (word.IsSingle) return new TermQuery(new(Fields.Characters, word.Text));
        var terms = Terms(word.Text);
        return Anywhere(terms, field => And(terms.Select(term => (Query)new TermQuery(new(field, term)))));
    }

    // Attachments are asked only when they have the terms: most documents have none, and a second list costs time.
    Query Anywhere(IReadOnlyList<string> terms, Func<string, Query> within)
    {
        var text = within(Fields.Text);
        if (terms.Any(term => reader.DocFreq(new(Fields.Attachment, term)) == 0)) return text;
        var attachment = within(Fields.Attachment);
        attachment.Boost = AttachmentWeight;
        return Or([], text, attachment);
    }

    Query PhraseQuery(Part part)
    {
        if (part.Words is [{ IsSingle: true } only]) return WordQuery(only);
        tokens.Clear();
        Tokens.Cut(part.Text, tokens);
        var places = new List<(string Term, int At)>();
        var at = -1;
        foreach (var token in tokens)
        {
            at += token.Step;
            if (token.Step > 0 && !EndsRun(part.Text, token))
                places.Add((part.Text.Substring(token.Start, token.Length), at));
        }
        return Anywhere([.. places.Select(place => place.Term)], Query (field) =>
        {
            if (places.Count == 1) return new TermQuery(new(field, places[0].Term));
            var phrase = new PhraseQuery();
            foreach (var (term, position) in places) phrase.Add(new(field, term), position);
            return phrase;
        });

        // The last character of a run is a term only where a run ends; in the text found it may go on.
        static bool EndsRun(string text, Token token) =>
            token.Start > 0 && Folding.Kind(text[token.Start]) == CharKind.Han
            && Folding.Kind(text[token.Start - 1]) == CharKind.Han && Tokens.Width(text, token.Start) == token.Length;
    }

    Query Letters(List<Word> words)
    {
        var literally = And(words.Select(WordQuery));
        var read = words.Select(word => Pinyin.Read(word.Text)).ToList();
        if (read.Any(reading => reading.Count == 0)) return literally;
        var ways = read.Aggregate((IEnumerable<string[]>)[[]], (ways, next) =>
            ways.SelectMany(way => next.Select(reading => (string[])[.. way, .. reading])).Take(MostWays));
        var alternatives = new BooleanQuery { { literally, Occur.SHOULD } };
        foreach (var way in ways.Where(way => way.Length > 1))
        {
            readings.Add(way);
            var sound = Phrase(Fields.Pinyin, way);
            sound.Boost = SoundWeight;
            alternatives.Add(sound, Occur.SHOULD);
        }
        return alternatives.Clauses.Count == 1 ? literally : alternatives;
    }

    static Query Initials(string letters) => letters.Length <= 3
        ? new TermQuery(new(Fields.Initials, letters))
        : Phrase(Fields.Initials, [.. Enumerable.Range(0, letters.Length - 2).Select(i => letters.Substring(i, 3))]);

    BooleanQuery? Numbered(string key)
    {
        if (key.Length == 0) return null;
        var found = new BooleanQuery();
        AddNumber(Fields.Number, NumberWeight);
        AddNumber(Fields.NumberTail, TailWeight);
        return found.Clauses.Count > 0 ? found : null;

        void AddNumber(string field, float weight)
        {
            var term = new Term(field, key);
            if (reader.DocFreq(term) > 0)
                found.Add(new ConstantScoreQuery(new TermQuery(term)) { Boost = weight }, Occur.SHOULD);
        }
    }

    // Pairs across the words of a run are there only where the run stands as it was asked: the title as a phrase.
    void AddTitles(BooleanQuery to)
    {
        foreach (var term in asked.Wanted.SelectMany(part => TitleTerms(part.Text)).Distinct())
            to.Add(new TermQuery(new(Fields.Title, term)) { Boost = TitleWeight }, Occur.SHOULD);
    }

    List<string> TitleTerms(string folded)
    {
        tokens.Clear();
        Tokens.Cut(folded, tokens);
        var single = tokens.Count == 1;
        return [.. tokens.Where(token => single || token.Length > 1)
            .Take(40).Select(token => folded.Substring(token.Start, token.Length))];
    }

    List<string> Terms(string word)
    {
        tokens.Clear();
        Tokens.Cut(word, tokens);
        return [.. tokens.Where(token => token.Step > 0)
            .Select(token => word.Substring(token.Start, token.Length))
            .Where(term => new Word(term) is { IsLetters: true } or { IsSingle: false }).Distinct()];
    }

    Query Without(Query query)
    {
        if (asked.Unwanted.Count == 0) return query;
        var without = new BooleanQuery { { query, Occur.MUST } };
        foreach (var part in asked.Unwanted)
            without.Add(part.IsPhrase ? PhraseQuery(part) : And(part.Words.Select(WordQuery)), Occur.MUST_NOT);
        return without;
    }

    static PhraseQuery Phrase(string field, IEnumerable<string> terms)
    {
        var phrase = new PhraseQuery();
        foreach (var term in terms) phrase.Add(new Term(field, term));
        return phrase;
    }

    static Query And(IEnumerable<Query> queries)
    {
        var all = new BooleanQuery();
        foreach (var query in queries) all.Add(query, Occur.MUST);
        return all.Clauses.Count == 1 ? all.Clauses[0].Query : all;
    }

    static BooleanQuery Or(BooleanQuery to, params IEnumerable<Query> queries)
    {
        foreach (var query in queries) to.Add(query, Occur.SHOULD);
        return to;
    }
}
