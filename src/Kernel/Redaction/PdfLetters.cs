using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Daylight;

/// <summary>Where masked words stand on the pages of a PDF, as far as its characters, forms and comments tell.</summary>
sealed class PdfLetters(PdfDocument pdf, Masks masks)
{
    /// <summary>What is known of a page.</summary>
    public KnownPage Of(Page page)
    {
        foreach (var region in masks.Of<RegionMark>().Where(mark => mark.Page == page.Number)) masks.Cover(Under(region.Area, page));
        return new([.. On(page)], page.Letters.SelectMany(letter => Radicals.Replaced(letter.Value ?? "")).Where(char.IsLetterOrDigit).ToHashSet());
    }

    // The letters whose middle lies in a region.
    static string Under(Box region, Page page) => string.Concat(page.Letters.Where(letter =>
    {
        var area = AreaOf(letter, page);
        var (x, y) = ((area.Left + area.Right) / 2, (area.Top + area.Bottom) / 2);
        return region.Left <= x && x <= region.Right && region.Top <= y && y <= region.Bottom;
    }).Select(letter => letter.Value));

    // What is to be masked, with the mark that asks for it and the words as they are written.
    IEnumerable<(Box Area, WordMark Mark, string Written)> On(Page page)
    {
        if (masks.Words.Count == 0) yield break;
        // Programs write letters in any order: as they come, and as they stand in lines.
        var orders = (IReadOnlyList<Letter>[])[page.Letters, [.. page.Letters.OrderByDescending(Row).ThenBy(letter => letter.StartBaseLine.X)]];
        foreach (var letters in orders)
        {
            foreach (var found in In(page, letters)) yield return found;
        }
        foreach (var found in InForms(page)) yield return found;
    }

    IEnumerable<(Box, WordMark, string)> In(Page page, IReadOnlyList<Letter> letters)
    {
        var text = new StringBuilder();
        var owners = new List<int>();
        for (var i = 0; i < letters.Count; i++)
        {
            text.Append(letters[i].Value);
            while (owners.Count < text.Length) owners.Add(i);
        }
        var whole = text.ToString();
        foreach (var (start, end, mark) in masks.In(whole))
        {
            var boxes = owners[start..end].Distinct().Select(i => AreaOf(letters[i], page));
            foreach (var box in Box.Joined(boxes)) yield return (box, mark, whole[start..end]);
        }
    }

    // What is filled in and what is noted on the page is drawn with it, and is no letter of it.
    IEnumerable<(Box, WordMark, string)> InForms(Page page)
    {
        var fields = pdf.TryGetForm(out var form)
            ? form.GetFieldsForPage(page.Number).Where(field => field.Bounds is not null)
                .Select(field => (Turned(field.Bounds!.Value, page), Said(field.Dictionary)))
            : [];
        var notes = page.GetAnnotations().Select(note => (note.Rectangle, $"{note.Content} {Said(note.AnnotationDictionary)}"));
        foreach (var (bounds, said) in fields.Concat(notes))
        {
            foreach (var (start, end, mark) in masks.In(said))
                yield return (Shares(bounds, page), mark, said[start..end]);
        }
    }

    // A field and its place may be two things: the value stands with the one above.
    string Said(DictionaryToken? thing)
    {
        var said = new StringBuilder();
        for (var above = 0; above < 5 && thing is not null; above++)
        {
            foreach (var value in thing.Data.Values)
                said.Append(value is StringToken text ? text.Data : value is HexToken coded ? coded.Data : "").Append(' ');
            thing = thing.TryGet(NameToken.Parent, out IndirectReferenceToken parent) ? pdf.Structure.GetObject(parent.Data).Data as DictionaryToken : null;
        }
        return said.ToString();
    }

    static double Row(Letter letter) => Math.Round(letter.StartBaseLine.Y / Math.Max(2, letter.PointSize * 0.5));

    // Fonts lie about their boxes: what lies between the ends of the base line, a size high, is covered in any case.
    static Box AreaOf(Letter letter, Page page)
    {
        var size = Math.Clamp(letter.PointSize, 4, 300);
        var (start, end) = (letter.StartBaseLine, letter.EndBaseLine);
        var (dx, dy) = (end.X - start.X, end.Y - start.Y);
        var length = Math.Sqrt(dx * dx + dy * dy);
        (dx, dy) = length < 0.01 ? (1, 0) : (dx / length, dy / length);
        if (length < 0.01) end = new(start.X + size, start.Y);
        PdfPoint[] corners =
        [
            new(start.X + dy * size * 0.3, start.Y - dx * size * 0.3), new(start.X - dy * size, start.Y + dx * size),
            new(end.X + dy * size * 0.3, end.Y - dx * size * 0.3), new(end.X - dy * size, end.Y + dx * size),
        ];
        var box = letter.BoundingBox;
        PdfPoint[] drawn = [box.BottomLeft, box.TopRight, box.TopLeft, box.BottomRight];
        // A box that reaches far beyond its letter is one of the lies.
        var near = drawn.Where(corner => Math.Abs(corner.X - start.X) < size * 3 && Math.Abs(corner.Y - start.Y) < size * 3);
        var all = corners.Concat(near).ToArray();
        return Shares(new(all.Min(p => p.X), all.Min(p => p.Y), all.Max(p => p.X), all.Max(p => p.Y)), page);
    }

    static Box Shares(PdfRectangle area, Page page) => new(
        Math.Clamp((area.Left - 1) / page.Width, 0, 1), Math.Clamp(1 - (area.Top + 1) / page.Height, 0, 1),
        Math.Clamp((area.Right + 1) / page.Width, 0, 1), Math.Clamp(1 - (area.Bottom - 1) / page.Height, 0, 1));

    // Unlike those of comments, rectangles of forms are given on the page as it is before it is turned.
    static PdfRectangle Turned(PdfRectangle area, Page page)
    {
        var crop = page.CropBox.Bounds;
        var (left, bottom, right, top) = (area.Left - crop.Left, area.Bottom - crop.Bottom, area.Right - crop.Left, area.Top - crop.Bottom);
        return page.Rotation.Value switch
        {
            90 => new(bottom, crop.Width - right, top, crop.Width - left),
            180 => new(crop.Width - right, crop.Height - top, crop.Width - left, crop.Height - bottom),
            270 => new(crop.Height - top, left, crop.Height - bottom, right),
            _ => new(left, bottom, right, top),
        };
    }
}
