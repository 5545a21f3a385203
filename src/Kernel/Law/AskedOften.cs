namespace Daylight;

/// <summary>
/// When an item counts as asked for by several people (多个申请人就相同政府信息提出申请), so that its publication is suggested:
/// CN-OGI-2019 Art. 44. The law names no numbers: they are a practice of offices and stand as data beside it.
/// </summary>
/// <param name="Requesters">From how many different requesters on.</param>
/// <param name="Months">How many months back requests are looked at.</param>
/// <param name="Alike">From which likeness on two descriptions mean the same, in percent: <see cref="Likeness"/>.</param>
/// <param name="Ignored">Words that say nothing about what is asked for; they are left out before comparing.</param>
public sealed record AskedOften(int Requesters, int Months, int Alike, IReadOnlyList<string> Ignored);
