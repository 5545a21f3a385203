using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Daylight.Tests;

/// <summary>What a person does in a browser without JavaScript.</summary>
static partial class Browsing
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    extension(HttpClient visitor)
    {
        /// <summary>The text of a page that opens.</summary>
        public async Task<string> Read(string address)
        {
            using var answer = await visitor.GetAsync(address, Stop);
            var text = await answer.Content.ReadAsStringAsync(Stop);
            Assert.True(answer.IsSuccessStatusCode, $"{address} answered {answer.StatusCode}: {text}");
            return text;
        }

        /// <summary>The token of the form on a page that goes to <paramref name="action"/>.</summary>
        public async Task<string> TokenFor(string page, string action) => TokenOn(await visitor.Read(page), action);

        /// <summary>Opens a page and sends the form on it that goes to <paramref name="action"/>.</summary>
        public async Task<HttpResponseMessage> Submit(
            string page, string action, params (string Name, string Value)[] fields)
        {
            var token = await visitor.TokenFor(page, action);
            var content = fields.Append(("__RequestVerificationToken", token))
                .Select(field => KeyValuePair.Create(field.Item1, field.Item2));
            return await visitor.PostAsync(action, new FormUrlEncodedContent(content), Stop);
        }

        /// <summary>The same with files.</summary>
        public async Task<HttpResponseMessage> Upload(
            string page, string action, (string Name, string Value)[] fields, params (string Name, byte[] Content)[] files)
        {
            var form = new MultipartFormDataContent
            {
                { new StringContent(TokenOn(await visitor.Read(page), action)), "__RequestVerificationToken" },
            };
            foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
            foreach (var (name, content) in files) form.Add(new ByteArrayContent(content), "files", name);
            return await visitor.PostAsync(action, form, Stop);
        }

        /// <summary>Signs in with the password that officers of a town have.</summary>
        public async Task<HttpClient> SignedIn(string name)
        {
            var answer = await visitor.Submit("/sign-in", "/sign-in", ("name", name), ("secret", Town.Password));
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
            return visitor;
        }
    }

    extension(HttpResponseMessage answer)
    {
        /// <summary>Where a 303 leads.</summary>
        public string LeadsTo
        {
            get
            {
                Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
                return answer.Headers.Location!.OriginalString;
            }
        }

        /// <summary>The page that came with a status.</summary>
        public async Task<string> Says(HttpStatusCode status)
        {
            var text = await answer.Content.ReadAsStringAsync(Stop);
            Assert.True(status == answer.StatusCode, $"{answer.StatusCode}: {text}");
            return text;
        }
    }

    /// <summary>What the box on a page sends with which an officer lets pass what is pointed out.</summary>
    public static string LetPassOn(string page) => LetPass().Match(page).Groups[1].Value;

    static string TokenOn(string page, string action)
    {
        var form = page.IndexOf($"action=\"{action}\"", StringComparison.Ordinal);
        Assert.True(form >= 0, $"No form goes to {action}: {page}");
        return Token().Match(page, form).Groups[1].Value;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"letpass\" value=\"([0-9a-f]+)\"")]
    private static partial Regex LetPass();
}
