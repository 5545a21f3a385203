namespace Daylight.Petitions;

/// <summary>What a request to the GeoReport interface fails for: its status, and everything that is wrong, in the format it asked for.</summary>
sealed class GeoRefusal
{
    readonly List<(int Status, Words Say)> found = [];

    public bool Any => found.Count > 0;

    /// <summary>Something that was named does not exist: jurisdiction, kind of request, number, token.</summary>
    public static readonly Words NoSuch = new("没有这个内容", "There is nothing here");

    static readonly Words BadKey = new("没有api_key，或者它不对", "There is no api_key, or it is wrong");

    public static GeoRefusal NotFound(Words? say = null) => new GeoRefusal().Add(StatusCodes.Status404NotFound, say ?? NoSuch);

    public static GeoRefusal NoKey => new GeoRefusal().Add(StatusCodes.Status403Forbidden, BadKey);

    public GeoRefusal Add(int status, Words say)
    {
        found.Add((status, say));
        return this;
    }

    /// <summary>Adds what is wrong with a parameter.</summary>
    public GeoRefusal When(bool wrong, string parameter, string zh, string en) =>
        wrong ? Add(StatusCodes.Status400BadRequest, new($"{parameter}：{zh}", $"{parameter}: {en}")) : this;

    public GeoRefusal And(IEnumerable<Problem> problems, Func<string, string> parameter)
    {
        foreach (var problem in problems) When(true, parameter(problem.Field), problem.Say.Zh, problem.Say.En);
        return this;
    }

    /// <summary>The answer: what does not exist decides the status over what is merely wrong.</summary>
    public GeoAnswer In(GeoFormat format, Language language) => new(format, "errors", GeoList.Of("error", found.Select(one => new GeoFields
    {
        { "code", one.Status },
        { "description", one.Say.In(language) },
    })))
    {
        Status = found.Max(one => one.Status), Private = true,
    };
}
