namespace Daylight;

/// <summary>Checks the weights of scores.</summary>
static class ScoreWeightsReading
{
    public static ScoreWeights Read(ScoreWeightsFile file, Faults faults)
    {
        int[] weights = [file.Accepted ?? -1, file.Answered ?? -1, file.Settled ?? -1, file.Fresh ?? -1, file.Satisfied ?? -1];
        if (weights.Any(weight => weight < 0)) faults.Add("accepted、answered、settled、fresh、satisfied都要写，不能小于0。", "accepted, answered, settled, fresh and satisfied must be there and not below 0.");
        else if (weights.Sum() != 100) faults.Add("五项权重加起来应当是100。", "The five weights must add up to 100.");
        if (file.ClosedAfter is not >= 0) faults.Add("closedAfter要写，不能小于0。", "closedAfter must be there and not below 0.");
        return new(weights[0], weights[1], weights[2], weights[3], weights[4], file.ClosedAfter ?? 0);
    }
}
