using System.Text.RegularExpressions;

namespace Daylight;

/// <summary>
/// Whether a subject seems to name a person. A title of a topic must not: what can't be told for certain counts as a name,
/// since there is always another subject to take.
/// </summary>
static partial class PersonInTitle
{
    const string Post = "(?:老师|教师|先生|女士|小姐|同志|师傅|医生|大夫|护士|教授|律师|法官|警官|书记|主任|局长|处长|科长|所长|队长|站长|校长|园长|院长|行长|厂长|村长|镇长|乡长|市长|区长|县长|省长|"
        + "部长|厅长|组长|会长|董事长|经理|总经理|老板|总裁|教练|委员|代表|支书|干部|夫妇|夫妻|一家|父子|某)";

    const string Han = "[\\u4e00-\\u9fff]";

    /// <summary>True when there seems to be a name.</summary>
    /// <param name="subject">The subject as it is written: a blank may end a name.</param>
    /// <param name="folded">The subject, folded.</param>
    /// <param name="places">The places in it; a name of a place may begin like one of a person.</param>
    public static bool In(string subject, string folded, IReadOnlyList<PlaceName> places)
    {
        if (PersonalName.Form().IsMatch(subject.Replace('：', ':')) || PersonalName.Form().IsMatch(folded) || ByPost().IsMatch(folded)) return true;
        var ends = new List<int>();
        for (var at = 0; at < folded.Length;)
        {
            if (places.FirstOrDefault(place => place.Start <= at && at < place.Start + place.Name.Length) is { Name: not null } place)
            {
                at = place.Start + place.Name.Length;
                continue;
            }
            var end = at;
            while (end < folded.Length && Folding.Kind(folded[end]) == CharKind.Han && !places.Any(place => place.Start == end)) end++;
            if (end > at && Unknown(folded.AsSpan(at, end - at), ends)) return true;
            at = Math.Max(end, at + 1);
        }
        return false;
    }

    // A family name that is no part of a word, and then characters that are none either: 王|大|明.
    static bool Unknown(ReadOnlySpan<char> run, List<int> ends)
    {
        Dictionary.Ends(run, ends);
        for (var (word, start) = (0, 0); word < ends.Count; start = ends[word++])
        {
            if (ends[word] - start != 1 || !IsFamily(run[start])) continue;
            if (word + 2 < ends.Count && ends[word + 2] - ends[word] == 2) return true;
        }
        return false;
    }

    static bool IsFamily(char letter) => PersonalName.Family.Contains(letter, StringComparison.Ordinal) && letter is not ('(' or ')' or '|' or '[' or ']' or '?' or ':');

    [GeneratedRegex(PersonalName.Family + Han + "{0,2}" + Post + "|" + Post + PersonalName.Family + Han + "|(?:欧阳|司马|上官|诸葛|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯)" + Han)]
    private static partial Regex ByPost();
}
