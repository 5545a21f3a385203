namespace Daylight;

/// <summary>
/// A picture from outside made anew from its dots, so that nothing that came along with it (place, device, thumbnail) comes
/// in.
/// </summary>
public static class PlainPicture
{
    const long MostDots = 50_000_000;

    /// <summary>The picture; null with the reason when it is none, or is damaged or too large.</summary>
    /// <param name="name">The name it was sent under.</param>
    /// <param name="content">All of it.</param>
    /// <param name="why">A sentence for whoever sent it.</param>
    public static (FileType Type, byte[] Content)? Of(string name, byte[] content, out Words? why)
    {
        if (FileInspection.Of(name, content, out why) is not { } type) return null;
        // A TIFF has pages and no browser shows it.
        if (!type.IsPicture || type == FileType.Tiff)
        {
            why = new("请发送JPEG或者PNG图片。", "Send pictures as JPEG or PNG.");
            return null;
        }
        using var picture = Pictures.Read(content, MostDots, out why);
        if (picture is null) return null;
        var photo = type == FileType.Jpeg;
        return (photo ? FileType.Jpeg : FileType.Png, photo ? Pictures.Jpeg(picture) : Pictures.Png(picture));
    }
}
