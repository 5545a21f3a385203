using System.Text.RegularExpressions;

namespace Daylight;

/// <summary>Checks the classes of matters.</summary>
static partial class TopicTreeReading
{
    const int Mildest = 1, Gravest = 3;
    const int LongestCode = 40;

    public static List<TopicClass> Read(TopicTreeFile file, Faults faults)
    {
        var all = new List<TopicClass>();
        Level(file.Classes ?? [], null, 1, all, faults);
        if (all.Count == 0) faults.Lacks("classes", null);
        foreach (var (code, _) in all.CountBy(one => one.Code).Where(count => count.Value > 1))
            faults.Add($"代码“{code}”出现两次。", $"The code \"{code}\" is there twice.");
        return all;
    }

    // The gravest of those below is what a class above is worth.
    static int Level(TopicClassFile?[] files, TopicClass? above, int level, List<TopicClass> all, Faults faults)
    {
        var gravest = Mildest;
        var names = new HashSet<string>();
        foreach (var file in files.OfType<TopicClassFile>())
        {
            if (faults.Missing(file.Code, "code", above?.Code)) continue;
            var name = faults.Said(file.Zh is null || file.En is null ? null : new(file.Zh, file.En), "name", file.Code);
            Check(file, above, level, faults);
            if (name.Zh.Length > 0 && !names.Add(TopicTree.Key(name.Zh)))
                faults.Add($"{file.Code}: 同一级里有两个“{name.Zh}”。", $"{file.Code}: \"{name.Zh}\" is there twice under one class.");
            var place = all.Count;
            var one = new TopicClass
            {
                Code = file.Code, Name = name, Above = above?.Code, Level = level, Severity = file.Severity ?? Mildest, Usual = file.Usual ?? [],
            };
            all.Add(one);
            if (level < TopicTree.Levels) all[place] = one with { Severity = Level(file.Classes ?? [], one, level + 1, all, faults) };
            gravest = Math.Max(gravest, all[place].Severity);
        }
        return gravest;
    }

    static void Check(TopicClassFile file, TopicClass? above, int level, Faults faults)
    {
        var code = file.Code!;
        if (!Code().IsMatch(code) || code.Length > LongestCode)
            faults.Add($"{code}: 代码只用小写字母、数字和连字符。", $"{code}: a code has small letters, digits and hyphens.");
        if (above is not null && !code.StartsWith(above.Code + "-", StringComparison.Ordinal))
            faults.Add($"{code}: 代码应当以上级的“{above.Code}-”开头。", $"{code}: a code begins with that of the class above, \"{above.Code}-\".");
        if (level < TopicTree.Levels)
        {
            if (file.Classes is not { Length: > 0 }) faults.Lacks("classes", code);
            if (file.Severity is not null || file.Usual is not null)
                faults.Add($"{code}: severity和usual只写在第三级。", $"{code}: severity and usual belong on the third level.");
            return;
        }
        if (file.Classes is not null) faults.Add($"{code}: 只分三级。", $"{code}: there are three levels only.");
        if (file.Severity is not (>= Mildest and <= Gravest)) faults.Add($"{code}: severity应当是1到3。", $"{code}: severity must be 1 to 3.");
        if (file.Usual is not { Length: > 0 } usual) faults.Lacks("usual", code);
        else if (usual.Distinct().Count() < usual.Length) faults.Add($"{code}: usual有重复。", $"{code}: usual names one twice.");
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex Code();
}
