using System.IO.Compression;
using System.Text;
using Xunit;

namespace Daylight.Tests.Kernel;

/// <summary>A file is what its content says; what is not taken in is told in a sentence.</summary>
public sealed class FileInspectionTests
{
    [Theory]
    [InlineData("通知.pdf", "application/pdf")]
    [InlineData("没有结尾", "application/pdf")]
    public void A_pdf_is_a_pdf(string name, string type) => Assert.Equal(type, Taken(name, "%PDF-1.7\n…"u8.ToArray()).MediaType);

    [Fact]
    public void Office_and_ofd_files_are_told_by_what_is_in_them()
    {
        Assert.Equal(".docx", Taken("a.docx", Zip("[Content_Types].xml", "word/document.xml")).Ending);
        Assert.Equal(".xlsx", Taken("a.xlsx", Zip("xl/workbook.xml")).Ending);
        Assert.Equal(".ofd", Taken("a.ofd", Zip("OFD.xml")).Ending);
        Assert.Equal(".doc", Taken("a.wps", Compound("WordDocument")).Ending);
        Assert.Equal(".xls", Taken("a.xls", Compound("Workbook")).Ending);
    }

    [Fact]
    public void Text_is_text_in_any_encoding_and_its_ending_says_which()
    {
        Assert.Equal("text/csv", Taken("表.csv", "姓名,数量\n甲,1"u8.ToArray()).MediaType);
        Assert.Equal("text/plain", Taken("readme", Encoding.Latin1.GetBytes("plain")).MediaType);
        Assert.Equal("text/plain", Taken("通知.txt", [0xB9, 0xD8, 0xD3, 0xDA, 0xB5, 0xC4, 0xCD, 0xA8, 0xD6, 0xAA]).MediaType);
    }

    [Theory]
    [InlineData("假.docx", "%PDF-1.7", "名字说是DOCX，内容其实是PDF")]
    [InlineData("假.pdf", "只是文字", "名字说是PDF，内容其实是TXT")]
    [InlineData("页.html", "<!DOCTYPE html><script>", "网页")]
    [InlineData("图.svg", "<svg onload='x'>", "网页")]
    [InlineData("旧.rtf", @"{\rtf1 a}", "RTF")]
    [InlineData("空.txt", "", "空的")]
    [InlineData("坏.docx", "PK\u0003\u0004 rest", "损坏")]
    [InlineData("程序.exe", "MZ\0\0\u0001\u0002", "不是可以公开的文件类型")]
    public void What_is_not_taken_in_is_told_why(string name, string content, string why) =>
        Assert.Contains(why, Refused(name, Encoding.UTF8.GetBytes(content)).Zh);

    [Fact]
    public void Archives_macros_slides_and_locked_files_are_told_apart()
    {
        Assert.Contains("压缩包", Refused("a.zip", Zip("a.txt")).Zh);
        Assert.Contains("宏", Refused("a.docx", Zip("word/document.xml", "word/vbaProject.bin")).Zh);
        Assert.Contains("演示文稿", Refused("a.pptx", Zip("ppt/presentation.xml")).Zh);
        Assert.Contains("密码", Refused("a.docx", Compound("EncryptedPackage")).Zh);
        Assert.Contains("密码", Refused("a.doc", Compound("WordDocument", [0xEC, 0xA5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x01])).Zh);
        Assert.Contains("密码", Refused("a.pdf", "%PDF-1.7\ntrailer << /Encrypt 5 0 R >>"u8.ToArray()).Zh);
    }

    static FileType Taken(string name, byte[] content)
    {
        var type = FileInspection.Of(name, content, out var why);
        Assert.True(type is not null, why?.En);
        return type;
    }

    static Words Refused(string name, byte[] content)
    {
        Assert.Null(FileInspection.Of(name, content, out var why));
        return why!;
    }

    static byte[] Zip(params string[] names)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            foreach (var name in names)
            {
                using var content = zip.CreateEntry(name).Open();
                content.WriteByte(1);
            }
        }
        return file.ToArray();
    }

    // Header, one sector of a stream, one sector of the directory.
    static byte[] Compound(string stream, byte[]? head = null)
    {
        var file = new byte[1536];
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(file);
        head?.CopyTo(file, 512);
        Encoding.Unicode.GetBytes(stream).CopyTo(file, 1024);
        return file;
    }
}
