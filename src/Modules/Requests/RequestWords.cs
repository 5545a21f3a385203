namespace Daylight.Requests;

/// <summary>The words of the application form.</summary>
static class RequestWords
{
    public static Words Say(RequesterKind kind) => kind switch
    {
        RequesterKind.Natural => new("个人", "A person"),
        RequesterKind.Business => new("商业企业", "A business"),
        RequesterKind.Research => new("科研机构", "A research institution"),
        RequesterKind.Welfare => new("社会公益组织", "A public-benefit organisation"),
        RequesterKind.Legal => new("法律服务机构", "A legal service"),
        RequesterKind.Other => new("其他组织", "Another organisation"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static Words Say(IdentityKind kind) => kind switch
    {
        IdentityKind.None => new("没有提供", "Not given"),
        IdentityKind.ResidentId => new("居民身份证", "Resident identity card"),
        IdentityKind.HongKongMacau => new("港澳居民通行证、居住证", "Permit of a Hong Kong or Macau resident"),
        IdentityKind.Taiwan => new("台湾居民通行证、居住证", "Permit of a Taiwan resident"),
        IdentityKind.Passport => new("护照", "Passport"),
        IdentityKind.Military => new("军人证件", "Military card"),
        IdentityKind.Other => new("其他证件", "Another document"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static Words Say(InformationForm form) => form switch
    {
        InformationForm.Electronic => new("电子文本", "Electronic copy"),
        InformationForm.Paper => new("纸质文本", "Paper copy"),
        InformationForm.Inspection => new("查阅、抄录", "Inspection on the spot"),
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };
}
