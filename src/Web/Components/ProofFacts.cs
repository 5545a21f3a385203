namespace Daylight.Web;

/// <summary>Where something stands in the transparency log.</summary>
/// <param name="Logged">When it was entered, UTC.</param>
/// <param name="Index">Its index, from 0.</param>
/// <param name="Size">Entries under the checkpoint.</param>
/// <param name="Fingerprint">Its hash, in hexadecimal.</param>
/// <param name="Stamped">When the checkpoint was signed, UTC.</param>
/// <param name="Steps">Hashes on the way to the root.</param>
/// <param name="ProofHref">Where the proof can be downloaded.</param>
/// <param name="CheckpointHref">Where the checkpoint is.</param>
public sealed record ProofFacts(
    DateTime Logged, long Index, long Size, string Fingerprint, DateTime Stamped, int Steps, string ProofHref, string CheckpointHref);
