namespace Daylight.Web;

/// <summary>How things stand; shown by a mark, a word and a colour, in that order of importance.</summary>
public enum Tone
{
    /// <summary>○ nothing to say.</summary>
    Idle,

    /// <summary>✓ done, valid.</summary>
    Ok,

    /// <summary>◔ due before long, waiting for somebody.</summary>
    Soon,

    /// <summary>▲ late or wrong.</summary>
    Late,

    /// <summary>‖ the clock is paused.</summary>
    Hold,
}
