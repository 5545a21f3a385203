using System.Globalization;

namespace Daylight.Host.Demo;

/// <summary>Invents requesters whose numbers are right by their check digits and impossible by their area.</summary>
internal static class Requesters
{
    const string Nowhere = "000000";
    const string CreditDigits = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    static readonly int[] IdWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    public static DemoRequester Make(RequesterKind kind, int serial, int year, Dice dice, Func<string, string> say)
    {
        var person = kind == RequesterKind.Person;
        var flat = person ? $"{dice.Between(201, 904)}房" : "";
        return new(
            kind, say(StockOf(kind)), person ? Id(year, dice) : Credit(dice),
            $"020-5550{dice.Between(2000, 9999)}", $"requester{serial}@example.org",
            $"广州市黄埔区{say("street")}演示路{dice.Between(200, 899)}号{flat}");
    }

    /// <summary>One person who asks for something these days; a serial of more than 9000 is that of no other requester.</summary>
    public static DemoRequester Person(int serial, DemoDays days, DateOnly today, Dice dice)
    {
        var draft = new Draft(StockRoom.Open, days, new(dice.Next()), DemoBody.All[1], today, null);
        return Make(RequesterKind.Person, serial, today.Year, dice, draft.Say);
    }

    static string StockOf(RequesterKind kind) => kind switch
    {
        RequesterKind.Person => "requester",
        RequesterKind.Business => "requester-business",
        RequesterKind.Research => "requester-research",
        RequesterKind.PublicInterest => "requester-public",
        RequesterKind.Legal => "requester-legal",
        _ => "requester-other",
    };

    // GB 11643: the last place is a weighted sum modulo 11.
    static string Id(int year, Dice dice)
    {
        var born = new DateOnly(year - dice.Between(22, 78), dice.Between(1, 12), dice.Between(1, 28));
        var body = Nowhere + born.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + dice.Between(100, 998);
        var sum = 0;
        for (var at = 0; at < 17; at++) sum += (body[at] - '0') * IdWeights[at];
        return body + "10X98765432"[sum % 11];
    }

    // GB 32100 over GB 11714; both weigh their places.
    static string Credit(Dice dice)
    {
        var organisation = "9" + dice.Between(1000000, 9999999);
        var sum = 0;
        for (var at = 0; at < 8; at++) sum += (organisation[at] - '0') * OrganisationWeights[at];
        var check = 11 - (sum % 11);
        var body = "91" + Nowhere + organisation + (check == 10 ? "X" : check == 11 ? "0" : check);
        var (total, weight) = (0, 1);
        foreach (var place in body)
        {
            total += CreditDigits.IndexOf(place, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }
        return body + CreditDigits[(31 - (total % 31)) % 31];
    }
}
