namespace Daylight.Host.Demo;

/// <summary>What somebody wants corrected in what is held about them, and what proves it.</summary>
internal sealed record DemoCorrection(string Record, string Wrong, string Right, string Evidence);

/// <summary>
/// People who ask to have what is held about them corrected, each with evidence: one is checked, one is asked for more, one
/// was put right, one was refused, one was passed on. Taken through the same doors as at the desk, today.
/// </summary>
internal sealed class DemoCorrections(IServiceProvider services, DemoDays days, DateOnly today)
{
    public const int Count = 5;

    const string Land = "440112109", Construction = "440112110", Government = "440112";

    readonly Dice dice = Dice.For(DemoDistrict.UsualSeed, "corrections");

    public async Task Handle(Action<int> tick, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var work = await DemoWork.Open(scope.ServiceProvider, stop);
        await Ask(0, Land, new("房屋登记信息查询结果", "建成年份写成1978年", "应当是1987年", "房屋竣工验收证"));
        var more = await Ask(1, Construction, new("公租房轮候名册", "家庭人数写成2人", "应当是3人", "户口簿"));
        await work.Take(more, "ask-evidence", work.Desk.Clerk, new() { On = today, Until = days.Add(today, 10) }, ["户口簿上第三人的一页"], stop);

        var right = await Ask(2, Land, new("不动产信息查询结果", "门牌写成一巷12号", "应当是一巷2号", "不动产权证书"));
        await work.Take(right, "put-right", work.Desk.Clerk,
            new() { On = today, Reason = "登记系统，由一巷12号改为一巷2号，登记员经办、复核" }, [], stop);
        await Answer(right, "C1", "门牌为一巷12号", "门牌为一巷2号");
        await work.Take(right, "deliver", work.Desk.Clerk, new() { On = today, Delivery = "post" }, [], stop);

        var refused = await Ask(3, Construction, new("加装电梯补贴发放名单", "没有本人的名字", "应当列入本人", "购房合同"));
        await Answer(refused, "R1", "购房合同签订在补贴发放之后，名单记录的是发放当时的业主");
        await work.Take(refused, "deliver", work.Desk.Clerk, new() { On = today, Delivery = "post" }, [], stop);

        var elsewhere = await Ask(4, Government, new("失业登记信息", "离职日期写成3月1日", "应当是5月31日", "解除劳动合同证明"));
        await Answer(elsewhere, "T1", "广州市人力资源和社会保障部门", "该部门的服务窗口");

        async Task<string> Ask(int at, string body, DemoCorrection what)
        {
            var code = await work.AskToCorrect(Requesters.Person(9_100 + at, days, today, dice), body, what, stop);
            tick(1);
            return code;
        }

        async Task Answer(string code, string outcome, params string[] says)
        {
            await work.Take(code, "draft", work.Desk.Clerk, new() { On = today, Outcome = outcome }, says, stop);
            await work.Take(code, "sign", work.Desk.Head, new() { On = today, Outcome = outcome }, [], stop);
        }
    }
}
