using Daylight.Tests.Host;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Kernel.Mail;

/// <summary>A letter is handed over once, with growing pauses until then; what nobody knows is not tried a second time.</summary>
public sealed class PostingTests : MailTown
{
    readonly Bearer bearer = new();

    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        services.AddSingleton<IMail>(bearer);
    }

    [Fact]
    public async Task A_server_that_is_away_is_asked_again_with_growing_pauses_until_it_takes_the_letter()
    {
        var code = await Written();
        bearer.Says(new(Handed.NotYet, "connection refused"), new(Handed.NotYet, "450 later"), new(Handed.Over));
        await Round();
        await Round();
        Assert.Single(bearer.Had);
        Assert.Contains("还没寄出，会再试", await Clerk.Read($"/desk/cases/{code}"));
        Time.Advance(TimeSpan.FromMinutes(1));
        await Round();
        Time.Advance(TimeSpan.FromMinutes(4));
        await Round();
        Assert.Equal(2, bearer.Had.Count);
        Time.Advance(TimeSpan.FromMinutes(1));
        await Round();
        Time.Advance(TimeSpan.FromDays(9));
        await Round();
        Assert.Equal(3, bearer.Had.Count);
        Assert.Single(bearer.Had.Select(message => message.Id).Distinct());
        Assert.NotNull(Assert.Single(await Went()).SentAt);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task A_refusal_is_final_and_told()
    {
        var code = await Written();
        bearer.Says(new Handing(Handed.Refused, "550 no such user"));
        await Round();
        Time.Advance(TimeSpan.FromDays(1));
        await Round();
        Assert.Single(bearer.Had);
        Assert.NotNull(Assert.Single(await Went()).FailedAt);
        var page = await Read(code);
        Assert.Contains("没有送达：寄不出去", page);
        Assert.Contains("550 no such user", page);
    }

    [Fact]
    public async Task A_server_that_stays_away_for_days_is_given_up()
    {
        await Written();
        bearer.Always = new(Handed.NotYet, "connection refused");
        for (var hour = 0; hour < 24 * 4; hour++)
        {
            await Round();
            Time.Advance(TimeSpan.FromHours(1));
        }
        var letter = Assert.Single(await Went());
        Assert.Equal(("connection refused", true), (letter.Said, letter.FailedAt - letter.WrittenAt > Posting.Patience));
        Assert.InRange(bearer.Had.Count, 10, 30);
    }

    [Fact]
    public async Task A_connection_that_breaks_in_the_middle_leaves_it_open_and_nothing_goes_twice()
    {
        var code = await Written();
        bearer.Says(new Handing(Handed.Uncertain, "broken pipe"));
        await Round();
        Time.Advance(TimeSpan.FromDays(1));
        await Round();
        Assert.Single(bearer.Had);
        Assert.NotNull(Assert.Single(await Went()).UncertainAt);
        Assert.Contains("不知道是否寄出", await Read(code));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task A_bearer_who_dies_over_a_letter_is_followed_by_another_only_where_twice_is_once(bool twiceIsOnce, int times)
    {
        await Written();
        bearer.TakesTwiceAsOnce = twiceIsOnce;
        bearer.Dies = true;
        await Assert.ThrowsAsync<InvalidOperationException>(Round);
        bearer.Dies = false;
        await Round();
        Assert.Single(bearer.Had);
        Time.Advance(TimeSpan.FromMinutes(16));
        await Round();
        Assert.Equal(times, bearer.Had.Count);
        var letter = Assert.Single(await Went());
        Assert.Equal((twiceIsOnce, !twiceIsOnce), (letter.SentAt is not null, letter.UncertainAt is not null));
        Assert.Empty(await FaultsFound());
    }

    // After a day everybody signs in again.
    async Task<string> Read(string code)
    {
        using var clerk = await Visitor().SignedIn("clerk");
        return await clerk.Read($"/desk/cases/{code}");
    }

    async Task<string> Written()
    {
        var (code, _) = await Register(("way", "email"));
        await Taken(Clerk, code, "ask-correction");
        return code;
    }

    /// <summary>A way out that says what the test wants.</summary>
    sealed class Bearer : IMail
    {
        readonly Queue<Handing> says = [];

        public List<Message> Had { get; } = [];

        public bool TakesTwiceAsOnce { get; set; }

        public bool Delivers => true;

        public IEnumerable<string> Copies => [];

        public void Forget(string key) => throw new NotSupportedException();

        public bool Dies { get; set; }

        public Handing Always { get; set; } = new(Handed.Over);

        public void Says(params Handing[] handings)
        {
            foreach (var handing in handings) says.Enqueue(handing);
        }

        public Task<Handing> Send(Message message, CancellationToken stop)
        {
            Had.Add(message);
            if (Dies) throw new InvalidOperationException("killed");
            return Task.FromResult(says.TryDequeue(out var handing) ? handing : Always);
        }
    }
}
