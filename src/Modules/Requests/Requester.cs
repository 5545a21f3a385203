namespace Daylight.Requests;

/// <summary>
/// When two requests come from the same requester (同一申请人), for every count: the same code of an organisation, else the same
/// identity document, else the same name reached in the same way. A name alone makes nobody the same.
/// </summary>
static class Requester
{
    /// <summary>Who asks, as one word to compare.</summary>
    public static string Of(string? creditCode, string? identityNumber, string name, string? reached) =>
        creditCode ?? identityNumber ?? $"{name} {reached}";

    /// <summary>The same of an application.</summary>
    public static string Of(Application asks) => Of(asks.CreditCode, asks.IdentityNumber, asks.Name, asks.Phone ?? asks.Email ?? asks.Address);

    extension(IQueryable<DisclosureRequest> requests)
    {
        /// <summary>The requests that come from the same requester as one of them, itself among them.</summary>
        public IQueryable<DisclosureRequest> SameAs(DisclosureRequest request)
        {
            if (request.CreditCode is { } code) return requests.Where(other => other.CreditCode == code);
            if (request.IdentityNumber is { } number) return requests.Where(other => other.CreditCode == null && other.IdentityNumber == number);
            var (name, reached) = (request.Name, request.Phone ?? request.Email ?? request.Address);
            return requests.Where(other => other.CreditCode == null && other.IdentityNumber == null && other.Name == name
                && (other.Phone ?? other.Email ?? other.Address) == reached);
        }

        /// <summary>
        /// Which request of its requester to its body in its calendar month this is, in the order they were received: the
        /// ladder by case counts so.
        /// </summary>
        public Task<int> InMonth(Db db, Case matter, DisclosureRequest request, DateOnly today, CancellationToken stop)
        {
            var day = matter.ReceivedOn ?? today;
            var first = new DateOnly(day.Year, day.Month, 1);
            return requests.AsNoTracking().SameAs(request)
                .Join(db.Cases.AsNoTracking(), other => other.CaseId, filed => filed.Id, (_, filed) => filed)
                .NotSplit().CountAsync(filed => filed.BodyCode == matter.BodyCode && filed.ReceivedOn >= first
                    && (filed.ReceivedOn < day || (filed.ReceivedOn == day && filed.Code.CompareTo(matter.Code) <= 0)), stop);
        }
    }
}
