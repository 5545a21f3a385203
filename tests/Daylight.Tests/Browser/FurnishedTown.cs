using Daylight.Disclosure;
using Daylight.Enquiries;
using Daylight.Host;
using Daylight.Petitions;
using Daylight.Remedies;
using Daylight.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Daylight.Tests.Browser;

/// <summary>A town with something behind every page: a record and its correction, a request that is open, an officer with every
/// post.</summary>
public abstract class FurnishedTown : Town
{
    protected const string Everything = "everything", Secret = "0123456789AB";

    /// <summary>The values that parameters of routes take.</summary>
    protected Dictionary<string, string> Known { get; } = [];

    readonly List<string> others = [];

    internal override MailSettings? Mail => new() { Address = "mail.huangpu.test" };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Known["officer"] = (await Officer(Everything, Role.Clerk | Role.Reviewer | Role.Publisher | Role.Head | Role.Supervisor | Role.Administrator)).Account.ToString()!;
        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            var table = "标准,每台\n加装电梯,十万元"u8.ToArray();
            var (tableHash, tableSize) = await services.GetRequiredService<IFiles>().Keep(new MemoryStream(table), Stop);
            Known["hash"] = tableHash;
            var record = await services.GetRequiredService<Catalogue>().Publish(new()
            {
                BodyCode = "440112101", Title = "加装电梯补贴资金管理办法", Category = "normative", Kind = "normative",
                Topics = ["housing"], DocumentNumber = "穗埔府规〔2026〕4号", FormedOn = FirstDay.AddDays(-5),
                Text = "第一章 总则\n第一条 为了规范既有住宅加装电梯补贴资金的管理，制定本办法。\n第二条 本办法适用于本区。",
                Attachments = [new() { Name = "附件1：标准.csv", MediaType = "text/csv", Size = tableSize, Hash = tableHash, Text = "标准,每台\n加装电梯,十万元" }],
            }, Actor.Machine, Stop);
            var matter = await services.GetRequiredService<Desk>().Open(Daylight.Requests.RequestProcedure.Procedure, new()
            {
                BodyCode = "440112101", State = Daylight.Requests.RequestProcedure.InHand, Channel = Channel.Counter,
                Title = "加装电梯的补贴审核意见", On = FirstDay, ReceivedOn = FirstDay, Secret = Secret,
            }, Actor.Machine, Stop);
            var (hash, size) = await services.GetRequiredService<IFiles>().Keep(new MemoryStream("联系人：王小明，13800138000"u8.ToArray()), Stop);
            var paper = new CasePaper
            {
                CaseId = matter.Id, Name = "名单.txt", MediaType = "text/plain", Size = size, Hash = hash, Text = "联系人：王小明，13800138000", AddedAt = matter.OpenedAt,
            };
            db.Add(paper);
            db.Add(new Daylight.Requests.DisclosureRequest
            {
                CaseId = matter.Id, Once = matter.Id, Kind = Daylight.Requests.RequesterKind.Natural, Name = "陈晓岚", Identity = Daylight.Requests.IdentityKind.None, Phone = "13800138000", Email = "lan@example.com",
                Feature = matter.Title, Form = Daylight.Requests.InformationForm.Paper, Way = "person", SubmittedOn = FirstDay, ArrivedOn = FirstDay,
            });
            Known["original"] = paper.Id.ToString();
            db.Add(new Daylight.Requests.SearchMade
            {
                Id = Ids.Next(), CaseId = matter.Id, Place = "区档案馆三楼", Terms = "补贴发放底册", By = "档案员老周", On = FirstDay, Found = 0, EnteredAt = matter.OpenedAt,
            });
            db.Add(new Daylight.Requests.ThirdParty
            {
                Id = Ids.Next(), CaseId = matter.Id, Name = "青麟电梯配件厂", Asked = "配件报价", Way = "post", AskedOn = FirstDay, EnteredAt = matter.OpenedAt,
            });
            db.Add(new Daylight.Requests.AnswerPart
            {
                Id = Ids.Next(), CaseId = matter.Id, About = "补贴发放名单", Outcome = "C4", Says = "涉及个人隐私。", EnteredAt = matter.OpenedAt,
            });
            await db.SaveChangesAsync(Stop);
            await transaction.CommitAsync(Stop);
            (Known["index"], Known["code"]) = (record.Index, matter.Code);
        });
        await Do(Write);
        await Do(BeginCorrection);
        await Officer("何春燕", Role.Clerk | Role.Reviewer | Role.Publisher | Role.Head);
        await Do(WorkTogether);
        foreach (var begin in (Func<IServiceProvider, Task<string>>[])[BeginEnquiry, BeginReconsideration, BeginOwnRecord, BeginGiven, BeginJoint, BeginPetition])
            await Do(async services => others.Add(await begin(services)));
        await Do(AnswerTopic);
        await CatchUp();
        (Known["body"], Known["year"], Known["procedure"]) = ("440112", "2026", "request");
        Known["address"] = $"record:{Known["index"]}";
        (Known["organisation"], Known["serial"]) = (Known["index"].Split('/')[0], Known["index"].Split('/')[1]);
        (Known["number"], Known["place"], Known["part"], Known["regime"]) = ("1", "0", "0", "cn-ogi-2019");
    }

    // A letter from somebody whom the case does not know, and one from whoever asks.
    async Task Write(IServiceProvider services)
    {
        var mailbox = services.GetRequiredService<CaseMailbox>();
        await services.GetRequiredService<MailArrival>().Receive(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(
            $"From: 王小明 <wang@example.com>\r\nTo: {mailbox.Of(Known["code"])}\r\nSubject: 补充说明\r\n\r\n我也要一份。")), mailbox, Stop);
        Known["mail"] = services.GetRequiredService<Db>().IncomingMail.Single().Id.ToString();
        await services.GetRequiredService<MailArrival>().Receive(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(
            $"From: lan@example.com\r\nTo: {mailbox.Of(Known["code"])}\r\nMessage-Id: <asks@example.com>\r\nSubject: 什么时候答复\r\n\r\n请问材料收到了吗？")), mailbox, Stop);
    }

    // A colleague who works on the request, noted something on it and is away: whoever has every post covers.
    async Task WorkTogether(IServiceProvider services)
    {
        var (db, everything) = (services.GetRequiredService<Db>(), Guid.Parse(Known["officer"]));
        var colleague = await Actor.Officer(db, db.Users.Single(user => user.DisplayName == "何春燕").Id, FirstDay, Stop);
        var matter = (await db.Cases.WithSteps(Known["code"], Stop))!;
        await services.GetRequiredService<Assigning>().Give(matter, colleague!.Account, 0, colleague, Stop);
        await services.GetRequiredService<CaseNotes>().Add(matter, Ids.Next(), "来电催过三次，语气很急。", colleague, Stop);
        await services.GetRequiredService<Absences>().Enter(colleague, FirstDay, FirstDay.AddDays(3), everything, colleague, Stop);
        var absence = await services.GetRequiredService<Absences>().Of(everything, Stop);
        if (absence.Count != 1) throw new InvalidOperationException("Nobody is away.");
    }

    async Task BeginCorrection(IServiceProvider services)
    {
        var db = services.GetRequiredService<Db>();
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        var record = db.Records.Single();
        var matter = await services.GetRequiredService<Desk>().Open(PublicationProcedure.Procedure, new()
        {
            BodyCode = record.BodyCode, State = PublicationProcedure.Draft, Channel = Channel.Other, Title = record.Title, On = FirstDay,
        }, Actor.Machine, Stop);
        db.Add(new PublicationDraft
        {
            CaseId = matter.Id, Once = matter.Id, Purpose = PublicationPurpose.Correct, RecordId = record.Id, Edition = 1, Title = record.Title,
            Category = record.Category, Kind = record.Kind, Note = "更正电话。", Text = "第一章 总则\n第一条 改过的一条。\n电话13800138000。",
        });
        await db.SaveChangesAsync(Stop);
        await transaction.CommitAsync(Stop);
        Known["publication"] = matter.Code;
    }

    // An enquiry whose public text awaits release: behind it are preview and letters.
    async Task<string> BeginEnquiry(IServiceProvider services)
    {
        var db = services.GetRequiredService<Db>();
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        var matter = await services.GetRequiredService<EnquiryFiling>().Open(
            EnquiryForm.Blank with { Body = "440112101", Title = "加装电梯补贴怎么领", Name = "陈晓岚", Phone = "13800138000", Consents = true },
            new(Ids.Next(), Channel.Web, FirstDay, Secret), Actor.Requester, Stop);
        foreach (var step in (string[])["assign", "draft", "answer-to-publish", "prepare"])
        {
            var problems = await services.GetRequiredService<Desk>().Take(matter, EnquiryProcedure.Procedure, step,
                new() { On = FirstDay, Reason = "办理", Text = "补贴怎么领\n\n问：怎么领？\n\n答：到窗口领。" }, Someone(), services.GetRequiredService<BodyTree>(), Stop);
            if (problems.Any) throw new InvalidOperationException(problems[0].Say.En);
        }
        await transaction.CommitAsync(Stop);
        return matter.Code;
    }

    async Task<string> BeginReconsideration(IServiceProvider services)
    {
        var form = RemedyForm.Blank with
        {
            Kind = "reconsideration", Body = "440112101", About = Known["code"], Applicant = "陈晓岚", Phone = "13800138000",
            ClaimText = "要求重新答复。", AuthorityName = "黄埔区人民政府", Simplified = true,
        };
        return (await services.GetRequiredService<RemedyFiling>().File(form, RemedyKind.Reconsideration,
            new(Ids.Next(), "440112101", Channel.Post, FirstDay.AddDays(-4), FirstDay, null), Someone(), Stop)).Code;
    }

    async Task<string> BeginOwnRecord(IServiceProvider services)
    {
        var form = Daylight.Requests.RequestForm.Blank;
        foreach (var (field, answer) in ((string, string)[])[("body", "440112101"), ("kind", "natural"), ("name", "陈晓岚"), ("identity", "passport"), ("identityNumber", "E12345678"),
            ("phone", "13800138000"), ("record", "不动产查询结果"), ("wrong", "登记的门牌错了"), ("right", "应当是一巷2号"), ("evidence", "权证原件"), ("way", "person")]) form = form.With(field, answer);
        var (evidence, _) = await services.GetRequiredService<FileIntake>().Take("产权在三单元"u8.ToArray(), "权证照片.txt", Stop);
        return (await services.GetRequiredService<Daylight.Requests.OwnRecordFiling>().File(
            form, [new("", evidence!)], new(Channel.Web, Ids.Next(), Secret), Actor.Requester, Stop)).Code;
    }

    // A request that was answered, whose requester wants everybody to have it, and another of the kind that is not to be published.
    async Task<string> BeginGiven(IServiceProvider services)
    {
        var (db, desk, opinions) = (services.GetRequiredService<Db>(), services.GetRequiredService<Desk>(), services.GetRequiredService<Opinions>());
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        var matter = await desk.Open(Daylight.Requests.RequestProcedure.Procedure, new()
        {
            BodyCode = "440112101", State = Daylight.Requests.RequestProcedure.InHand, Channel = Channel.Counter, Title = "电梯维保合同", On = FirstDay,
            ReceivedOn = FirstDay, Secret = Secret,
        }, Actor.Machine, Stop);
        db.Add(new Daylight.Requests.DisclosureRequest
        {
            CaseId = matter.Id, Once = matter.Id, Kind = Daylight.Requests.RequesterKind.Natural, Name = "陈晓岚", Identity = Daylight.Requests.IdentityKind.None,
            Feature = "电梯维保合同", Form = Daylight.Requests.InformationForm.Paper, Way = "person", SubmittedOn = FirstDay, ArrivedOn = FirstDay,
        });
        await db.SaveChangesAsync(Stop);
        foreach (var step in (string[])["draft", "sign", "deliver"])
        {
            var problems = await desk.Take(matter, Daylight.Requests.RequestProcedure.Procedure, step, new() { On = FirstDay, Text = "合同见附件", Outcome = "A2", Delivery = "person" },
                Someone(), services.GetRequiredService<BodyTree>(), Stop);
            if (problems.Any) throw new InvalidOperationException(problems[0].Say.En);
        }
        var wished = await opinions.Wish(matter, TownPlan.Law.Outcome("cn-ogi-2019", "A2"), "想让邻居也看到", Stop);
        if (wished.Any) throw new InvalidOperationException(wished[0].Say.En);
        var declined = await services.GetRequiredService<Daylight.Requests.AskedItems>().Decline([Known["code"]], "涉及评标过程", Someone(), Stop);
        if (declined.Any) throw new InvalidOperationException(declined[0].Say.En);
        await transaction.CommitAsync(Stop);
        return matter.Code;
    }

    // The request is a part of another, somebody else's is handled together with it, and a third went to another body.
    async Task<string> BeginJoint(IServiceProvider services)
    {
        var (db, desk, ledger) = (services.GetRequiredService<Db>(), services.GetRequiredService<Desk>(), services.GetRequiredService<Ledger>());
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        var known = db.Cases.Single(matter => matter.Code == Known["code"]);
        var whole = await Open("加装电梯的补贴审核意见和发放名单");
        var joined = await Open("加装电梯补贴的审核意见");
        var over = await Open("社区食堂选址会议纪要");
        foreach (var (from, to, kind) in ((Case, Case, CaseLinkKind)[])[(known, whole, CaseLinkKind.SplitFrom), (joined, known, CaseLinkKind.JoinedTo)])
        {
            var link = new CaseLink { CaseId = from.Id, ToId = to.Id, Kind = kind, At = from.OpenedAt };
            db.Add(link);
            ledger.Write(Actor.Machine, kind is CaseLinkKind.SplitFrom ? Desk.Parted : "join", from.Address, from.BodyCode).Covers(link);
        }
        await db.SaveChangesAsync(Stop);
        foreach (var (matter, step) in ((Case, string)[])[(joined, "follow"), (over, "transfer")])
        {
            var problems = await desk.Take(matter, Daylight.Requests.RequestProcedure.Procedure, step,
                new() { On = FirstDay, Reason = "由街道选址", Text = "转由街道办理。", Body = "440112201" }, Someone(), services.GetRequiredService<BodyTree>(), Stop);
            if (problems.Any) throw new InvalidOperationException(problems[0].Say.En);
        }
        await transaction.CommitAsync(Stop);
        return over.Code;

        async Task<Case> Open(string title)
        {
            var opened = await desk.Open(Daylight.Requests.RequestProcedure.Procedure, new()
            {
                BodyCode = "440112101", State = Daylight.Requests.RequestProcedure.InHand, Channel = Channel.Counter, Title = title, On = FirstDay,
                ReceivedOn = FirstDay, Secret = Secret,
            }, Actor.Machine, Stop);
            await db.SaveChangesAsync(Stop);
            return opened;
        }
    }

    // A petition that is being handled, with an assisting body and a card, and one that reads the same.
    async Task<string> BeginPetition(IServiceProvider services)
    {
        var (db, filing, cards) = (services.GetRequiredService<Db>(), services.GetRequiredService<PetitionFiling>(), services.GetRequiredService<Supervise.Cards>());
        var form = PetitionForm.Blank with
        {
            Kind = "complaint", Body = "440112101", Title = "大沙街二巷路灯不亮", Story = "坏了三个月，请修好。", Place = "大沙街二巷", Name = "陈晓岚", Phone = "13800138000", Consents = true,
        };
        await filing.File(form with { Phone = "13700137000" }, new(Ids.Next(), PetitionSource.Mayor, FirstDay, Secret), Actor.Requester, Stop);
        var (code, _) = await filing.File(form, new(Ids.Next(), PetitionSource.Visit, FirstDay, Secret), Actor.Requester, Stop);
        var matter = (await db.Cases.WithSteps(code, Stop))!;
        var problems = await services.GetRequiredService<Desk>().Take(matter, PetitionProcedure.Procedure, PetitionProcedure.Accept, new() { On = FirstDay, Text = "予以受理。" },
            Someone(), services.GetRequiredService<BodyTree>(), Stop);
        problems.And(await services.GetRequiredService<Assisting>().Ask(matter, ["440112201"], "请说明由谁维护。", Someone(), Stop));
        problems.And(await cards.Give(matter, new FormCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues>
        {
            ["kind"] = "red", ["because"] = "三个月没有修。", ["by"] = "2026-12-01",
        }), Supervisor(), Stop));
        problems.And(await services.GetRequiredService<Rules.RuleTable>().Add(
            Rules.Typing.Blank with { Place = "10", Words = "路灯 照明", Body = "440112101", Because = "职责清单" }, Supervisor(), Stop));
        if (problems.Any) throw new InvalidOperationException(problems[0].Say.En);
        return code;
    }

    // What five people wrote about, each in words of their own, listed under the editor's and answered.
    async Task AnswerTopic(IServiceProvider services)
    {
        var (filing, desk) = (services.GetRequiredService<PetitionFiling>(), services.GetRequiredService<TopicDesk>());
        foreach (var (name, title, story) in TopicLetters)
            await filing.File(PetitionForm.Blank with { Kind = "complaint", Title = title, Story = story, Name = name },
                new(Ids.Next(), PetitionSource.Mayor, FirstDay, Secret), Actor.Requester, Stop);
        var (db, ledger) = (services.GetRequiredService<Db>(), services.GetRequiredService<Ledger>());
        var issue = new HotIssue { Number = 1, Title = "鱼珠码头清运不及时", Place = "鱼珠码头", Body = "440112101", At = ledger.Now, ListedAt = ledger.Now };
        db.Add(issue);
        foreach (var matter in db.Cases.Where(one => one.Title == TopicLetters[0].Title).ToList()) db.Add(new HotIssuePin { CaseId = matter.Id, IssueId = issue.Id });
        ledger.Write(Supervisor(), "list-topic", issue.Address, issue.Body);
        await db.SaveChangesAsync(Stop);
        async Task<StandingTopic> Standing() => (await desk.Find("1", Stop))!;
        var problems = new Problems();
        problems.And(await desk.Write(await Standing(), "已经增加两班清运。", Someone(), Stop));
        var standing = await Standing();
        problems.And(await desk.Release(standing, $"{standing.Answers[0].WrittenAt.Ticks}", Publisher(), Stop));
        problems.And(await desk.Write(await Standing(), "清运车坏了一台，还没有买新的。", Someone(), Stop));
        if (problems.Any) throw new InvalidOperationException(problems[0].Say.En);
        Known["topic"] = (await Standing()).Key;
    }

    static readonly (string Name, string Title, string Story)[] TopicLetters =
    [
        ("丘一一", "鱼珠码头垃圾没有人清运，臭气很大", "码头边上垃圾桶全满了，三天没有人来清运，苍蝇很多。"),
        ("丘二二", "鱼珠码头垃圾没有人清运，臭气很大", "上班经过码头，垃圾一直堆到路面上，环卫说车不够。"),
        ("丘三三", "鱼珠码头垃圾没有人清运，臭气很大", "孩子说坐船的地方好臭，垃圾堆得比人高，请派车来。"),
        ("丘五五", "鱼珠码头垃圾没有人清运，臭气很大", "以前垃圾每天清运，现在几天才来一回，码头臭气大。"),
        ("丘四四", "鱼珠码头垃圾没有人清运，臭气很大", "游客多，垃圾桶只有两个，傍晚就满，第二天中午才清运。"),
    ];

    static Actor Publisher() => new(Ids.Next(), "发布",
        [new Post { AccountId = default, BodyCode = "440112", From = FirstDay.AddYears(-1), Roles = Role.Publisher }]);

    static Actor Supervisor() => new(Ids.Next(), "监督",
        [new Post { AccountId = default, BodyCode = "440112", From = FirstDay.AddYears(-1), Roles = Role.Supervisor }]);

    static Actor Someone() => new(Ids.Next(), "某人",
    [
        new Post { AccountId = default, BodyCode = "440112", From = FirstDay.AddYears(-1), Roles = Role.Clerk | Role.Reviewer | Role.Head },
    ]);

    // What routes with a case's code show of cases of other procedures than the request.
    IEnumerable<string> OfOthers() =>
    [
        .. Daylight.Host.Modules.All.SelectMany(module => module.Procedures).Select(procedure => $"/how/{procedure.Name}"),
        .. others.Select(code => $"/desk/cases/{code}"),
        $"/desk/cases/{others[4]}/transfer", $"/desk/cases/{others[4]}/hand-back", $"/desk/cases/{others[4]}/assign-body", $"/desk/cases/{others[2]}/ask-evidence", $"/desk/cases/{others[2]}/draft?outcome=T1", $"/desk/publications/new?from={others[3]}",
        $"/desk/cases/{others[0]}/preview", $"/desk/cases/{others[0]}/publish", $"/desk/cases/{others[1]}/draft-answer", $"/desk/cases/{others[1]}/end-early",
        .. ((string[])["assist", "supervision", "join"]).Select(page => $"/desk/petitions/{others[5]}/{page}"), $"/desk/cases/{others[5]}/draft?outcome=S1",
        "/desk/petitions/topics?state=answered", "/petitions?q=路灯", "/petitions/write?to=secretary", "/desk/petitions/new?phone=13800138000", "/desk/petitions/board?by=kind&key=complaint",
        $"/remedies?about={Known["code"]}", $"/remedies/complain?about={Known["code"]}", $"/desk/remedies/new?about={Known["code"]}", "/enquiries?q=补贴",
        $"/desk/several?do=request/confirm&case={Known["code"]}&case={others[0]}", $"/desk/several?do=officer&case={Known["code"]}&case={others[1]}",
    ];

    /// <summary>Routes that answer GET and are not among <see cref="Addresses"/>, because something in them is not known.</summary>
    protected IEnumerable<string> Unvisited() => EveryAddress.Of(Services, Known)
        .Where(one => one.Path.Contains('?')).Select(one => "/" + one.Route.RoutePattern.RawText!.TrimStart('/')).Distinct();

    /// <summary>Every address that answers GET and whose parameters have known values.</summary>
    protected IEnumerable<string> Addresses() =>
        EveryAddress.Of(Services, Known).Select(one => one.Path).Where(path => !path.Contains('?')).Concat(OfOthers()).Distinct();

    /// <summary>Whether an address is for officers only.</summary>
    protected static bool IsOfficers(string path) =>
        path.StartsWith("/desk", StringComparison.Ordinal) || path.StartsWith("/account", StringComparison.Ordinal);
}
