namespace Daylight;

/// <summary>
/// Marks an entity whose rows name a file in the store: verification compares the file with the row. It has the properties
/// <see cref="Id"/> and <see cref="Hash"/>.
/// </summary>
/// <param name="called">The property that says what people call the file.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NamesFileAttribute(string called = "Name") : Attribute
{
    /// <summary>Its key.</summary>
    public const string Id = "Id";

    /// <summary>SHA-256 of its content: its name in the store.</summary>
    public const string Hash = "Hash";

    /// <summary>The property that says what people call the file.</summary>
    public string Called => called;
}
