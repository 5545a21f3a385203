using SkiaSharp;
using static Daylight.Tests.Kernel.Redaction.Sample;

namespace Daylight.Tests.Kernel.Redaction;

/// <summary>PDFs in which a number or a name hides in as many ways.</summary>
static class PdfSamples
{
    // A4 in points. The number stands 100 from the left, 700 from below, 20 high.
    const double W = 595, H = 842;
    const string Line = "BT /F1 20 Tf 100 700 Td (13800138000) Tj ET BT /F1 20 Tf 100 300 Td (Stays here) Tj ET";

    static readonly Box There = Box(104, 702, 210, 712);

    public static IEnumerable<Sample> All => [.. Plain(), .. Turned(), .. Written(), .. Fonts(), .. Filled(), .. Beside()];

    static Box Box(double left, double bottom, double right, double top) => new(left / W, 1 - top / H, right / W, 1 - bottom / H);

    static Sample Of(string about, byte[] pdf, Box? covered = null, string secret = Phone) =>
        new(about, "a.pdf", pdf, [secret], Words(secret)) { Covered = covered ?? There };

    static IEnumerable<Sample> Plain()
    {
        yield return Of("a line of text", new PdfDraft().Page(Line).Build());
        yield return Of("packed content", new PdfDraft().Page(Line, packed: true).Build());
        yield return Of("the second page", new PdfDraft().Page("BT /F1 20 Tf 100 700 Td (Nothing) Tj ET").Page(Line).Build()) with { Pages = [2] };
        yield return Of("white text beside black", new PdfDraft().Page(Line + " BT 1 g /F1 20 Tf 100 500 Td (13800138000) Tj ET").Build());
        yield return Of("invisible text beside visible", new PdfDraft().Page(Line + " BT 3 Tr /F1 20 Tf 100 500 Td (13800138000) Tj ET").Build());
        yield return Of("two places", new PdfDraft().Page(Line + " BT /F1 8 Tf 300 100 Td (tel. 138-0013-8000) Tj ET").Build());
        yield return new("a region", "a.pdf", new PdfDraft().Page(Line).Build(), [Phone], Region(0.1, 0.1, 0.6, 0.2)) { Covered = There };
    }

    static IEnumerable<Sample> Turned()
    {
        // The page is turned clockwise: what was left is above.
        yield return Of("a page turned by 90 degrees", new PdfDraft().Page(Line, more: "/Rotate 90").Build(), new(702 / H, 104 / W, 712 / H, 210 / W));
        yield return Of("a page turned by 180 degrees", new PdfDraft().Page(Line, more: "/Rotate 180").Build(), new((W - 210) / W, 702 / H, (W - 104) / W, 712 / H));
        yield return Of("a page turned by 270 degrees", new PdfDraft().Page(Line, more: "/Rotate 270").Build(), new(1 - 712 / H, (W - 210) / W, 1 - 702 / H, (W - 104) / W));
        yield return Of("a cropped page", new PdfDraft().Page(Line, more: "/CropBox [50 400 450 800]").Build(), new(54 / 400d, 1 - 312 / 400d, 160 / 400d, 1 - 302 / 400d));
        yield return Of("text beyond the edge of the page", new PdfDraft().Page(Line + " BT /F1 20 Tf 100 -60 Td (13800138000) Tj ET").Build());
        yield return Of("text aslant", new PdfDraft().Page("BT /F1 20 Tf 0.707 0.707 -0.707 0.707 200 300 Tm (13800138000) Tj ET").Build(), Box(205, 310, 270, 375));
        yield return Of("text upright", new PdfDraft().Page("BT /F1 20 Tf 0 1 -1 0 200 300 Tm (13800138000) Tj ET").Build(), Box(188, 304, 198, 410));
        yield return Of("text scaled by its matrix", new PdfDraft().Page("q 10 0 0 10 0 0 cm BT /F1 2 Tf 10 70 Td (13800138000) Tj ET Q").Build());
    }

