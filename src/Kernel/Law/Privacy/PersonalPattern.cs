using System.Text.RegularExpressions;

namespace Daylight;

/// <summary>
/// One sort of personal data that can be told by its form (个人信息). A new sort is a new value in
/// <see cref="All"/>; whatever looks for personal data then finds it.
/// </summary>
/// <param name="Name">Stored; never changes.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Form">What it looks like, in half-width characters.</param>
/// <param name="Holds">What else must hold of what was found: a check digit, a date that exists.</param>
public sealed partial record PersonalPattern(string Name, Words Title, Regex Form, Func<string, bool> Holds)
{
    /// <summary>All sorts. Where two claim the same characters, the one that stands first is right.</summary>
    public static IReadOnlyList<PersonalPattern> All { get; } =
    [
        new("resident-id", new("身份证号码", "Identity number"), ResidentIds(), found => ResidentId.Parse(Plain(found)) is not null),
        new("resident-id-shape", new("看起来像身份证号码（校验位不对）", "Looks like an identity number (its check digit is wrong)"), ResidentIdShapes(),
            found => ResidentId.IsShaped(Plain(found))),
        new("credit-code", new("统一社会信用代码", "Unified credit code"), CreditCodes(), found => CreditCode.Parse(Plain(found)) is { } code && !IsOfTheState(code)),
        new("old-resident-id", new("15位身份证号码", "Identity number of 15 digits"), OldResidentIds(), found => ResidentId.WasOne(Plain(found))),
        new("passport", new("护照号码", "Passport number"), Passports(), _ => true),
        new("permit", new("港澳台通行证号码", "Travel permit of Hong Kong, Macau or Taiwan"), Permits(), _ => true),
        new("email", new("电子邮箱", "E-mail address"), Emails(), _ => true),
        new("mobile", new("手机号码", "Mobile number"), Mobiles(), _ => true),
        new("telephone", new("固定电话", "Telephone number"), Telephones(), _ => true),
        new("bank-card", new("银行卡号", "Bank card number"), BankCards(), found => Luhn(Plain(found))),
        new("plate", new("车牌号码", "Number plate"), Plates(), _ => true),
        new("address", new("地址", "Address"), Addresses(), _ => true),
        new("name", new("姓名", "Name of a person"), PersonalName.Form(), found => !PersonalName.IsWord(found)),
    ];

    // Codes of bodies of the state are public: they begin with 11.
    static bool IsOfTheState(CreditCode code) => code.Code.StartsWith("11", StringComparison.Ordinal);

