using System.Reflection;
using System.Text.Json;

namespace Daylight.Host.Demo;

/// <summary>The files of <c>demo/huangpu-2012</c>, carried inside the program: no checkout is needed.</summary>
internal static class DemoFiles
{
    const string Folder = "demo/huangpu-2012/";
    static readonly Assembly Carrier = typeof(DemoFiles).Assembly;

    public static IEnumerable<string> Names => Carrier.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .Select(name => name[Folder.Length..])
        .Order(StringComparer.Ordinal);

    public static Stream Open(string name) => Carrier.GetManifestResourceStream(Folder + name)
        ?? throw new FileNotFoundException($"The program was built without {Folder}{name}.");

    public static JsonDocument Json(string name)
    {
        using var stream = Open(name);
        return JsonDocument.Parse(stream);
    }
}
