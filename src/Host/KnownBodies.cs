namespace Daylight.Host;

/// <summary>Keeps <see cref="BodyTree"/> in memory.</summary>
sealed class KnownBodies() : Known("body:")
{
    /// <summary>The tree as last read.</summary>
    public BodyTree Tree { get; private set; } = BodyTree.Empty;

    public override string Name => "bodies";

    protected override async Task Load(Db db, CancellationToken stop) => Tree = await BodyTree.Read(db, stop);
}
