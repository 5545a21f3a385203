namespace Daylight.Requests;

/// <summary>
/// What several people asked for, or a requester thinks everybody should have: suggested for publication (依申请转主动公开).
/// CN-OGI-2019 Art. 44.
/// </summary>
public static class Asked
{
    public const int LongestReason = 1_000;

    const string Url = "/desk/asked";

    /// <summary>A request for the item.</summary>
    /// <param name="Code">Its code.</param>
    /// <param name="Title">What it asks for.</param>
    /// <param name="ReceivedOn">The day it was received.</param>
    /// <param name="State">How it stands.</param>
    /// <param name="Outcome">What was answered; null while it was not.</param>
    /// <param name="Publish">Where to publish what was given in it; null where nothing was.</param>
    /// <param name="Wish">Why the requester suggests publication; empty for no reason, null for no suggestion.</param>
    public sealed record Request(string Code, string Title, DateOnly ReceivedOn, State State, Outcome? Outcome, Door? Publish, string? Wish);

    /// <summary>An item.</summary>
    /// <param name="Title">What it was called last.</param>
    /// <param name="Body">The body that was asked.</param>
    /// <param name="Requesters">How many different people asked.</param>
    /// <param name="Requests">Their requests, the latest first.</param>
    public sealed record Item(string Title, Body Body, int Requesters, IReadOnlyList<Request> Requests)
    {
        public int Wishes => Requests.Count(request => request.Wish is not null);

        /// <summary>Why it was decided not to publish it, before the latest of them came; null when it never was.</summary>
        public string? Declined { get; init; }

        /// <summary>True when the officer may decide that it is not to be published.</summary>
        public bool MayDecline { get; init; }
    }

    /// <summary>The list.</summary>
    /// <param name="Items">What is suggested.</param>
    /// <param name="Kept">What was decided not to be published.</param>
    /// <param name="Cut">True when there are more than a page holds.</param>
    /// <param name="Rule">When something is suggested.</param>
    /// <param name="Problems">What is wrong with a decision that was sent.</param>
    /// <param name="At">The first case of the item it was about.</param>
    /// <param name="Because">Its reason.</param>
    public sealed record Model(
        IReadOnlyList<Item> Items, IReadOnlyList<Item> Kept, bool Cut, AskedOften Rule, Problems Problems, string At = "", string Because = "")
    {
        /// <summary>True when there were more requests than are compared: only the latest were.</summary>
        public bool OnlyLatest { get; init; }
    }

    /// <summary>The field that asks why an item with these cases is not to be published.</summary>
    public static string Because(IEnumerable<string> codes) => $"because-{codes.Min(StringComparer.Ordinal)}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk").AddEndpointFilter(OnDuty.Only);
        desk.MapGet("asked", Show);
        desk.MapPost("asked", Decline);
    }

    static async Task<IResult> Show(AskedItems items, CurrentActor who, CancellationToken stop) =>
        Page.Of<AskedView>(await items.Of(await who.Officer(stop), [], stop));

    static async Task<IResult> Decline(IFormCollection form, AskedItems items, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        // What was decided on is what was seen: requests that came since are not among it.
        var codes = form["case"].OfType<string>().Select(CaseCode.Tidy).Distinct().Order(StringComparer.Ordinal).ToList();
        var because = Typed.Text(form, Because(codes));
        var problems = new Problems().When(because.Length == 0, Because(codes), "写出为什么不公开", "Say why it is not to be published")
            .Sound(Because(codes), because, LongestReason);
        if (problems.None) problems = await items.Decline(codes, because, officer, stop);
        if (problems.None) return See.Other(Url);
        var model = await items.Of(officer, problems, stop) with { At = codes.FirstOrDefault() ?? "", Because = because };
        return Page.Of<AskedView>(model, StatusCodes.Status422UnprocessableEntity);
    }
}
