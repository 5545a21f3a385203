using System.Text.RegularExpressions;

namespace Daylight.Web;

/// <summary>Checks of the ways to reach a person, as people type them.</summary>
public static partial class Contacts
{
    /// <summary>The longest telephone number and e-mail address.</summary>
    public const int Phone = 30, Email = 254;

    extension(Problems problems)
    {
        /// <summary>Notes what is no telephone number; an empty one is no fault.</summary>
        public Problems Telephone(string field, string number) => problems.When(number.Length > 0 && !Digits().IsMatch(number), field,
            "电话写不对：请写手机号，或者区号和座机号", "This is not a telephone number: give a mobile number, or area code and number");

        /// <summary>Notes what is no e-mail address; an empty one is no fault.</summary>
        public Problems Mailbox(string field, string address) => problems.When(
            address.Length > Email || (address.Length > 0 && !Address().IsMatch(address)), field,
            "邮箱写不对，应当像name@example.com", "This is not an e-mail address like name@example.com");
    }

    [GeneratedRegex(@"^(?=(?:\D*\d){7,20}\D*$)\+?[0-9 ()\-]{7,30}$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^[^\s@<>""',;:\p{C}]+@[^\s@<>""',;:\p{C}.]+(\.[^\s@<>""',;:\p{C}.]+)+$")]
    private static partial Regex Address();
}
