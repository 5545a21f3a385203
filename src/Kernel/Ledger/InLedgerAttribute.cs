namespace Daylight;

/// <summary>
/// Marks an entity whose rows may change only together with a ledger <see cref="Entry"/> that seals them.
/// <see cref="Db"/> refuses to save such a row without one.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InLedgerAttribute : Attribute;
