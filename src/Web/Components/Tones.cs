namespace Daylight.Web;

static class Tones
{
    extension(Tone tone)
    {
        /// <summary>The class that draws the mark and the colour.</summary>
        public string Class => tone switch
        {
            Tone.Ok => "ok",
            Tone.Soon => "soon",
            Tone.Late => "late",
            Tone.Hold => "hold",
            _ => "idle",
        };
    }
}
