using System.Text.Json;
using Microsoft.AspNetCore.Identity;

namespace Daylight.Host.Shell.People;

/// <summary>Passkeys, with what a browser sends taken for what it is: anything.</summary>
static class Passkeys
{
    const int LongestCredential = 64 * 1024;

    /// <summary>Signs in by a credential.</summary>
    public static async Task<SignInResult> SignIn(SignInManager<Account> door, string? credential)
    {
        if (!IsJson(credential)) return SignInResult.Failed;
        try
        {
            return await door.PasskeySignInAsync(credential!);
        }
        // The attempt was not begun on this browser, or too long ago.
        catch (InvalidOperationException)
        {
            return SignInResult.Failed;
        }
    }

    /// <summary>Reads a new credential; null when it is none.</summary>
    public static async Task<UserPasskeyInfo?> Read(SignInManager<Account> door, string? credential)
    {
        if (!IsJson(credential)) return null;
        try
        {
            var result = await door.PerformPasskeyAttestationAsync(credential!);
            return result.Succeeded ? result.Passkey : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    static bool IsJson(string? text)
    {
        if (text is not { Length: > 1 and <= LongestCredential }) return false;
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
