using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Daylight;

/// <summary>The text of an OpenDocument file (ISO/IEC 26300, .odt and .ods): paragraphs and cells of <c>content.xml</c>.</summary>
static class OpenDocumentText
{
    const long LargestContent = 100 * 1024 * 1024;

    public static string Of(string path, int longest, CancellationToken stop)
    {
        using var file = ZipFile.OpenRead(path);
        if (file.GetEntry("content.xml") is not { Length: <= LargestContent } entry) return "";
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using var content = entry.Open();
        using var reader = XmlReader.Create(content, settings);
        var text = new StringBuilder();
        while (text.Length <= longest && reader.Read())
        {
            stop.ThrowIfCancellationRequested();
            switch (reader.NodeType)
            {
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace:
                    text.Append(reader.Value);
                    break;
                case XmlNodeType.Element when reader.LocalName is "tab" or "s":
                    text.Append(' ');
                    break;
                case XmlNodeType.Element when reader.LocalName is "line-break":
                case XmlNodeType.EndElement when reader.LocalName is "p" or "h" or "table-row":
                    text.Append('\n');
                    break;
            }
        }
        return text.ToString();
    }
}
