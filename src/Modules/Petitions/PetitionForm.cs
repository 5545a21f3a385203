using System.Globalization;

namespace Daylight.Petitions;

/// <summary>A petition as it was typed, by a resident or by an officer: every source has the same form behind it.</summary>
public sealed record PetitionForm
{
    public const int NameLength = 50, AddressLength = 200, StoryLength = 4000;

    /// <summary>The most who speak for a group: 2022 Art. 20, 2005 Art. 18.</summary>
    public const int MostRepresentatives = 5;

    /// <summary>The most who raise one thing together.</summary>
    public const int MostPeople = 100_000;

    /// <summary>A form nobody has written on.</summary>
    public static readonly PetitionForm Blank = new();

    public string Source { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Class { get; init; } = "";

    /// <summary>The body that is asked to handle it; empty when the person leaves it to the office.</summary>
    public string Body { get; init; } = "";

    public string Title { get; init; } = "";

    public string Story { get; init; } = "";

    public string Place { get; init; } = "";

    public string Latitude { get; init; } = "";

    public string Longitude { get; init; } = "";

    public string Name { get; init; } = "";

    public string Phone { get; init; } = "";

    public string Email { get; init; } = "";

    public string Address { get; init; } = "";

    public string People { get; init; } = "";

    public string Representatives { get; init; } = "";

    public bool Unnamed { get; init; }

    public string Against { get; init; } = "";

    /// <summary>The name of who is accused; empty for nobody.</summary>
    public string Accused { get; init; } = "";

    public string Received { get; init; } = "";

    /// <summary>Code of the earlier case of the same person about the same matter; empty for the first.</summary>
    public string Repeats { get; init; } = "";

    public bool Consents { get; init; }

    public static PetitionForm Read(IFormCollection sent) => new()
    {
        Source = Typed.Text(sent, "source"),
        Kind = Typed.Text(sent, "kind"),
        Class = Typed.Text(sent, "class"),
        Body = Typed.Text(sent, "body"),
        Title = Typed.Text(sent, "title"),
        Story = Typed.Text(sent, "story"),
        Place = Typed.Text(sent, "place"),
        Latitude = Typed.Text(sent, "lat"),
        Longitude = Typed.Text(sent, "long"),
        Name = Typed.Text(sent, "name"),
        Phone = Typed.Text(sent, "phone"),
        Email = Typed.Text(sent, "email"),
        Address = Typed.Text(sent, "address"),
        People = Typed.Text(sent, "people"),
        Representatives = Typed.Text(sent, "representatives"),
        Unnamed = Typed.Text(sent, "unnamed") == "true",
        Against = Typed.Text(sent, "against"),
        Accused = Typed.Text(sent, "accused"),
        Received = Typed.Text(sent, "received"),
        Repeats = Typed.Text(sent, "repeats"),
        Consents = Typed.Text(sent, "consent") == "true",
    };

    /// <summary>The form with the point that was clicked on.</summary>
    /// <param name="sent">A form that was sent by its map.</param>
    /// <param name="sheet">The map.</param>
    public PetitionForm Pointed(IFormCollection sent, AreaSheet? sheet)
    {
        var (latitude, longitude) = MapChoice.Of(sent, sheet, Latitude, Longitude);
        return this with { Latitude = latitude, Longitude = longitude };
    }

    /// <summary>What it is; null when nothing that exists was chosen.</summary>
    public PetitionKind? Chosen => PetitionWords.Find<PetitionKind>(Kind);

    /// <summary>The point on the map; null when none was given.</summary>
    public (double Latitude, double Longitude)? Point =>
        Degrees(Latitude, 90) is { } north && Degrees(Longitude, 180) is { } east ? (north, east) : null;

    /// <summary>How many raise it; null when what was typed is no number of people.</summary>
    public int? Many => People.Length == 0 ? 1
        : int.TryParse(People, NumberStyles.None, CultureInfo.InvariantCulture, out var many) && many is >= 1 and <= MostPeople ? many : null;

    /// <summary>What is wrong with it, whoever typed it.</summary>
    /// <param name="bodies">The bodies there are.</param>
    /// <param name="today">The day on which they must exist.</param>
    /// <param name="classes">The codes of the classes there are.</param>
    public Problems Check(BodyTree bodies, DateOnly today, Func<string, bool> classes)
    {
        var speakers = Representatives.Split(['\n', '、', '，', ',', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length;
        return new Problems()
            .When(Chosen is null, "kind", "选择是哪一类", "Choose what it is")
            .When(Class.Length > 0 && !classes(Class), "class", "选择表里有的分类", "Choose a class that exists")
            .When(Body.Length > 0 && bodies.Find(Body)?.ExistsOn(today) is not true, "body", "选择现有的单位", "Choose a body that exists")
            .When(Title.Length == 0, "title", "用一句话写出是什么事", "Say in a line what it is about")
            .When(Title.Contains('\n', StringComparison.Ordinal), "title", "只写一行", "Write one line")
            .Sound("title", Title, Typed.Line)
            .When(Story.Length == 0, "story", "写出事情的经过和您的要求", "Say what happened and what you ask for")
            .Sound("story", Story, StoryLength)
            .Sound("place", Place, AddressLength)
            .When(Point is null && (Latitude.Length > 0 || Longitude.Length > 0), "place", "地图上的点不对，请重新选", "The point on the map is wrong: choose it again")
            .Sound("name", Name, NameLength)
            .Telephone("phone", Phone).Mailbox("email", Email)
            .Sound("address", Address, AddressLength)
            .When(Many is null, "people", $"写出人数，1到{MostPeople}", $"Give a number of people, 1 to {MostPeople}")
            .Sound("representatives", Representatives, AddressLength)
            .When(speakers > MostRepresentatives, "representatives", $"代表最多{MostRepresentatives}人", $"At most {MostRepresentatives} speak for the others")
            .When(Many > 1 && speakers == 0, "representatives", "多人提出的，写出代表的姓名", "Name those who speak for the others")
            .When(Against.Length > 0 && bodies.Find(Against) is null, "against", "选择被检举控告的单位", "Choose the body that is accused")
            .Sound("accused", Accused, NameLength)
            .When(Unnamed && Chosen is PetitionKind.Grievance, "unnamed", "申诉求决要告知结果，不能不留姓名", "The result of a grievance must be told: a name is needed")
            .When(Chosen is PetitionKind.Grievance && Name.Length == 0, "name", "申诉求决请写姓名", "A grievance needs your name");
    }

    static double? Degrees(string typed, double most) =>
        double.TryParse(typed, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var degrees)
            && Math.Abs(degrees) <= most ? degrees : null;
}
