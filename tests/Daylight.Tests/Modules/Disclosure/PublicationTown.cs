using System.Text.RegularExpressions;
using Daylight.Disclosure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Disclosure;

/// <summary>A town with three officers of one bureau who can publish together, and none of them alone.</summary>
public abstract partial class PublicationTown : Town
{
    protected const string Bureau = "440112101";
    protected const string Title = "关于加装电梯补贴的通知";
    protected const string Text = "一、每台电梯补贴十万元。\n二、本通知自公布之日起施行。";

    protected HttpClient Clerk { get; private set; } = null!;

    protected HttpClient Reviewer { get; private set; } = null!;

    protected HttpClient Publisher { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Officer("clerk", Role.Clerk, Bureau);
        await Officer("reviewer", Role.Reviewer, Bureau);
        await Officer("publisher", Role.Publisher, Bureau);
        await SignIn();
    }

    /// <summary>Signs the three in; again after days have passed.</summary>
    protected async Task SignIn() => (Clerk, Reviewer, Publisher) =
        (await Visitor().SignedIn("clerk"), await Visitor().SignedIn("reviewer"), await Visitor().SignedIn("publisher"));

    protected async Task<HttpClient> SignedIn(string name, Role roles, string body = Bureau)
    {
        await Officer(name, roles, body);
        return await Visitor().SignedIn(name);
    }

    /// <summary>A form with nothing wrong in it, some answers changed.</summary>
    internal static (string Name, string Value)[] Form(params (string Name, string Value)[] changed)
    {
        var usual = new (string Name, string Value)[]
        {
            ("body", Bureau), ("title", Title), ("category", "livelihood"), ("kind", "notice"), ("normative", "none"),
            ("language", "hans"), ("formed", "2026-10-12"), ("number", "穗埔住建[2026] 7号"), ("topics", "housing"), ("text", Text),
        };
        return [.. usual.Where(answer => changed.All(other => other.Name != answer.Name)), .. changed];
    }

    /// <summary>The code of a new draft.</summary>
    protected async Task<string> Begin(params (string Name, string Value)[] changed) =>
        CodeIn(await Clerk.Upload("/desk/publications/new", "/desk/publications/new", Form(changed)));

    /// <summary>The code in the address of a file.</summary>
    internal static string CodeIn(HttpResponseMessage answer) => answer.LeadsTo.Replace("/edit", "", StringComparison.Ordinal).Split('/')[^1];

    /// <summary>Saves a draft with the form as its page has it, some answers changed.</summary>
    protected static async Task<HttpResponseMessage> Edit(HttpClient who, string code, params (string Name, string Value)[] changed)
    {
        var page = $"/desk/publications/{code}/edit";
        return await who.Upload(page, page, Form([("version", VersionOn(await who.Read(page))), .. changed]));
    }

    /// <summary>Takes a step; where no button offers it, its form is sent all the same.</summary>
    protected async Task<HttpResponseMessage> Take(HttpClient who, string code, string step, string reason = "") =>
        await Send(who, $"/desk/cases/{code}/{step}", ("version", $"{(await CaseOf(code)).Version}"), ("reason", reason));

    /// <summary>Takes steps that must succeed.</summary>
    protected async Task Took(HttpClient who, string code, string step, string reason = "") =>
        Assert.Equal($"/desk/publications/{code}", (await Take(who, code, step, reason)).LeadsTo);

    /// <summary>Takes the step that was stopped for what it pointed out, letting it pass.</summary>
    protected async Task Passed(
        HttpClient who, string code, string step, string stopped, params (string Name, string Value)[] fields)
    {
        var key = Browsing.LetPassOn(stopped);
        var sent = await Send(who, $"/desk/cases/{code}/{step}",
            [("version", $"{(await CaseOf(code)).Version}"), ("letpass", key), .. fields]);
        Assert.Equal($"/desk/publications/{code}", sent.LeadsTo);
    }

    /// <summary>Sends a form that no page offers, with a token from one that does.</summary>
    protected static async Task<HttpResponseMessage> Send(HttpClient who, string action, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await who.Read("/account/password")).Groups[1].Value;
        return await who.PostAsync(action, new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))), Stop);
    }

    /// <summary>Takes a draft all the way; the index number of the record.</summary>
    protected async Task<string> Released(string code)
    {
        await Took(Clerk, code, "submit");
        await Took(Reviewer, code, "check");
        await Took(Reviewer, code, "clear", "不涉密，没有个人信息");
        await Took(Publisher, code, "release");
        await CatchUp();
        return await IndexOf(code);
    }

    protected Task<string> IndexOf(string code) => Ask(db =>
        (from draft in db.PublicationDrafts
         join matter in db.Cases on draft.CaseId equals matter.Id
         join record in db.Records on draft.RecordId equals record.Id
         where matter.Code == code
         select record.Index).SingleAsync(Stop));

    protected Task<Case> CaseOf(string code) => Ask(async db => (await db.Cases.AsNoTracking().WithSteps(code, Stop))!);

    /// <summary>A record that was public before it came here: no case stands behind it.</summary>
    protected async Task<Record> Imported(Func<Publication, Publication>? changed = null)
    {
        Record? record = null;
        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            var publication = new Publication
            {
                BodyCode = Bureau, Title = "旧的通知", Text = "第一段。\n电话十三八零零。\n第三段。", Category = "livelihood", Kind = "notice",
                Topics = ["housing", "land"], Normative = NormativeLevel.Department, DocumentNumber = "穗埔住建〔2024〕1号", FormedOn = new(2024, 1, 2),
            };
            record = await services.GetRequiredService<Catalogue>().Publish(changed is null ? publication : changed(publication), Actor.Machine, Stop);
            await db.SaveChangesAsync(Stop);
            await transaction.CommitAsync(Stop);
        });
        await CatchUp();
        return record!;
    }

    /// <summary>The whole log and all that is kept agree.</summary>
    protected async Task NothingIsWrong() => Assert.Empty(await FaultsFound());

    protected static string VersionOn(string page) => Version().Match(page) is { Success: true } match ? match.Groups[1].Value : "0";

    [GeneratedRegex("name=\"version\" value=\"([0-9]+)\"")]
    private static partial Regex Version();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
