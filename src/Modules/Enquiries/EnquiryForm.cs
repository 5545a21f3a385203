namespace Daylight.Enquiries;

/// <summary>An enquiry as it was typed, by a resident or by an officer.</summary>
public sealed record EnquiryForm
{
    public const int NameLength = 50, QuestionLength = 4000, AnswerLength = 20_000;

    /// <summary>A form nobody has written on.</summary>
    public static readonly EnquiryForm Blank = new();

    public string Channel { get; init; } = "";

    public string Body { get; init; } = "";

    public string Title { get; init; } = "";

    public string Question { get; init; } = "";

    public string Answer { get; init; } = "";

    public string Name { get; init; } = "";

    public string Phone { get; init; } = "";

    public string Email { get; init; } = "";

    public bool Consents { get; init; }

    public static EnquiryForm Read(IFormCollection sent) => new()
    {
        Channel = Typed.Text(sent, "channel"),
        Body = Typed.Text(sent, "body"),
        Title = Typed.Text(sent, "title"),
        Question = Typed.Text(sent, "question"),
        Answer = Typed.Text(sent, "answer"),
        Name = Typed.Text(sent, "name"),
        Phone = Typed.Text(sent, "phone"),
        Email = Typed.Text(sent, "email"),
        Consents = Typed.Text(sent, "consent") == "true",
    };

    /// <summary>What is wrong with the question and with how to reach the asker, whoever typed it.</summary>
    public Problems Check() => new Problems()
        .When(Title.Length == 0, "title", "用一句话写出要问什么", "Say in a line what you ask")
        .When(Title.Contains('\n', StringComparison.Ordinal), "title", "只写一行", "Write one line")
        .Sound("title", Title, Typed.Line)
        .Sound("question", Question, QuestionLength)
        .Sound("name", Name, NameLength)
        .Telephone("phone", Phone).Mailbox("email", Email);
}
