using System.Text;
using Daylight.Web;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Shell.Log;

/// <summary>A proof to check.</summary>
/// <param name="Proof">The proof, a text.</param>
/// <param name="Entry">The entry it is about, to the byte.</param>
/// <param name="Key">The key that the reader trusts.</param>
public sealed record VerifyInput(string? Proof, string? Entry, string? Key);

/// <summary>What the page shows.</summary>
/// <param name="Input">What was typed.</param>
/// <param name="Problems">What speaks against it; null before anything was checked.</param>
/// <param name="Holds">The proof that holds.</param>
public sealed record VerifyModel(VerifyInput Input, Problems? Problems = null, Proof? Holds = null);

/// <summary>Checks a proof: in the reader's browser, or, without script, here. The one who checks should not be the one who proves.</summary>
static class Verify
{
    // Longer than any proof or entry can be.
    const int Longest = 100_000;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/log/verify", Show);
        app.MapPost("/log/verify", Check);
    }

    static async Task<IResult> Show(HttpRequest request, Db db, SigningKey key, CancellationToken stop)
    {
        var named = long.TryParse(request.Query["entry"].LastOrDefault(), out var index)
            ? await db.Entries.AsNoTracking().SingleOrDefaultAsync(entry => entry.Index == index, stop)
            : null;
        var proof = named is null ? null : await db.ProofOf(index, stop);
        return Page.Of<VerifyPage>(new VerifyModel(new(proof?.ToString(), proof is null ? null : named!.Leaf, key.Verifier.ToString())));
    }

    static IResult Check(IFormCollection form)
    {
        var input = new VerifyInput(form["proof"], form["entry"], form["key"]);
        var problems = new Problems()
            .When(string.IsNullOrWhiteSpace(input.Proof), "proof", "把证明贴在这里", "Paste the proof here")
            .When(string.IsNullOrWhiteSpace(input.Entry), "entry", "把条目贴在这里", "Paste the entry here")
            .When(string.IsNullOrWhiteSpace(input.Key), "verifier-key", "写出您信任的公钥", "Give the key you trust")
            .When(input.Proof?.Length > Longest, "proof", "证明没有这么长", "No proof is that long")
            .When(input.Entry?.Length > Longest, "entry", "条目没有这么长", "No entry is that long");
        var proof = problems.Any ? null : Holding(input, problems);
        return Page.Of<VerifyPage>(new VerifyModel(input, problems, proof), problems.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    static Proof? Holding(VerifyInput input, Problems problems)
    {
        var found = new Problems();
        // Forms send every line end as two characters.
        var proof = Proof.Read(input.Proof!.ReplaceLineEndings("\n").TrimEnd('\n') + "\n", found);
        var key = VerifierKey.Read(input.Key!.Trim(), found);
        if (proof is not null && key is not null)
            found.And(proof.Verify(Encoding.UTF8.GetBytes(input.Entry!.Trim()), key.Name, [key]));
        foreach (var problem in found) problems.Add(problem.Field is "key" ? "verifier-key" : problem.Field is "entry" ? "entry" : "proof", problem.Say.Zh, problem.Say.En);
        return problems.Any ? null : proof;
    }
}
