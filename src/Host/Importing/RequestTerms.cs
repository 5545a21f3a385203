using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Daylight.Requests;
using Daylight.Web;

namespace Daylight.Host.Importing;

/// <summary>The words that ledgers have for channels, requesters, forms and ways, and those of the law for outcomes.</summary>
static partial class RequestTerms
{
    static readonly FrozenDictionary<string, Channel> Channels = Listed(
        (Channel.Web, "web 网上 网络 互联网 网站 在线 网上申请 网络申请 平台"),
        (Channel.Counter, "counter inperson 当面 现场 窗口 当面申请 现场申请 当面提交"),
        (Channel.Post, "post mail letter 信函 邮寄 信件 邮政 挂号信 ems 信函申请 邮寄申请"),
        (Channel.Fax, "fax 传真 传真申请"),
        (Channel.Email, "email 电子邮件 邮件 邮箱 电子邮件申请"),
        (Channel.Telephone, "telephone phone 电话 口头"),
        (Channel.Other, "other 其他 其它 其他形式"));

    static readonly FrozenDictionary<string, RequesterKind> Kinds = Listed(
        (RequesterKind.Natural, "natural citizen person individual 自然人 公民 个人"),
        (RequesterKind.Business, "business company 商业企业 企业 公司"),
        (RequesterKind.Research, "research 科研机构 科研"),
        (RequesterKind.Welfare, "welfare ngo 社会公益组织 公益组织 社会公益"),
        (RequesterKind.Legal, "legal lawfirm 法律服务机构 律师事务所 律所"),
        (RequesterKind.Other, "other 其他 其它 其他组织"));

    static readonly FrozenDictionary<string, InformationForm> Forms = Listed(
        (InformationForm.Electronic, "electronic 电子 电子版 电子文本 电子文件 电子文档 光盘"),
        (InformationForm.Paper, "paper 纸质 纸质文本 纸质版 纸面 复印件 复制件"),
        (InformationForm.Inspection, "inspection 查阅 抄录 查阅、抄录 查阅抄录 现场查阅"));

    static readonly FrozenDictionary<string, string> Ways = Listed(
        (DeliveryWays.Site, "web site 网上 网站 网络 平台 网上查看和下载"),
        (DeliveryWays.Email, "email 电子邮件 邮件"),
        (DeliveryWays.Post, "post mail 邮寄 邮政 信函 挂号 挂号信 ems 邮政寄送 快递"),
        (DeliveryWays.Person, "person inperson counter 当面 自取 当面领取 自行领取 直接送达 现场领取 当面送达"),
        (DeliveryWays.Fax, "fax 传真"));

    static readonly HashSet<string> Withdrawals = [.. "withdrawn withdraw 撤回 已撤回 撤回申请 申请人撤回 申请人撤回申请 主动撤回".Split(' ')];

    static readonly HashSet<string> Pendings = [.. "pending 未审结 尚未审结 审理中 未结 未决".Split(' ')];

    public static Channel? ChannelOf(string text) => Found(Channels, text);

    public static RequesterKind? KindOf(string text) => Found(Kinds, text);

    public static InformationForm? FormOf(string text) => Found(Forms, text);

    public static string? WayOf(string text) => Ways.GetValueOrDefault(TableWords.Folded(text));

    /// <summary>True for a request that its requester withdrew.</summary>
    public static bool IsWithdrawn(string text) => Withdrawals.Contains(Folded(text));

    /// <summary>True for a remedy that is not decided yet.</summary>
    public static bool IsPending(string text) => Pendings.Contains(Folded(text));

    /// <summary>
    /// The outcomes of a regime that a text can mean: by code, by its lasting word, by name, by the label of its report row.
    /// One is what is meant; of several the ledger does not say which.
    /// </summary>
    public static IReadOnlyList<Outcome> OutcomesOf(IReadOnlyList<Outcome> all, string text)
    {
        var folded = Folded(text);
        Func<Outcome, bool>[] ways =
        [
            outcome => string.Equals(outcome.Code, text.Trim(), StringComparison.OrdinalIgnoreCase),
            outcome => outcome.Meaning == text.Trim(),
            outcome => Folded(outcome.Name.Zh) == folded || Folded(outcome.Name.En) == folded,
            outcome => Folded(outcome.Label) == folded,
        ];
        return ways.Select(way => all.Where(way).ToList()).FirstOrDefault(found => found.Count > 0) ?? [];
    }

    // Number of a row, quotes, brackets and points are set differently everywhere; so are 其它 and 其他.
    static string Folded(string text)
    {
        var letters = string.Concat(RowNumber().Replace(text.Trim(), "").Where(char.IsLetterOrDigit)).ToLowerInvariant().Replace('它', '他');
        if (letters.StartsWith("结果", StringComparison.Ordinal)) letters = letters["结果".Length..];
        return letters.EndsWith('数') ? letters[..^1] : letters;
    }

    [GeneratedRegex(@"^[(（]?[0-9一二三四五六七八九十]+[)）.．、]\s*")]
    private static partial Regex RowNumber();

    static T? Found<T>(FrozenDictionary<string, T> words, string text) where T : struct =>
        words.TryGetValue(TableWords.Folded(text), out var found) ? found : null;

    static FrozenDictionary<string, T> Listed<T>(params (T Value, string Names)[] rows) =>
        rows.SelectMany(row => row.Names.Split(' ').Select(name => KeyValuePair.Create(name, row.Value))).ToFrozenDictionary();
}
