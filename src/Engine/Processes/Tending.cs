using System.Collections.Immutable;

namespace ThongSuot.Engine.Processes;

/// <summary>
/// Looks after open steps whose people are gone or may not act: what was assigned goes back to the role; what nobody there can do goes
/// to who leads the body, then up the ladder. So a change of the organisation or a conflict of interest never stops a dossier for good.
/// </summary>
internal static class Tending
{
    private const int HighestLadder = 10;

    public static bool IsNeeded(ProcedureDefinition definition, DossierState state, Context context) =>
        context.HoldersOf is not null && !state.IsOver && state.OpenSteps.Any(s => IsGone(definition, state, context, s) || To(definition, state, context, s) is not null);

    public static void Run(ProcedureDefinition definition, Flow flow, Context context)
    {
        if (context.HoldersOf is null || flow.State.IsOver)
            return;
        foreach (var key in flow.State.OpenSteps.Select(s => s.Key).Order(StringComparer.Ordinal).ToArray())
        {
            var step = (OpenStep)flow.State.Open[key];
            if (IsGone(definition, flow.State, context, step))
            {
                flow.Tell(new Unassigned(key, step.Assignee!.Value, context.Now));
                step = (OpenStep)flow.State.Open[key];
            }

            if (To(definition, flow.State, context, step) is { } to)
                flow.Tell(new Escalated(key, to, context.Now));
        }
    }

    /// <summary>The assignee no longer holds the role, or may not act.</summary>
    private static bool IsGone(ProcedureDefinition definition, DossierState state, Context context, OpenStep step) =>
        step.Assignee is { } assignee && !Able(definition, state, context, step, step.Holder).Contains(assignee);

    // Null when nothing is to be told: somebody can do it, or nobody anywhere can.
    private static ImmutableArray<Holder>? To(ProcedureDefinition definition, DossierState state, Context context, OpenStep step)
    {
        if (step.Assignee is not null || (step.Escalated ?? []).Prepend(step.Holder).Any(h => Able(definition, state, context, step, h).Any()))
            return null;
        return Ladder(state, context, step)
            .Select(holders => holders.Where(h => Able(definition, state, context, step, h).Any()).ToImmutableArray())
            .Where(holders => !holders.IsEmpty).Select(holders => (ImmutableArray<Holder>?)holders).FirstOrDefault();
    }

    private static IEnumerable<IEnumerable<Holder>> Ladder(DossierState state, Context context, OpenStep step)
    {
        var holder = step.Holder;
        if (May.IsFilersSide(state, holder) && !state.Filer.IsInPerson)
            yield return [new Holder(state.Filer.Role, state.Filer.Body)];
        yield return context.LeadingRoles.Order(StringComparer.Ordinal).Select(role => new Holder(role, holder.Body));
        for (var (up, steps) = (context.Places.Superior(holder), 0); up is not null && steps < HighestLadder; up = context.Places.Superior(up), steps++)
        {
            yield return [up];
            yield return context.LeadingRoles.Order(StringComparer.Ordinal).Select(role => new Holder(role, up.Body));
        }
    }

    private static IEnumerable<Guid> Able(ProcedureDefinition definition, DossierState state, Context context, OpenStep step, Holder holder) =>
        context.HoldersOf!(holder).Where(person => !May.IsBarred(definition, state, context, step, person));
}
