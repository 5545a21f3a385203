namespace Daylight.Host;

/// <summary>Keeps <see cref="AreaMap"/> in memory.</summary>
sealed class KnownAreas() : Known("area:")
{
    /// <summary>The map as last read.</summary>
    public AreaMap Map { get; private set; } = AreaMap.Empty;

    public override string Name => "areas";

    protected override async Task Load(Db db, CancellationToken stop) => Map = await AreaMap.Read(db, stop);
}
