namespace Daylight;

/// <summary>
/// How much each part of a score for handling petitions weighs (考核权重). No law sets it: it is a practice of offices and
/// stands as data beside the law.
/// </summary>
/// <param name="Accepted">Decided on acceptance in time.</param>
/// <param name="Answered">Answered in time.</param>
/// <param name="Settled">Settled at the first answer.</param>
/// <param name="Fresh">Not raised again by the same person.</param>
/// <param name="Satisfied">Satisfied people.</param>
/// <param name="ClosedAfter">Calendar days after the end of a month on which it is closed: its scores stay as they are then.</param>
public sealed record ScoreWeights(int Accepted, int Answered, int Settled, int Fresh, int Satisfied, int ClosedAfter);
