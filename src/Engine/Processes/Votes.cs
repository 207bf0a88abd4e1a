namespace ThongSuot.Engine.Processes;

/// <summary>Arithmetic of collective decisions.</summary>
public static class Votes
{
    /// <summary>Null when the numbers fit together and the quorum (two thirds of those invited) is there.</summary>
    public static Refused? Check(Vote vote)
    {
        if (vote.For < 0 || vote.Against < 0 || vote.Other < 0 || vote.Present < 1 || vote.Present > vote.Invited || vote.Recused < 0 || vote.Invited > vote.Voters
            || (long)vote.For + vote.Against + vote.Other > vote.Present)
            return Refusals.VoteNumbers;
        return 3L * vote.Present < 2L * vote.Invited ? Refusals.NoQuorum : null;
    }

    public static bool IsMet(VoteRule rule, Vote vote)
    {
        var of = rule.Of == VoteBase.Members ? vote.Voters : vote.Present;
        return rule.Threshold switch
        {
            VoteThreshold.Majority => 2L * vote.For > of,
            VoteThreshold.TwoThirds => 3L * vote.For >= 2L * of,
            _ => throw new ArgumentOutOfRangeException(nameof(rule)),
        };
    }
}
