using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Daylight.Host.Security;

/// <summary>
/// The keys of cookies and half-filled forms, a file each. The framework's own way of writing them may leave an empty
/// file after a power cut, and with it a site that opens no form any more.
/// </summary>
sealed class KeyFiles(DirectoryInfo folder, ILoggerFactory logs) : FileSystemXmlRepository(folder, logs)
{
    public override void StoreElement(XElement element, string friendlyName)
    {
        Durable.CreateFolder(Directory.FullName);
        Durable.Write(Path.Combine(Directory.FullName, $"{friendlyName}.xml"), Encoding.UTF8.GetBytes(element.ToString()));
    }
}
