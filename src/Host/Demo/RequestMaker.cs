namespace Daylight.Host.Demo;

/// <summary>What is settled about a request before its way is made up.</summary>
internal sealed record RequestPlan(string Regime, string Channel, RequesterKind Kind, string Outcome, bool Late);

/// <summary>Makes requests: who asks whom for what, and how it goes.</summary>
internal sealed class RequestMaker(DemoDays days, Dice dice, Func<string, (int Reply, int Extension)> pace)
{
    static readonly DemoBody[] Asked =
        [.. DemoBody.All.Skip(1).SelectMany(body => Enumerable.Repeat(body, Weight(body.Code)))];
    int serial;

    /// <summary>A request that has gone all the way.</summary>
    public DemoRequest Finished(RequestPlan plan, DateOnly submitted)
    {
        var begun = Begin(plan, submitted);
        var path = begun.Path;
        var (reply, extension) = pace(plan.Regime);
        if (plan.Outcome == "F3")
        {
            path.Withdraw(dice.Between(2, 9), "F3").Close(dice.Between(0, 2));
            return begun.Finish();
        }
        var spent = 0;
        if (Outcomes.NeedsCorrection(plan.Outcome) || dice.Chance(8))
        {
            path.AskCorrection(dice.Between(1, 5));
            if (plan.Outcome == "F1")
            {
                path.Reply(dice.Between(16, 22), "F1").Deliver(dice.Between(0, 2), begun.Delivery).Close(0);
                return begun.Finish();
            }
            path.Correct(dice.Between(2, 9));
        }
        else
        {
            spent = days.Between(path.ReceivedOn!.Value, path.Day);
        }
        var objects = Outcomes.NeedsThirdParty(plan.Outcome);
        if (objects || (plan.Outcome is "B" or "partial" && dice.Chance(45)))
        {
            var wait = dice.Between(2, 5);
            path.AskThirdParty(wait).HearThirdParty(dice.Between(4, 13), objects);
            spent += wait;
        }
        if (!plan.Late && dice.Chance(9))
        {
            // Permission is asked for when the end is near.
            var wait = Math.Max(1, reply - spent - dice.Between(1, 3));
            path.Extend(wait);
            Answer(plan.Outcome, begun, dice.Between(4, extension - 2));
            return begun.Finish();
        }
        var left = days.Between(path.Day, path.Due);
        Answer(plan.Outcome, begun, plan.Late ? left + dice.Between(1, 6) : dice.Between(Math.Min(3, left), left));
        return begun.Finish();
    }

    void Answer(string outcome, Begun begun, int after)
    {
        var reviewed = after > 4 ? dice.Between(1, 2) : 0;
        begun.Path.Draft(after - reviewed).Approve(reviewed).Reply(0, outcome)
            .Deliver(dice.Between(0, 3), begun.Delivery).Close(dice.Between(0, 2));
    }

    /// <summary>A request that has arrived and is registered, to be led on by the caller.</summary>
    public Begun Begin(RequestPlan plan, DateOnly submitted, bool received = true)
    {
        var body = Asked[dice.Below(Asked.Length)];
        var draft = new Draft(StockRoom.Open, days, new(dice.Next()), body, submitted, null);
        var ask = Outcomes.Asks(plan.Outcome);
        var what = draft.Say(ask == "ask" && dice.Chance(90) ? "ask-here" : ask);
        draft.Bind("what", what);
        draft.Bind("received", $"{submitted.Year}年{submitted.Month}月{submitted.Day}日");
        var old = plan.Regime == "cn-ogi-2008";
        var delivery = Delivery(plan.Channel);
        serial++;
        var requester = Requesters.Make(plan.Kind, serial, submitted.Year, dice, draft.Say);
        var path = new RequestPath(days, dice, draft, pace(plan.Regime)).Submit(submitted, plan.Channel);
        if (received)
        {
            // Since 2019 the clock of web, fax and mail begins when both sides have confirmed.
            if (!old && plan.Channel is "web" or "fax" or "e-mail") path.Confirm(dice.Chance(70) ? 0 : 1);
            path.Receive().Register(dice.Chance(65) ? 0 : 1);
        }
        return new(path, new(
            $"{submitted.Year}-{serial:0000}", body.Code, plan.Regime, plan.Channel, requester, what,
            $"申请公开：{what}。{draft.Say("plead")}", old ? draft.Say("purpose") : null, delivery, null, null, []));
    }

    string Delivery(string channel) => channel switch
    {
        "counter" => dice.Chance(50) ? "counter" : "post",
        "letter" => "post",
        _ => dice.Chance(75) ? "e-mail" : "post",
    };

    static int Weight(string code) => code switch
    {
        "440112109" or "440112110" => 7,
        "440112104" or "440112111" => 4,
        _ => 2,
    };
}

/// <summary>A request on its way.</summary>
internal sealed record Begun(RequestPath Path, DemoRequest Request)
{
    public string Delivery => Request.Delivery;

    public DemoRequest Finish() => Request with
    {
        ReceivedOn = Path.ReceivedOn,
        Due = Path.ReceivedOn is null ? null : Path.Due,
        Steps = [.. Path.Steps],
    };
}
