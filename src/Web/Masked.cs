namespace Daylight.Web;

/// <summary>Numbers that identify or reach a person, so shown that the person knows them again and nobody else does.</summary>
public static class Masked
{
    /// <summary>The first and the last few characters; all hidden when that would show too much.</summary>
    public static string Number(string number) => number.Length switch
    {
        >= 15 => $"{number[..3]}{new string('*', number.Length - 7)}{number[^4..]}",
        >= 7 => $"{new string('*', number.Length - 4)}{number[^4..]}",
        _ => new string('*', number.Length),
    };

    /// <summary>The first character and the place after the at sign.</summary>
    public static string Email(string address)
    {
        var at = address.LastIndexOf('@');
        return at <= 0 ? new string('*', address.Length) : $"{address[0]}***{address[at..]}";
    }

    /// <summary>The front of an address: district and road, no house.</summary>
    public static string Address(string address) =>
        address.Length <= 6 ? new string('*', address.Length) : $"{address[..6]}***";
}
