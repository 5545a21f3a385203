namespace Daylight.Web;

/// <summary>Methods of HTTP by what they are for.</summary>
public static class Methods
{
    /// <summary>How an address is asked for that is only read.</summary>
    public static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
}
