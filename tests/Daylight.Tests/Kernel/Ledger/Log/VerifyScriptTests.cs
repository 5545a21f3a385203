using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Daylight.Tests.Kernel;

/// <summary>What verify.ts accepts in the browser is what the kernel proves; run under Node.</summary>
public class VerifyScriptTests
{
    sealed record Question(string Proof, byte[] Entry, string Key);

    const string Ask = """
        import { readFileSync } from "node:fs";
        const { transformWithOxc } = await import("vite");
        const { code } = await transformWithOxc(readFileSync("scripts/verify.ts", "utf8"), "verify.ts");
        const { verify } = await import("data:text/javascript;base64," + Buffer.from(code).toString("base64"));
        const outcomes = [];
        for (const { Proof, Entry, Key } of JSON.parse(readFileSync(0, "utf8")))
          outcomes.push((await verify(Proof, Buffer.from(Entry, "base64"), Key)).outcome);
        console.log(JSON.stringify(outcomes));
        """;

    static readonly SigningKey Key = SigningKey.New("huangpu.example/log");

    [Fact]
    public async Task Proofs_of_the_kernel_hold_and_changed_ones_do_not()
    {
        var sizes = new[] { 1, 2, 3, 7, 8, 255, 256, 257, 1000 };
        var good = (from size in sizes
                    let tree = LogTree.Of(size)
                    from index in new[] { 0, size / 2, size - 1 }
                    select Prove(tree, index)).ToList();
        var one = good[^1];
        Question[] wrong =
        [
            one with { Entry = [1, 2, 3] },
            one with { Proof = one.Proof.Replace("index 999", "index 998", StringComparison.Ordinal) },
            one with { Proof = one.Proof.Replace("\n1000\n", "\n1001\n", StringComparison.Ordinal) },
            one with { Key = SigningKey.New("huangpu.example/log").Verifier.ToString() },
            one with { Key = SigningKey.New("other.example/log").Verifier.ToString() },
            one with { Proof = one.Proof.Replace("v1", "v2", StringComparison.Ordinal) },
            one with { Key = one.Key[1..] },
        ];
        var outcomes = await Outcomes([.. good, .. wrong]);
        Assert.Equal(Enumerable.Repeat("valid", good.Count), outcomes[..good.Count]);
        Assert.Equal(
            ["missing", "missing", "forged", "forged", "forged", "malformed", "badkey"], outcomes[good.Count..]);
    }

    static Question Prove(LogTree tree, int index)
    {
        var note = new Checkpoint(Key.Verifier.Name, tree.Size, tree.Root).Sign(Key);
        var proof = new Proof(index, tree.Inclusion(index, tree.Size), note);
        return new(proof.ToString(), BitConverter.GetBytes(index), Key.Verifier.ToString());
    }

    static async Task<string[]> Outcomes(Question[] questions)
    {
        var web = Path.Combine(Root(), "src", "Web");
        if (!Directory.Exists(Path.Combine(web, "node_modules", "vite")))
            Assert.Skip("vite, which reads TypeScript, is not installed in src/Web; the normal build installs it");

        var start = new ProcessStartInfo("node", ["--no-warnings", "--input-type=module", "--eval", Ask])
        {
            WorkingDirectory = web, RedirectStandardInput = true, RedirectStandardOutput = true,
        };
        using var node = Process.Start(start)!;
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(questions));
        node.StandardInput.Close();
        var answer = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, node.ExitCode);
        return JsonSerializer.Deserialize<string[]>(answer)!;
    }

    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Daylight.slnx"))) folder = folder.Parent;
        return folder.FullName;
    }
}
