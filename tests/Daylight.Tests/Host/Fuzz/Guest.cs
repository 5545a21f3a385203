using System.Net;
using System.Text.RegularExpressions;

namespace Daylight.Tests.Host.Fuzz;

/// <summary>Somebody at the pages: cookies and a good form token, so that what is sent reaches the handlers.</summary>
sealed partial class Guest
{
    readonly CookieContainer jar = new();

    public Guest(string name, Uri address)
    {
        Name = name;
        Browser = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = jar }) { BaseAddress = address };
    }

    public string Name { get; }

    public HttpClient Browser { get; }

    /// <summary>All cookies, whatever path they are for.</summary>
    public string Cookies => string.Join("; ", jar.GetAllCookies().Select(cookie => $"{cookie.Name}={cookie.Value}"));

    public string Token { get; private set; } = "";

    /// <summary>The forms this guest has seen.</summary>
    public List<SeenForm> Forms { get; } = [];

    public async Task TakeToken(string page) => Token = Found().Match(await Browser.Read(page)).Groups[1].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Found();
}

/// <summary>A form as it stood on a page.</summary>
sealed record SeenForm(string Action, bool Posts, IReadOnlyList<(string Name, IReadOnlyList<string> Values)> Fields);
