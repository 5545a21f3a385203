using System.Text;
using BitMiracle.LibTiff.Classic;
using SkiaSharp;
using static Daylight.Tests.Kernel.Redaction.Sample;

namespace Daylight.Tests.Kernel.Redaction;

/// <summary>Pictures and scans in which a number or a name hides.</summary>
static class PictureSamples
{
    static readonly string? Noto = ((string[])["/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc"]).FirstOrDefault(File.Exists);

    /// <summary>True when there is a font to write Chinese pictures with.</summary>
    public static bool CanDraw => Noto is not null;

    /// <summary>Masked by region: nothing has to be read.</summary>
    public static IEnumerable<Sample> Marked
    {
        get
        {
            var photo = Drawn(400, 200, (Phone, 40));
            yield return Of("a JPEG with EXIF, a thumbnail and a comment", "a.jpg", WithExif(Jpeg(photo)));
            yield return Of("a PNG with text beside its dots", "a.png", WithText(Png(photo)));
            yield return Of("a WebP", "a.webp", photo.Encode(SKEncodedImageFormat.Webp, 90).ToArray());
            yield return Of("a TIFF of two pages", "a.tif", Tiff(photo, 2)) with { Marks = [Region(0, 0, 1, 0.5), Region(0, 0, 1, 0.5, page: 2)], Pages = [1, 2] };
        }
    }

    /// <summary>Masked by words, which have to be read from the picture.</summary>
    public static IEnumerable<Sample> Read
    {
        get
        {
            var page = Drawn(1240, 600, ($"Phone {Phone} of the office", 120), ("The meeting begins at nine", 260));
            var chinese = Drawn(1240, 600, ($"联系人：{Name_}，请到大沙街道办事处", 120), ("会议上午九点开始", 260));
            yield return new("a picture of English text", "a.png", Png(page), [Phone], Words(Phone)) { Kept = "begins" };
            yield return new("a picture of Chinese text", "a.jpg", Jpeg(chinese), [Name_], Words(Name_)) { Kept = "会议" };
            yield return new("a scanned page", "a.pdf", Scan(page, ""), [Phone], Words(Phone)) { Kept = "begins" };
            yield return new("a scanned page, turned", "a.pdf", Scan(Turned(page), "/Rotate 270"), [Phone], Words(Phone)) { Kept = "begins" };
            var mute = new PdfDraft();
            yield return new("words whose codes lie", "a.pdf", mute.Page("BT /F1 20 Tf 60 700 Td (Telephone 13800138000 of the office) Tj ET BT /F1 20 Tf 60 600 Td (The meeting begins at nine) Tj ET",
                mute.Helvetica($"/ToUnicode {Lying(mute)} 0 R")).Build(), [Phone], Words(Phone)) { Kept = "begins" };
        }
    }

    static Sample Of(string about, string name, byte[] content) => new(about, name, content, [Phone], Region(0, 0, 1, 0.5)) { Covered = new(0.1, 0.12, 0.9, 0.45) };

    internal static SKBitmap Drawn(int width, int height, params (string Text, int At)[] lines)
    {
        var picture = new SKBitmap(width, height);
        using var canvas = new SKCanvas(picture);
        canvas.Clear(SKColors.White);
        using var face = Noto is null ? SKTypeface.Default : SKTypeface.FromFile(Noto);
        using var font = new SKFont(face, 40);
        using var paint = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        foreach (var (text, at) in lines) canvas.DrawText(text, 40, at + 20, font, paint);
        return picture;
    }

    static SKBitmap Turned(SKBitmap upright)
    {
        var turned = new SKBitmap(upright.Height, upright.Width);
        using var canvas = new SKCanvas(turned);
        canvas.Translate(turned.Width, 0);
        canvas.RotateDegrees(90);
        canvas.DrawBitmap(upright, 0, 0);
        return turned;
    }

    static byte[] Jpeg(SKBitmap picture) => picture.Encode(SKEncodedImageFormat.Jpeg, 90).ToArray();

    static byte[] Png(SKBitmap picture) => picture.Encode(SKEncodedImageFormat.Png, 90).ToArray();

    static byte[] Scan(SKBitmap picture, string more)
    {
        var pdf = new PdfDraft();
        var image = pdf.Stream($"/Type /XObject /Subtype /Image /Width {picture.Width} /Height {picture.Height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", Jpeg(picture));
        var (wide, high) = (picture.Width * 72 / 150, picture.Height * 72 / 150);
        return pdf.Page($"q {wide} 0 0 {high} 0 0 cm /X1 Do Q", resources: $"/XObject << /X1 {image} 0 R >>", more: $"/CropBox [0 0 {wide} {high}] {more}").Build();
    }

    // Every digit is said to be a letter, as in files that don't want to be searched.
    static int Lying(PdfDraft pdf) => pdf.Stream("", "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n"
        + "1 beginbfrange\n<30> <39> <0061>\nendbfrange endcmap end end");

    // After the two bytes that begin it: a block of camera data whose thumbnail and words say what is masked.
    static byte[] WithExif(byte[] jpeg)
    {
        byte[] data = [.. "Exif\0\0II*\0\x08\0\0\0\0\0"u8, .. Encoding.UTF8.GetBytes($"GPS {Phone}"), .. Encoding.Unicode.GetBytes(Phone)];
        byte[] block = [0xFF, 0xE1, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];
        var said = Encoding.UTF8.GetBytes(Phone);
        return [.. jpeg[..2], .. block, 0xFF, 0xFE, 0, (byte)(said.Length + 2), .. said, .. jpeg[2..]];
    }

    static byte[] WithText(byte[] png)
    {
        byte[] body = [.. "tEXt"u8, .. "Comment\0"u8, .. Encoding.UTF8.GetBytes(Phone)];
        var sum = Crc(body);
        const int header = 33;
        return [.. png[..header], 0, 0, 0, (byte)(body.Length - 4), .. body, (byte)(sum >> 24), (byte)(sum >> 16), (byte)(sum >> 8), (byte)sum, .. png[header..]];
    }

    internal static uint Crc(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 0 ? sum >> 1 : sum >> 1 ^ 0xEDB88320;
        }
        return ~sum;
    }

    internal static byte[] Tiff(SKBitmap picture, int pages, string? camera = null)
    {
        using var file = new MemoryStream();
        using (var tiff = BitMiracle.LibTiff.Classic.Tiff.ClientOpen("a", "w", file, new TiffStream()))
        {
            for (var page = 0; page < pages; page++)
            {
                tiff.SetField(TiffTag.IMAGEWIDTH, picture.Width);
                tiff.SetField(TiffTag.IMAGELENGTH, picture.Height);
                tiff.SetField(TiffTag.BITSPERSAMPLE, 8);
                tiff.SetField(TiffTag.SAMPLESPERPIXEL, 3);
                tiff.SetField(TiffTag.PHOTOMETRIC, Photometric.RGB);
                tiff.SetField(TiffTag.PLANARCONFIG, PlanarConfig.CONTIG);
                tiff.SetField(TiffTag.COMPRESSION, Compression.LZW);
                tiff.SetField(TiffTag.IMAGEDESCRIPTION, Phone);
                if (camera is not null) tiff.SetField(TiffTag.MODEL, camera);
                for (var y = 0; y < picture.Height; y++)
                {
                    var row = Enumerable.Range(0, picture.Width).Select(x => picture.GetPixel(x, y)).SelectMany(dot => (byte[])[dot.Red, dot.Green, dot.Blue]).ToArray();
                    tiff.WriteScanline(row, y);
                }
                tiff.WriteDirectory();
            }
            tiff.Flush();
            return file.ToArray();
        }
    }
}
