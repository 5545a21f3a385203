using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Daylight.Host.Api;
using Daylight.Web;
using Daylight.Web.Api;

namespace Daylight.Host.Shell;

/// <summary>
/// The whole of a case for the person whose case it is, as one archive to keep: what happened in plain words, the same
/// for programs, and every paper that they may have, with its fingerprint.
/// </summary>
sealed class CaseCopy(TrackedCase found, IReadOnlyList<CaseMail> mail, IFiles files, CaseOffice office, Language language)
{
    const string Named = "files/";

    Case Matter => found.Matter;

    /// <summary>Writes the archive into a file that is gone as soon as it is closed; it stands at its beginning.</summary>
    public async Task<Stream> Write(CancellationToken stop)
    {
        var whole = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
        try
        {
            await using (var archive = await ZipArchive.CreateAsync(whole, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, stop))
            {
                var papers = new List<(string Name, string Hash)>();
                foreach (var paper in found.Papers.UnionBy(found.HandedIn, paper => paper.Id))
                    if (await Put(archive, paper, papers.Count + 1, stop) is { } put) papers.Add(put);
                await Put(archive, $"{Matter.Code}.txt", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Told(papers))], stop);
                var same = OwnCase.Of(Matter, found.Procedure, office.Law, office.Today, language);
                await Put(archive, $"{Matter.Code}.json", JsonSerializer.SerializeToUtf8Bytes(same, Json.Options), stop);
            }
            whole.Position = 0;
            return whole;
        }
        catch
        {
            await whole.DisposeAsync();
            throw;
        }
    }

    // Numbered: two papers may have one name.
    async Task<(string Name, string Hash)?> Put(ZipArchive archive, CasePaper paper, int number, CancellationToken stop)
    {
        if (files.Open(paper.Hash) is not { } content) return null;
        var name = $"{Named}{number:00} {Path.GetFileName(paper.Name)}";
        await using (content)
        await using (var entry = await archive.CreateEntry(name).OpenAsync(stop))
            await content.CopyToAsync(entry, stop);
        return (name, paper.Hash);
    }

    static async Task Put(ZipArchive archive, string name, byte[] content, CancellationToken stop)
    {
        await using var entry = await archive.CreateEntry(name).OpenAsync(stop);
        await entry.WriteAsync(content, stop);
    }

    // As a person would write it down; ends of lines as every system's simplest program shows them.
    string Told(List<(string Name, string Hash)> papers)
    {
        var text = new StringBuilder();
        Line($"{In(found.Procedure.Title)} {Matter.Code}");
        Line(Matter.Title);
        Line(In(found.Body.Words));
        Line(In(found.State.Title));
        if (found.Outcome is { } outcome) Line($"{In(outcome.Name)} ({In(outcome.Article)})");
        if (found.Explained is { } explained)
        {
            Heading(new("为什么是这个日期", "Why this date"));
            foreach (var sentence in explained.Sentences) Line(In(sentence));
            Line(In(explained.Date.Rule.Citation));
        }
        if (found.Reconsideration is { } last)
            Line(In(new($"申请行政复议的最后一天：{Day(last.Date.Date)}", $"Last day to ask for reconsideration: {Day(last.Date.Date)}")));
        Heading(new("您提交的内容", "What you sent"));
        foreach (var fact in found.Facts) Line($"{In(fact.Name)}: {fact.Value.In(language)}");
        Heading(new("经过", "What happened"));
        foreach (var step in Matter.Steps)
        {
            var number = step.DocumentNumber is { } document ? $" {document}" : "";
            Line($"{Day(step.On)} {In(CaseWords.Happened(found.Procedure, step))}{number}");
            if (found.Procedure.Told(Matter, step) is { } letter) Line($"\n{letter}\n");
        }
        if (mail.Count > 0) Heading(new("往来邮件", "E-mail"));
        foreach (var letter in mail) Letter(letter);
        if (papers.Count > 0) Heading(new("文件和它们的SHA-256指纹", "Files with their SHA-256 fingerprints"));
        foreach (var (name, hash) in papers) Line($"{hash}  {name}");
        return text.ToString().ReplaceLineEndings("\r\n");

        void Letter(CaseMail letter)
        {
            var from = letter.Came is null ? In(found.Body.Words) : In(new("您", "You"));
            Line($"{Dates.When(letter.At, Instants.Zone, language)} {from}: {letter.Came?.Subject ?? letter.Went!.Subject}");
            foreach (var enclosure in letter.Enclosures) Line($"[{enclosure.Name}]");
            Line($"\n{letter.Came?.Text ?? letter.Went!.Text}\n");
        }

        void Line(string line) => text.Append(line).Append('\n');

        void Heading(Words words) => text.Append('\n').Append(In(words)).Append('\n').Append('—', 20).Append('\n');
    }

    string In(Words words) => words.In(language);

    string Day(DateOnly day) => Dates.DayYear(day, language);
}
