namespace Daylight;

/// <summary>
/// Marks an entity whose rows name a file in the store: verification compares the file with the row. It has the properties
/// <see cref="Id"/>, <see cref="Name"/> and <see cref="Hash"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NamesFileAttribute : Attribute
{
    /// <summary>Its key.</summary>
    public const string Id = "Id";

    /// <summary>What people call the file.</summary>
    public const string Name = "Name";

    /// <summary>SHA-256 of its content: its name in the store.</summary>
    public const string Hash = "Hash";
}
