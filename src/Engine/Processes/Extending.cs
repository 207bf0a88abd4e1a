using System.Collections.Immutable;
using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Engine.Processes;

/// <summary>More time for a step: given by who leads its body, or the body above; asked for by who does it.</summary>
internal static class Extending
{
    private const int LongestYears = 20;

    /// <summary>Who may give more time: the nearest leaders of whom the matter does not concern all. Where there are none, who does the step.</summary>
    public static ImmutableArray<Holder> By(ProcedureDefinition definition, DossierState state, OpenStep open, Context context)
    {
        if (context.LeadingRoles.IsEmpty)
            return [open.Holder];
        foreach (var body in Tending.Superiors(open.Holder, context).Select(up => up.Body).Prepend(open.Holder.Body))
        {
            var leaders = Tending.Leaders(body, context)
                .Where(holder => context.HoldersOf is null || context.HoldersOf(holder).Any(person => !May.IsBarred(definition, state, context, open, person))).ToImmutableArray();
            if (!leaders.IsEmpty)
                return leaders;
        }

        return [open.Holder];
    }

    public static bool IsGivenBy(ProcedureDefinition definition, DossierState state, OpenStep open, Context context) => By(definition, state, open, context).Any(context.Actor.Holds);

    public static void Ask(ProcedureDefinition definition, Flow flow, AskExtension command, OpenStep open, Context context)
    {
        if (Deciding.Reason(flow, command.Note) && IsValid(flow, command.By, open, context))
            flow.Tell(new ExtensionAsked(open.Key, command.By, By(definition, flow.State, open, context), context.Actor.Person, context.Now, command.Note));
    }

    public static void Give(Flow flow, Extend command, OpenStep open, Context context)
    {
        if (!Deciding.Reason(flow, command.Note) || !IsValid(flow, command.By, open, context))
            return;
        var calendar = context.CalendarFor(open);
        var deadline = new Deadline(open.Since, open.Due!.Limit, open.Due.At, open.Due.Nominal, calendar.Version, []);
        flow.Tell(new Extended(open.Key, Due.From(calendar.Prolong(deadline, context.Now, command.By)), context.Actor.Person, context.Now, command.Note));
    }

    private static bool IsValid(Flow flow, Limit by, OpenStep open, Context context)
    {
        var isValid = by.IsValid && open.Due!.At <= context.Now.AddYears(LongestYears);
        if (!isValid)
            flow.Refuse(Refusals.LimitInvalid);
        return isValid;
    }
}
