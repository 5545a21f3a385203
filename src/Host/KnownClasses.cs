namespace Daylight.Host;

/// <summary>Keeps the classes of matters in memory.</summary>
/// <param name="delivered">Those that hold where the office has none of its own.</param>
sealed class KnownClasses(TopicTree delivered) : Known("classes:")
{
    TopicTree? own;

    /// <summary>The classes as last read.</summary>
    public TopicTree Tree => own ?? delivered;

    public override string Name => "classes";

    protected override async Task Load(Db db, CancellationToken stop) => own = await delivered.Own(db, stop);
}
