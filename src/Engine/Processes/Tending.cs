using System.Collections.Immutable;

namespace ThongSuot.Engine.Processes;

/// <summary>
/// Looks after open work whose people are gone or may not act: what was assigned goes back to the role; what nobody there can do goes
/// to who leads the body, then up the ladder. So a change of the organisation or a conflict of interest never stops a dossier for good.
/// </summary>
internal static class Tending
{
    private const int HighestLadder = 10;

    public static bool IsNeeded(ProcedureDefinition definition, DossierState state, Context context) =>
        !state.IsOver && (Next(definition, state, context) is not null);

    public static void Run(ProcedureDefinition definition, Flow flow, Context context)
    {
        while (!flow.State.IsOver && Next(definition, flow.State, context) is { } happened)
            flow.Tell(happened);
    }

    // One thing to be told, or null. Each ends what called for it, so it comes to an end.
    private static DossierEvent? Next(ProcedureDefinition definition, DossierState state, Context context)
    {
        if (context.HoldersOf is null)
            return null;
        foreach (var work in state.Open.Values.OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            switch (work)
            {
                case OpenStep step when step.Assignee is { } assignee:
                    if (!context.HoldersOf(step.Holder).Contains(assignee) || May.IsBarred(definition, state, context, step, assignee))
                        return new Unassigned(step.Key, assignee, context.Now);
                    break;
                case OpenStep step:
                    if (To(state, context, step.Holder, step.Escalated, person => !May.IsBarred(definition, state, context, step, person)) is { } to)
                        return new Escalated(step.Key, to, context.Now);
                    break;
                case OpenConsult consult:
                    foreach (var opinion in consult.Opinions.Where(o => o.Given is null))
                    {
                        if (To(state, context, opinion.Holder, opinion.Escalated, person => !May.IsConcerned(definition, state, context, person)) is { } others)
                            return new Escalated(consult.Key, others, context.Now, opinion.Body.Id);
                    }

                    break;
            }
        }

        return null;
    }

    // Null when nothing is to be told: somebody can do it, or nobody anywhere can.
    private static ImmutableArray<Holder>? To(DossierState state, Context context, Holder holder, ImmutableArray<Holder>? escalated, Func<Guid, bool> may)
    {
        bool IsAble(Holder h) => context.HoldersOf!(h).Any(may);
        return (escalated ?? []).Prepend(holder).Any(IsAble)
            ? null
            : Ladder(state, context, holder).Select(holders => holders.Where(IsAble).ToImmutableArray())
                .Where(holders => !holders.IsEmpty).Select(holders => (ImmutableArray<Holder>?)holders).FirstOrDefault();
    }

    private static IEnumerable<IEnumerable<Holder>> Ladder(DossierState state, Context context, Holder holder)
    {
        if (May.IsFilersSide(state, holder) && !state.Filer.IsInPerson)
            yield return [new Holder(state.Filer.Role, state.Filer.Body)];
        yield return Leaders(holder.Body, context);
        foreach (var up in Superiors(holder, context))
        {
            yield return [up];
            yield return Leaders(up.Body, context);
        }
    }

    /// <summary>Who decides above a holder, then above that one, and so on.</summary>
    public static IEnumerable<Holder> Superiors(Holder holder, Context context)
    {
        for (var (up, steps) = (context.Places.Superior(holder), 0); up is not null && steps < HighestLadder; up = context.Places.Superior(up), steps++)
            yield return up;
    }

    /// <summary>The places from which a body is led.</summary>
    public static IEnumerable<Holder> Leaders(BodyRef body, Context context) => context.LeadingRoles.Order(StringComparer.Ordinal).Select(role => new Holder(role, body));
}
