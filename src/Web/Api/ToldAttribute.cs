namespace Daylight.Web.Api;

/// <summary>What a parameter or a field is, in both languages: the description of the interface is made of these.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ToldAttribute(string zh, string en) : Attribute
{
    public Words Words { get; } = new(zh, en);

    /// <summary>Format of a text, as OpenAPI names it: <c>date</c>, <c>date-time</c>.</summary>
    public string? Format { get; init; }

    /// <summary>A value that could stand there.</summary>
    public string? Example { get; init; }

    /// <summary>True for a parameter without which there is no answer.</summary>
    public bool Needed { get; init; }
}

/// <summary>What an operation does, in both languages.</summary>
public sealed record Operation(string Id, Words Does, Words More);
