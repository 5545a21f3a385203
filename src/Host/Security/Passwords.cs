namespace Daylight.Host.Security;

/// <summary>What a password must be. Length counts; rules about digits and signs only make people write it down.</summary>
static class Passwords
{
    public const int Shortest = 10;
    public const int Longest = 128;
    const int FewestDifferent = 5;

    /// <summary>What is wrong with a new password, under the names of the form's fields.</summary>
    public static Problems Check(Account account, string password, string again) => new Problems()
        .When(password.Length < Shortest, "password", $"新密码至少{Shortest}个字符，可以用一句话",
            $"Use at least {Shortest} characters for the new password; a sentence will do")
        .When(password.Length > Longest, "password", $"新密码不超过{Longest}个字符", $"Use at most {Longest} characters")
        .When(password.Length >= Shortest && password.Distinct().Count() < FewestDifferent, "password",
            "新密码里重复的字符太多，换一个不容易猜的", "The new password repeats itself too much; choose one that is hard to guess")
        .When(account.UserName is { Length: > 2 } name && password.Contains(name, StringComparison.OrdinalIgnoreCase),
            "password", "新密码里不要有用户名", "Leave your user name out of the password")
        .When(password != again, "again", "两次输入的新密码不一样", "The two entries of the new password differ");
}
