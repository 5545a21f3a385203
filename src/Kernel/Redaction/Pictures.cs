using BitMiracle.LibTiff.Classic;
using SkiaSharp;

namespace Daylight;

/// <summary>Reads and writes pictures as dots and nothing else: what came along with them (EXIF, thumbnails, comments) is left behind.</summary>
static class Pictures
{
    const int Quality = 85;

    static readonly SKColorType Order = SKColorType.Rgba8888;

    public static Words TooLarge { get; } = new("图片太大，请先缩小。", "The picture is too large: make it smaller first.");

    public static Words Broken { get; } = new("图片已经损坏，打不开。", "The picture is damaged and does not open.");

    /// <summary>A picture as it is seen, turned the way its camera said; null with the reason when it can't be read.</summary>
    public static SKBitmap? Read(byte[] content, long mostDots, out Words? why)
    {
        using var codec = SKCodec.Create(new SKMemoryStream(content));
        why = codec is null ? Broken : (long)codec.Info.Width * codec.Info.Height > mostDots ? TooLarge : null;
        if (why is not null) return null;
        using var found = new SKBitmap(new SKImageInfo(codec!.Info.Width, codec.Info.Height, Order, SKAlphaType.Premul));
        if (codec.GetPixels(found.Info, found.GetPixels()) is not SKCodecResult.Success)
        {
            why = Broken;
            return null;
        }
        return Upright(found, codec.EncodedOrigin);
    }

    /// <summary>The pages of a TIFF; empty with the reason when it can't be read.</summary>
    public static List<SKBitmap> ReadTiff(byte[] content, long mostDots, int mostPages, out Words? why)
    {
        var pages = new List<SKBitmap>();
        why = null;
        Tiff.SetErrorHandler(new Quiet());
        using var tiff = Tiff.ClientOpen("file", "r", new MemoryStream(content), new TiffStream());
        do
        {
            var (width, height) = (tiff?.GetField(TiffTag.IMAGEWIDTH)?[0].ToInt() ?? 0, tiff?.GetField(TiffTag.IMAGELENGTH)?[0].ToInt() ?? 0);
            why = width <= 0 || height <= 0 ? Broken : (long)width * height > mostDots || pages.Count >= mostPages ? TooLarge : null;
            var raster = why is null ? new int[width * height] : [];
            if (why is null && !tiff!.ReadRGBAImageOriented(width, height, raster, Orientation.TOPLEFT)) why = Broken;
            if (why is not null) break;
            var page = New(width, height);
            System.Runtime.InteropServices.Marshal.Copy(raster, 0, page.GetPixels(), raster.Length);
            pages.Add(page);
        }
        while (tiff!.ReadDirectory());
        if (why is null) return pages;
        pages.ForEach(page => page.Dispose());
        return [];
    }

    /// <summary>How many pages a TIFF has.</summary>
    public static int TiffPages(byte[] content)
    {
        Tiff.SetErrorHandler(new Quiet());
        using var tiff = Tiff.ClientOpen("file", "r", new MemoryStream(content), new TiffStream());
        return tiff?.NumberOfDirectories() ?? 0;
    }

    static readonly TiffTag[] Camera = [TiffTag.EXIFIFD, TiffTag.GPSIFD, TiffTag.MAKE, TiffTag.MODEL, TiffTag.DATETIME];

    /// <summary>True for a TIFF that tells of a camera or scanner, and when or where it was used; false for anything else.</summary>
    public static bool TiffTellsOfCamera(byte[] content)
    {
        if (!(content.AsSpan().StartsWith("II*\0"u8) || content.AsSpan().StartsWith("MM\0*"u8))) return false;
        Tiff.SetErrorHandler(new Quiet());
        using var tiff = Tiff.ClientOpen("file", "r", new MemoryStream(content), new TiffStream());
        return tiff is not null && Array.Exists(Camera, tag => tiff.GetField(tag) is not null);
    }

    /// <summary>A page as pdftoppm wrote it.</summary>
    public static SKBitmap? ReadPpm(byte[] content)
    {
        // P6, width, height, 255, a blank, three bytes a dot.
        var (at, numbers) = (2, new int[3]);
        for (var i = 0; i < 3; i++)
        {
            while (at < content.Length && char.IsWhiteSpace((char)content[at])) at++;
            for (; at < content.Length && char.IsAsciiDigit((char)content[at]); at++) numbers[i] = numbers[i] * 10 + content[at] - '0';
        }
        at++;
        var (width, height) = (numbers[0], numbers[1]);
        if (width <= 0 || height <= 0 || content.Length - at < (long)width * height * 3) return null;
        var picture = New(width, height);
        var to = picture.GetPixelSpan();
        for (int i = at, o = 0; o < width * height * 4; i += 3, o += 4)
            (to[o], to[o + 1], to[o + 2], to[o + 3]) = (content[i], content[i + 1], content[i + 2], 255);
        return picture;
    }

    public static byte[] Jpeg(SKBitmap picture) => Encoded(picture, SKEncodedImageFormat.Jpeg);

    public static byte[] Png(SKBitmap picture) => Encoded(picture, SKEncodedImageFormat.Png);

    static byte[] Encoded(SKBitmap picture, SKEncodedImageFormat format)
    {
        using var data = picture.Encode(format, Quality);
        return data.ToArray();
    }

    static SKBitmap New(int width, int height) => new(new SKImageInfo(width, height, Order, SKAlphaType.Opaque));

    // What is wrong with a file is told to its officer, not to the log.
    sealed class Quiet : TiffErrorHandler
    {
        public override void WarningHandler(Tiff tif, string method, string format, params object[] args) { }

        public override void WarningHandlerExt(Tiff tif, object clientData, string method, string format, params object[] args) { }

        public override void ErrorHandler(Tiff tif, string method, string format, params object[] args) { }

        public override void ErrorHandlerExt(Tiff tif, object clientData, string method, string format, params object[] args) { }
    }

    // On white: what shines through would be what the file hides.
    static SKBitmap Upright(SKBitmap found, SKEncodedOrigin origin)
    {
        var turned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var upright = turned ? New(found.Height, found.Width) : New(found.Width, found.Height);
        using var canvas = new SKCanvas(upright);
        canvas.Clear(SKColors.White);
        var (w, h) = (upright.Width, upright.Height);
        var matrix = origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, w, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, w, -1, 0, h, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, h, 0, 0, 1),
            _ => SKMatrix.Identity,
        };
        canvas.SetMatrix(matrix);
        canvas.DrawBitmap(found, 0, 0);
        return upright;
    }
}
