namespace Daylight.Disclosure;

/// <summary>The words of publications.</summary>
static class PublicationWords
{
    public static Words Say(NormativeLevel level) => level switch
    {
        NormativeLevel.None => new("不是", "No"),
        NormativeLevel.Government => new("政府规范性文件", "Issued by the government"),
        NormativeLevel.Department => new("部门规范性文件", "Issued by a department"),
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };

    public static Words Say(PublicationPurpose purpose) => purpose switch
    {
        PublicationPurpose.Publish => new("新发布", "New record"),
        PublicationPurpose.Correct => new("更正", "Correction"),
        PublicationPurpose.Withdraw => new("撤回", "Withdrawal"),
        _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
    };
}
