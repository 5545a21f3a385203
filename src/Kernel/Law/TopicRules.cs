namespace Daylight;

/// <summary>
/// How hot a topic of letters is (热点指数). No law has the numbers: they are a practice, stand as data beside it and are
/// shown with every topic, so that a reader can add them up. Whatever they are, people count and letters do not.
/// </summary>
/// <param name="Version">Names these numbers; kept with every list that was made by them.</param>
/// <param name="Reporters">From how many different people on a topic is listed: fewer could be known by it.</param>
/// <param name="HalfLife">Days after which a letter counts half in what is felt lately.</param>
/// <param name="Copies">From which share of their triples of characters on two texts are copies of each other, in percent.</param>
/// <param name="Window">Days that are looked at for a burst.</param>
/// <param name="Baseline">Days before them, from which is told how many people were to be expected.</param>
/// <param name="Alarm">When a topic rises so fast that somebody has to be told.</param>
/// <param name="Weights">Points for each part of the index.</param>
public sealed record TopicRules(
    string Version, int Reporters, int HalfLife, int Copies, int Window, int Baseline, TopicAlarm Alarm, TopicWeights Weights);

/// <summary>When a topic rises (热点预警).</summary>
/// <param name="Reporters">At least so many people within the window.</param>
/// <param name="Surprise">
/// How improbable so many are by the baseline: the number of zeros after the point of the probability (Poisson).
/// </param>
public sealed record TopicAlarm(int Reporters, double Surprise);

/// <summary>Points for each part of the index; zero leaves a part out.</summary>
/// <param name="People">For each person.</param>
/// <param name="Lately">For each person again, halved with every half-life since their last letter.</param>
/// <param name="Support">For each unit of support; there is never more of it than people.</param>
/// <param name="Burst">For each unit of surprise.</param>
/// <param name="Unresolved">For each person whose matter is open.</param>
/// <param name="Repeat">For each person who had to write again.</param>
/// <param name="Severity">For each person, times the severity of the class of their letter.</param>
public sealed record TopicWeights(
    double People, double Lately, double Support, double Burst, double Unresolved, double Repeat, double Severity);
