using System.Text.RegularExpressions;

namespace Daylight.Tests.Shape;

/// <summary>The repository's own source, as text.</summary>
static partial class Source
{
    /// <summary>Folder of the repository: the nearest one above the test's files that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Source files below a folder, without what is generated.</summary>
    public static IEnumerable<string> Files(string folder, params string[] extensions) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(file => extensions.Contains(Path.GetExtension(file)))
            .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar)
                .Any(part => part is "bin" or "obj" or "node_modules" or "Migrations"));

    /// <summary>The code of a file: comments are left out, for a word in a comment binds nothing.</summary>
    public static string CodeOf(string file) =>
        Comments().Replace(File.ReadAllText(file), match => match.Value[0] == '"' ? match.Value : "");

    /// <summary>The file as it is named in a message.</summary>
    public static string Name(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Daylight.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The solution is not above the tests.");
        return folder;
    }

    // Strings come first, so that "//" within one begins no comment.
    [GeneratedRegex("""
        "(?:\\.|[^"\\\n])*"|//[^\n]*|/\*.*?\*/|@\*.*?\*@
        """, RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Comments();
}
