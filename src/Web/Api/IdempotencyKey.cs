using System.Security.Cryptography;
using System.Text;

namespace Daylight.Web.Api;

/// <summary>
/// The key by which a program sends the same thing twice and has it done once (幂等键): made by the program so that nobody
/// can guess it.
/// </summary>
public static class IdempotencyKey
{
    /// <summary>The header in which it comes.</summary>
    public const string Header = "Idempotency-Key";

    const int Shortest = 16, Longest = 100;

    /// <summary>Notes what is wrong with a key; one that was left out is not.</summary>
    public static Problems Check(this Problems problems, string? key) => problems.When(key is not null && !IsKey(key), Header,
        $"键要有{Shortest}到{Longest}个可见字符。", $"A key has {Shortest} to {Longest} visible characters.");

    /// <summary>What stands for it among the forms that were filed: the same for the same key.</summary>
    public static Guid Once(string key) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{Header}/{key}")).AsSpan(0, 16));

    static bool IsKey(string key) => key.Length is >= Shortest and <= Longest && key.All(letter => letter is > ' ' and <= '~');
}
