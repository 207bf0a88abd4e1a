using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using Parallel = ThongSuot.Engine.Processes.Parallel;

namespace ThongSuot.Procedures.Catalogue;

/// <summary>How long a procedure takes by its steps' own limits.</summary>
internal static class PlannedTime
{
    /// <summary>Working days on the longest path. A rough sum for comparing with the whole limit: a month counts 22 days, a calendar week 5.</summary>
    public static decimal LongestPath(Node node) => node switch
    {
        Step step => Days(step.Limit),
        Consult consult => Days(consult.Limit),
        Wait wait => Days(wait.Limit),
        Sequence sequence => sequence.Nodes.Sum(LongestPath),
        Call => 0,
        Each each => LongestPath(each.Do),
        Engine.Processes.Choice or Parallel => ProcedureDefinition.ChildrenOf(node).Select(LongestPath).DefaultIfEmpty().Max(),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private static decimal Days(Limit? limit) => limit is not { } given ? 0 : given.Unit switch
    {
        LimitUnit.WorkingDay => given.Value,
        LimitUnit.CalendarDay => decimal.Round(given.Value * 5 / 7, 1),
        LimitUnit.Month => given.Value * 22,
        LimitUnit.Hour => decimal.Round(given.Value / 24, 1),
    };
}
