namespace Daylight.Petitions;

/// <summary>The classes of matters as people choose among them.</summary>
static class ClassChoices
{
    /// <summary>The classes that a matter is given, each under those above it.</summary>
    public static IEnumerable<Option> OfMatter(TopicTree classes, Language language) => classes.Leaves.Select(leaf =>
        new Option(leaf.Code, leaf.Name.In(language)) { Group = Say(classes, leaf.Above!)!.In(language) });

    /// <summary>All classes, also the wider ones: a rule for one holds for all in it.</summary>
    public static IEnumerable<Option> All(TopicTree classes, Language language) => classes.All.Select(one =>
        new Option(one.Code, string.Join(" › ", classes.PathTo(one.Code).Skip(one.Level == 1 ? 0 : 1).Select(part => part.Name.In(language))))
        {
            Group = classes.PathTo(one.Code)[0].Name.In(language),
        });

    /// <summary>A class with those above it; null when there is no such code.</summary>
    public static Words? Say(TopicTree classes, string code) => classes.PathTo(code) is { Count: > 0 } path
        ? new(string.Join(" › ", path.Select(one => one.Name.Zh)), string.Join(" › ", path.Select(one => one.Name.En))) : null;
}