    static IEnumerable<Sample> Written()
    {
        yield return Of("a word in pieces", new PdfDraft().Page("BT /F1 20 Tf 100 700 Td (138) Tj (0013) Tj (8000) Tj ET").Build());
        yield return Of("letters moved apart", new PdfDraft().Page("BT /F1 20 Tf 100 700 Td [(1) -20 (3) 15 (8) -30 (00) 10 (138) -120 (000)] TJ ET").Build());
        yield return Of("letters in any order", new PdfDraft().Page("BT /F1 20 Tf "
            + string.Concat(Enumerable.Range(0, 11).Select(i => 10 - i * 7 % 11).Select(i => $"1 0 0 1 {100 + i * 11.12:0.##} 700 Tm ({Phone[i]}) Tj ")).Replace(',', '.') + "ET").Build());
        yield return Of("over the end of a line", new PdfDraft().Page("BT /F1 20 Tf 100 700 Td (138-0013-) Tj 0 -24 Td (8000) Tj ET").Build(), Box(104, 702, 170, 712));
        yield return Of("blanks between digits", new PdfDraft().Page("BT /F1 20 Tf 100 700 Td (138 0013 8000) Tj ET").Build());
        var one = new PdfDraft();
        var font = one.Helvetica();
        var form = one.Stream($"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 {font} 0 R >> >>", "BT /F1 20 Tf 100 700 Td (13800138000) Tj ET");
        yield return Of("text in a form of the page", one.Page("/X1 Do", font, $"/XObject << /X1 {form} 0 R >>").Build());
        var two = new PdfDraft();
        font = two.Helvetica();
        form = two.Stream($"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Matrix [1 0 0 1 50 300] /Resources << /Font << /F1 {font} 0 R >> >>", "BT /F1 20 Tf 0 0 Td (13800138000) Tj ET");
        var outer = two.Stream($"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Matrix [1 0 0 1 50 400] /Resources << /XObject << /X1 {form} 0 R >> >>", "/X1 Do");
        yield return Of("a form within a form", two.Page("/X1 Do", font, $"/XObject << /X1 {outer} 0 R >>").Build());
    }

    static IEnumerable<Sample> Fonts()
    {
        var odd = new PdfDraft();
        // A is the digit one, and so on: the bytes say nothing.
        var mixed = odd.Helvetica("/Encoding << /Type /Encoding /Differences [65 /one /three /eight /zero] >>");
        yield return Of("an encoding of its own", odd.Page("BT /F1 20 Tf 100 700 Td (ABCDDABCDDD) Tj ET", mixed).Build());

        var han = new PdfDraft();
        var (font, codes) = han.Composite(Name_);
        yield return Of("a composite font", han.Page($"BT /F1 20 Tf 100 700 Td <{codes}> Tj ET", font).Build(), Box(104, 702, 155, 712), Name_);
        var hant = new PdfDraft();
        (font, codes) = hant.Composite("陳曉嵐");
        yield return new("traditional characters", "a.pdf", hant.Page($"BT /F1 20 Tf 100 700 Td <{codes}> Tj ET", font).Build(), ["陳曉嵐", "陈晓岚"], Words("陈晓岚")) { Covered = Box(104, 702, 155, 712) };
        var wide = new PdfDraft();
        (font, codes) = wide.Composite("１３８００１３８０００");
        yield return new("full-width digits", "a.pdf", wide.Page($"BT /F1 20 Tf 100 700 Td <{codes}> Tj ET", font).Build(), ["１３８００１３８０００", Phone], Words(Phone)) { Covered = Box(104, 702, 310, 712) };
        var radical = new PdfDraft();
        (font, codes) = radical.Composite("王⼩明");
        yield return new("radicals in the place of characters", "a.pdf", radical.Page($"BT /F1 20 Tf 100 700 Td <{codes}> Tj ET", font).Build(), ["王⼩明", Name_], Words(Name_)) { Covered = Box(104, 702, 155, 712) };
        var mute = new PdfDraft();
        (font, codes) = mute.Composite(Name_, means: false);
        yield return new("a font that does not tell what it means", "a.pdf", mute.Page($"BT /F1 20 Tf 100 700 Td <{codes}> Tj ET", font).Build(), [Name_], Region(0.15, 0.14, 0.3, 0.18)) { Covered = Box(104, 702, 155, 712) };

        var own = new PdfDraft();
        var square = own.Stream("", "600 0 0 0 200 700 d1 0 0 200 700 re f");
        var means = own.Stream("", "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n4 beginbfchar\n<41> <0031>\n<42> <0033>\n<43> <0038>\n<44> <0030>\nendbfchar endcmap end end");
        var drawn = own.Add($"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 600 700] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs << /s {square} 0 R >> "
            + $"/Encoding << /Type /Encoding /Differences [65 /s /s /s /s] >> /FirstChar 65 /LastChar 68 /Widths [600 600 600 600] /Resources << >> /ToUnicode {means} 0 R >>");
        yield return Of("a font that draws its own letters", own.Page("BT /F1 20 Tf 100 700 Td (ABCDDABCDDD) Tj ET", drawn).Build());
    }