    static string Plain(string found) => found.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);

    // ISO/IEC 7812-1, annex B: every second digit from the right counts twice.
    static bool Luhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        return sum % 10 == 0;
    }

    const string ResidentIdForm = @"(?<![0-9A-Za-z])[1-9][0-9]{5}[ -]?(?:18|19|20)[0-9]{6}[ -]?[0-9]{3}[0-9Xx](?![0-9A-Za-z])";

    [GeneratedRegex(ResidentIdForm)]
    private static partial Regex ResidentIds();

    // Somebody's number with a typing error still points at them; without a word before it, it may be of anything.
    [GeneratedRegex("(?:身份证|身份證|公民身份号码|公民身份號碼|证件号|證件號)[^。；,、\\n0-9]{0,10}?(?<it>" + ResidentIdForm + ")")]
    private static partial Regex ResidentIdShapes();

    [GeneratedRegex(@"(?<![0-9A-Za-z])[1-9][0-9]{5}[0-9]{2}[01][0-9][0-3][0-9]{4}(?![0-9A-Za-z])")]
    private static partial Regex OldResidentIds();

    [GeneratedRegex(@"(?<![0-9A-Za-z])[1-9A-HJ-NPQRTUWXY][0-9A-HJ-NPQRTUWXY][0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])")]
    private static partial Regex CreditCodes();

    // Without a word before it such a number may be of anything.
    [GeneratedRegex(@"(?:护照|[Pp]assport)[^。；\n0-9]{0,16}?(?<![0-9A-Za-z])(?<it>[A-Za-z]{1,2}[0-9]{7,8})(?![0-9A-Za-z])")]
    private static partial Regex Passports();

    [GeneratedRegex(@"(?:通行证|回乡证|回鄉證|台胞证|台胞證|通行證)[^。；\n0-9]{0,16}?(?<![0-9A-Za-z])(?<it>[HhMm][0-9]{8}(?:[0-9]{2})?|[0-9]{8}(?:[0-9]{2})?(?:\([A-Za-z0-9]\))?)(?![0-9A-Za-z])")]
    private static partial Regex Permits();

    // A street, a number, and what there is of house, flight and door. Numbers of documents have brackets or 第 before them.
    [GeneratedRegex(@"(?:(?:现住址|现住|住在|住址|地址|住于|位于|寄往|寄到|家住|户籍|住)[:是为 ]{0,2})?(?<it>"
        + @"(?:[\u4e00-\u9fff]{2,7}(?:省|自治区))?(?:[\u4e00-\u9fff]{1,6}市)?(?:[\u4e00-\u9fff]{1,6}[区县])?(?:[\u4e00-\u9fff]{1,6}(?:街道|镇|乡))?"
        + @"(?:[\u4e00-\u9fff]{1,10}?(?:路|(?<!公)里|大道|街(?!道)|巷|弄|胡同|坊|村|新村|小区|花园|苑)[东南西北中一二三四五六七八九十]?){1,3}"
        + @"(?:[\u4e00-\u9fff0-9]{0,8}?(?:横|巷|队|社))?(?:[0-9]{1,5}|[一二三四五六七八九十百]{1,5})(?:-[0-9]{1,5})?号(?![线文令])"
        + @"(?:(?:大院|院|之[一二三四五六七八九十0-9]{1,3}|[\u4e00-\u9fff]{0,6}?[0-9A-Za-z一二三四五六七八九十]{1,5}(?:号楼|栋|幢|座|单元|梯|楼|层|房|室|户))){0,5}[0-9]{0,5}(?:房|室)?)")]
    private static partial Regex Addresses();

    [GeneratedRegex(@"(?<![0-9A-Za-z._%+-])[0-9A-Za-z][0-9A-Za-z._%+-]{0,63}@[0-9A-Za-z-]{1,63}(?:\.[0-9A-Za-z-]{1,63}){1,4}(?![0-9A-Za-z-])")]
    private static partial Regex Emails();

    [GeneratedRegex(@"(?<![0-9])(?:\+?86[ -]?)?1[3-9][0-9](?<gap>[ -]?)[0-9]{4}\k<gap>[0-9]{4}(?![0-9])")]
    private static partial Regex Mobiles();

    [GeneratedRegex(@"(?<![0-9])(?:\(0[0-9]{2,3}\) ?|0[0-9]{2,3}[ -]?)[2-9][0-9]{6,7}(?:(?:-|转)[0-9]{1,5})?(?![0-9])")]
    private static partial Regex Telephones();

    // Cards of banks begin with 3 to 6; UnionPay's with 62.
    [GeneratedRegex(@"(?<![0-9A-Za-z])[3-6][0-9]{3}(?:[ -]?[0-9]{4}){3}(?:[ -]?[0-9]{1,3})?(?![0-9A-Za-z])")]
    private static partial Regex BankCards();

    // GA 36-2018; five places, six for cars with new kinds of drive.
    [GeneratedRegex(@"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·• ]?"
        + @"(?:[DF][A-HJ-NP-Z0-9][0-9]{4}|[0-9]{5}[DF]|(?=[A-HJ-NP-Z]{0,2}[0-9])[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳])(?![0-9A-Za-z])")]
    private static partial Regex Plates();
}
