using Daylight.Disclosure;
using Daylight.Enquiries;
using Daylight.Petitions;
using Daylight.Remedies;
using Daylight.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Browser;

/// <summary>A case of each procedure as it comes in, ready for the first step; the person can follow it by <see cref="Secret"/>.</summary>
static class NewCases
{
    public const string Body = "440112101", Secret = "0123456789AB";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Opens a case of a procedure in one of its starts; gives its code.</summary>
    public static Task<string> Open(IServiceProvider services, Procedure procedure, State start) => procedure.Name switch
    {
        "request" => Request(services, start),
        "own-record" => OwnRecord(services),
        "enquiry" => Enquiry(services),
        "publication" => Publication(services, start),
        "complaint" => Remedy(services, RemedyKind.Complaint),
        "reconsideration" => Remedy(services, RemedyKind.Reconsideration),
        "petition" => Petition(services, PetitionSource.Post),
        "hotline" => Petition(services, PetitionSource.Hotline),
        "assist" => Assistance(services),
        _ => Remedy(services, RemedyKind.LitigationDirect),
    };

    public static Task<string> Request(IServiceProvider services, State start, params (string Field, string Answer)[] own) => Request(services, start, Today(services), own);

    public static async Task<string> Request(IServiceProvider services, State start, DateOnly on, params (string Field, string Answer)[] own)
    {
        return (await services.GetRequiredService<Filing>().File(Form([("feature", "加装电梯补贴审核意见"), ("form", "paper"), .. own]), new()
        {
            Channel = start == RequestProcedure.Unconfirmed ? Channel.Web : Channel.Counter, SubmittedOn = on, ArrivedOn = on,
        }, Ids.Next(), Secret, Actor.Requester, Stop)).Code;
    }

    static async Task<string> OwnRecord(IServiceProvider services) => (await services.GetRequiredService<OwnRecordFiling>().File(
        Form([("record", "不动产查询结果"), ("wrong", "登记的门牌错了"), ("right", "应当是一巷2号"), ("evidence", "权证原件")]),
        [], new(Channel.Web, Ids.Next(), Secret), Actor.Requester, Stop)).Code;

    static RequestForm Form(IEnumerable<(string Field, string Answer)> own)
    {
        var form = RequestForm.Blank;
        foreach (var (field, answer) in ((string, string)[])[("body", Body), ("kind", "natural"), ("name", "陈晓岚"), ("identity", "passport"),
            ("identityNumber", "E12345678"), ("phone", "13800138000"), ("address", "大沙街一巷2号"), ("way", "person"), .. own]) form = form.With(field, answer);
        return form;
    }

    // Asked by telephone, where an answer can be given on the spot, by somebody who lets it be published.
    static async Task<string> Enquiry(IServiceProvider services) => (await services.GetRequiredService<EnquiryFiling>().File(
        EnquiryForm.Blank with { Body = Body, Title = "加装电梯补贴怎么领", Name = "陈晓岚", Phone = "13800138000", Consents = true },
        new(Ids.Next(), Channel.Telephone, Today(services), Secret), Actor.Requester, Stop)).Code;

    public static async Task<string> Petition(IServiceProvider services, PetitionSource source) => (await services.GetRequiredService<PetitionFiling>().File(
        PetitionForm.Blank with { Kind = "complaint", Body = Body, Title = "二巷路灯不亮", Story = "请修好。", Name = "陈晓岚", Phone = "13800138000" },
        new(Ids.Next(), source, Today(services), Secret), Actor.Requester, Stop)).Code;

    static async Task<string> Assistance(IServiceProvider services)
    {
        var lead = await Petition(services, PetitionSource.Post);
        var db = services.GetRequiredService<Db>();
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        var matter = await services.GetRequiredService<Desk>().Open(AssistProcedure.Procedure, new()
        {
            BodyCode = Body, State = AssistProcedure.Asked, Channel = Channel.Other, Title = "二巷路灯不亮", On = Today(services), ReceivedOn = Today(services),
        }, Actor.Machine, Stop);
        db.Add(new Assistance { CaseId = matter.Id, LeadId = await db.Cases.Where(one => one.Code == lead).Select(one => one.Id).SingleAsync(Stop), AskedBy = "440112", Asked = "请提意见。" });
        await db.SaveChangesAsync(Stop);
        await transaction.CommitAsync(Stop);
        return matter.Code;
    }

    static async Task<string> Remedy(IServiceProvider services, RemedyKind kind) => (await services.GetRequiredService<RemedyFiling>().File(
        RemedyForm.Blank with
        {
            Kind = RequestForm.Code(kind), Body = Body, Applicant = "陈晓岚", Phone = "13800138000", ClaimText = "要求重新答复。", AuthorityName = "黄埔区人民政府",
        }, kind, new(Ids.Next(), Body, Channel.Post, Today(services), Today(services), Secret), Actor.Requester, Stop)).Code;

    // Drafted by somebody who is none of those who go on with it; what is recalled was published before.
    static async Task<string> Publication(IServiceProvider services, State start)
    {
        var db = services.GetRequiredService<Db>();
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        var recall = start == PublicationProcedure.RecallProposed;
        var record = !recall ? null : await services.GetRequiredService<Catalogue>().Publish(new()
        {
            BodyCode = Body, Title = $"加装电梯补贴{db.Records.Count()}", Category = "normative", Kind = "notice", FormedOn = Today(services), Text = "每台十万元。",
        }, Actor.Machine, Stop);
        var matter = await services.GetRequiredService<Desk>().Open(PublicationProcedure.Procedure, new()
        {
            BodyCode = Body, State = start, Channel = Channel.Other, Title = "加装电梯补贴", On = Today(services),
        }, Actor.Machine, Stop);
        db.Add(new PublicationDraft
        {
            CaseId = matter.Id, Once = matter.Id, Purpose = recall ? PublicationPurpose.Withdraw : PublicationPurpose.Publish, RecordId = record?.Id, Edition = record is null ? null : 1,
            Title = "加装电梯补贴", Category = "normative", Kind = "notice", FormedOn = Today(services), Text = "每台十万元。",
        });
        await db.SaveChangesAsync(Stop);
        await transaction.CommitAsync(Stop);
        return matter.Code;
    }

    static DateOnly Today(IServiceProvider services) => services.GetRequiredService<TimeProvider>().Today();
}