    static IEnumerable<Sample> Filled()
    {
        foreach (var turned in (int[])[0, 90])
        {
            var form = new PdfDraft();
            var font = form.Helvetica();
            var shown = form.Stream($"/Type /XObject /Subtype /Form /BBox [0 0 200 30] /Resources << /Font << /F1 {font} 0 R >> >>", "BT /F1 20 Tf 4 6 Td (13800138000) Tj ET");
            var field = form.Add($"<< /Type /Annot /Subtype /Widget /FT /Tx /T (phone) /V (13800138000) /F 4 /Rect [100 694 300 724] /AP << /N {shown} 0 R >> >>");
            form.Page("BT /F1 20 Tf 100 300 Td (Form) Tj ET", font, more: $"/Rotate {turned} /Annots [{field} 0 R]");
            form.Catalog = $"/AcroForm << /Fields [{field} 0 R] >>";
            yield return Of($"a form field on a page turned by {turned}", form.Build(), turned == 0 ? There : new(702 / H, 104 / W, 712 / H, 210 / W));
        }
        var family = new PdfDraft();
        var plain = family.Helvetica();
        var value = family.Stream($"/Type /XObject /Subtype /Form /BBox [0 0 200 30] /Resources << /Font << /F1 {plain} 0 R >> >>", "BT /F1 20 Tf 4 6 Td (13800138000) Tj ET");
        // The value stands with the field, the place with its child.
        var child = family.Add($"<< /Type /Annot /Subtype /Widget /Parent {value + 2} 0 R /F 4 /Rect [100 694 300 724] /AP << /N {value} 0 R >> >>");
        family.Catalog = $"/AcroForm << /Fields [{family.Add($"<< /FT /Tx /T (phone) /V (13800138000) /Kids [{child} 0 R] >>")} 0 R] >>";
        yield return Of("a form field whose value stands elsewhere", family.Page("BT /F1 20 Tf 100 300 Td (Form) Tj ET", plain, more: $"/Annots [{child} 0 R]").Build());

        var note = new PdfDraft();
        var letters = note.Helvetica();
        var look = note.Stream($"/Type /XObject /Subtype /Form /BBox [0 0 200 30] /Resources << /Font << /F1 {letters} 0 R >> >>", "BT /F1 20 Tf 4 6 Td (13800138000) Tj ET");
        var comment = note.Add($"<< /Type /Annot /Subtype /FreeText /Contents (call 13800138000) /F 4 /Rect [100 694 300 724] /AP << /N {look} 0 R >> >>");
        yield return Of("a comment on the page", note.Page("BT /F1 20 Tf 100 300 Td (Text) Tj ET", letters, more: $"/Annots [{comment} 0 R]").Build());
    }

    static IEnumerable<Sample> Beside()
    {
        var layers = new PdfDraft();
        var off = layers.Add("<< /Type /OCG /Name (13800138000) >>");
        layers.Catalog = $"/OCProperties << /OCGs [{off} 0 R] /D << /OFF [{off} 0 R] >> >>";
        yield return Of("a layer that is switched off", layers.Page(Line + " /OC /L1 BDC BT /F1 20 Tf 100 500 Td (13800138000) Tj ET EMC", resources: $"/Properties << /L1 {off} 0 R >>").Build());

        var said = new PdfDraft();
        var about = said.Add("<< /Title (13800138000) /Author (13800138000) /Keywords (13800138000) >>");
        var xmp = said.Stream("/Type /Metadata /Subtype /XML", "<x:xmpmeta xmlns:x='adobe:ns:meta/'>13800138000</x:xmpmeta>");
        (said.Trailer, said.Catalog) = ($"/Info {about} 0 R", $"/Metadata {xmp} 0 R");
        yield return Of("properties and metadata", said.Page(Line).Build());

        var attached = new PdfDraft();
        var file = attached.Stream("/Type /EmbeddedFile", "name,phone\nWang,13800138000", packed: true);
        var spec = attached.Add($"<< /Type /Filespec /F (list.csv) /EF << /F {file} 0 R >> >>");
        attached.Catalog = $"/Names << /EmbeddedFiles << /Names [(list.csv) {spec} 0 R] >> >>";
        yield return Of("a file attached inside", attached.Page(Line).Build());

        var script = new PdfDraft { Catalog = "/OpenAction << /S /JavaScript /JS (app.alert\\('13800138000'\\)) >>" };
        yield return Of("a script", script.Page(Line).Build());

        var marks = new PdfDraft();
        marks.Page(Line);
        var entry = marks.Add($"<< /Title (13800138000) /Dest [{marks.LastPage} 0 R /Fit] >>");
        marks.Catalog = $"/Outlines {marks.Add($"<< /Type /Outlines /First {entry} 0 R /Last {entry} 0 R /Count 1 >>")} 0 R";
        yield return Of("bookmarks", marks.Build());

        var twice = new PdfDraft();
        var older = twice.Add("<< /Note (13800138000 as it was) >>");
        twice.Page(Line);
        yield return Of("an update at the end, the old words before it", twice.Updated(older, "<< /Note (gone) >>"));

        var scan = new PdfDraft();
        using var picture = new SKBitmap(300, 60);
        picture.Erase(SKColors.Gray);
        using var packed = picture.Encode(SKEncodedImageFormat.Jpeg, 80);
        var image = scan.Stream("/Type /XObject /Subtype /Image /Width 300 /Height 60 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", packed.ToArray());
        yield return Of("text under a picture", scan.Page("BT /F1 20 Tf 100 700 Td (13800138000) Tj ET q 300 0 0 60 80 680 cm /X1 Do Q", resources: $"/XObject << /X1 {image} 0 R >>").Build()) with { Covered = null };
    }
}
