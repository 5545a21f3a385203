using System.Collections.Frozen;

namespace Daylight.Host.Importing;

/// <summary>What a ledger can tell of a disclosure request.</summary>
enum RequestField
{
    Number, Body, Received, Channel, Kind, Name, Contact, Reach, Phone, Email, Address, Wanted, Form, Restarted, Paused, Resumed, Extended, ExtendedUntil, Decided, Outcome,
    Document, Delivered, Way, Answer, ReviewFiled, ReviewOutcome, ReviewDecided, SuitFiled, SuitOutcome, SuitDecided,
}

/// <summary>The names of these columns, in Chinese or English; the first of each is what reports call it.</summary>
static class RequestFields
{
    static readonly (RequestField Field, string Zh, string En, string[] Others)[] All =
    [
        (RequestField.Number, "编号", "number", ["id", "申请编号", "受理编号", "登记编号", "登记号", "序号"]),
        (RequestField.Body, "机构代码", "body", ["机构", "单位代码", "单位", "承办单位", "答复机关", "bodycode"]),
        (RequestField.Received, "收到日期", "received", ["收到申请日期", "收件日期", "受理日期", "申请日期", "申请时间", "收到时间", "receivedon"]),
        (RequestField.Channel, "申请方式", "channel", ["渠道", "申请渠道", "收件方式", "申请途径"]),
        (RequestField.Kind, "申请人类型", "kind", ["申请人类别", "申请人性质", "申请人身份", "requesterkind", "requester"]),
        (RequestField.Name, "申请人", "name", ["姓名", "申请人姓名", "申请人名称", "申请人姓名或名称"]),
        (RequestField.Contact, "联系人", "contact person", ["经办人", "法定代表人", "person", "contactperson"]),
        (RequestField.Reach, "联系方式", "contact", ["联系办法"]),
        (RequestField.Phone, "电话", "phone", ["联系电话", "手机", "telephone"]),
        (RequestField.Email, "邮箱", "email", ["电子邮箱", "电子邮件"]),
        (RequestField.Address, "地址", "address", ["通讯地址", "通信地址", "联系地址", "邮寄地址"]),
        (RequestField.Wanted, "申请内容", "wanted", ["所需信息", "所需政府信息", "申请公开的信息", "信息内容", "内容描述", "申请事项", "information", "description"]),
        (RequestField.Form, "信息形式", "form", ["获取形式", "所需形式", "载体形式", "formwanted"]),
        (RequestField.Restarted, "重新起算日期", "counted anew", ["补正日期", "收到补正日期", "补正时间", "缴费日期", "restarted", "restartedon"]),
        (RequestField.Paused, "暂停日期", "paused", ["征求意见日期", "征求第三方意见日期", "pausedon"]),
        (RequestField.Resumed, "恢复日期", "resumed", ["征求意见结束日期", "恢复计算日期", "resumedon"]),
        (RequestField.Extended, "延期日期", "extended", ["延期告知日期", "延长答复日期", "延期时间", "extendedon"]),
        (RequestField.ExtendedUntil, "延期至", "extended until", ["延期截止日期", "延长至", "extendeduntil", "until"]),
        (RequestField.Decided, "答复日期", "decided", ["决定日期", "作出答复日期", "办结日期", "答复时间", "decidedon"]),
        (RequestField.Outcome, "办理结果", "outcome", ["答复结果", "处理结果", "答复类型", "结果", "result"]),
        (RequestField.Document, "答复文号", "document number", ["文号", "答复书编号", "告知书编号", "决定书编号", "documentnumber", "decisionnumber"]),
        (RequestField.Delivered, "送达日期", "delivered", ["送达时间", "寄出日期", "deliveredon"]),
        (RequestField.Way, "送达方式", "way", ["答复方式", "寄送方式", "delivery"]),
        (RequestField.Answer, "答复内容", "answer", ["答复正文", "答复", "reply"]),
        (RequestField.ReviewFiled, "复议日期", "reconsideration", ["申请复议日期", "复议申请日期", "reconsiderationfiled"]),
        (RequestField.ReviewOutcome, "复议结果", "reconsideration outcome", ["复议决定", "reconsiderationoutcome"]),
        (RequestField.ReviewDecided, "复议决定日期", "reconsideration decided", ["复议结果日期", "reconsiderationdecided"]),
        (RequestField.SuitFiled, "诉讼日期", "suit", ["起诉日期", "litigation", "litigationfiled", "suitfiled"]),
        (RequestField.SuitOutcome, "诉讼结果", "suit outcome", ["裁判结果", "litigationoutcome", "suitoutcome"]),
        (RequestField.SuitDecided, "裁判日期", "suit decided", ["诉讼结果日期", "判决日期", "litigationdecided", "suitdecided"]),
    ];

    static readonly FrozenDictionary<string, RequestField> ByName = All
        .SelectMany(row => row.Others.Append(row.Zh).Append(TableWords.Folded(row.En)).Distinct().Select(name => KeyValuePair.Create(name, row.Field)))
        .ToFrozenDictionary();

    public static RequestField? Find(string column) => ByName.TryGetValue(TableWords.Folded(column), out var field) ? field : null;

    /// <summary>How a report calls the column.</summary>
    public static Words Say(RequestField field)
    {
        var (_, zh, en, _) = All.First(row => row.Field == field);
        return new(zh, en);
    }
}
