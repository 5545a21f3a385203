using System.Net;
using System.Text.RegularExpressions;
using Daylight.Tests.Modules.Disclosure;
using Xunit;

namespace Daylight.Tests.Host.Fuzz;

/// <summary>The same files where what is to be published is written: the form comes back with every reason, or a draft is kept.</summary>
[Trait("db", "sqlite")]
public sealed partial class DraftUploadTests : PublicationTown
{
    const int Times = 20, AtOnce = 5, Seed = 20_261_015;

    [Fact]
    public async Task Every_file_of_a_draft_is_taken_in_or_refused_with_a_reason()
    {
        const string page = "/desk/publications/new";
        var random = new Random(Seed);
        for (var time = 0; time < Times; time++)
        {
            var form = new MultipartFormDataContent { { new StringContent(await Clerk.TokenFor(page, page)), "__RequestVerificationToken" } };
            foreach (var (name, value) in Form(("once", Ids.Next().ToString()))) form.Add(new StringContent(value), name);
            for (var i = 0; i < AtOnce; i++)
            {
                var part = new ByteArrayContent(BadFiles.Content(random));
                part.Headers.TryAddWithoutValidation("Content-Disposition",
                    $"form-data; name=\"files\"; filename=\"x\"; filename*=utf-8''{Uri.EscapeDataString(BadFiles.Name(random))}");
                form.Add(part);
            }
            using var answer = await Clerk.PostAsync(page, form, Stop);
            if (answer.StatusCode is HttpStatusCode.SeeOther) continue;
            var text = await answer.Says(HttpStatusCode.UnprocessableEntity);
            Assert.Equal(AtOnce, Refusals().Count(text) + Kept().Count(text));
        }
        await NothingIsWrong();
    }

    [GeneratedRegex("<a href=\"#files\">")]
    private static partial Regex Refusals();

    [GeneratedRegex("name=\"keep\"")]
    private static partial Regex Kept();
}
