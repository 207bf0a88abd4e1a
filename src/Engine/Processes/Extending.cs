using System.Collections.Immutable;
using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Engine.Processes;

/// <summary>
/// More time: for a step given by who leads its body, or the body above, and asked for by who does it; for the whole dossier by who leads the
/// competent body. Nobody gives more than a rule above allows.
/// </summary>
internal static class Extending
{
    private const int LongestYears = 20;

    /// <summary>Who may give a step more time: the nearest leaders of whom the matter does not concern all. Where there are none, who does the step.</summary>
    public static ImmutableArray<Holder> By(ProcedureDefinition definition, DossierState state, OpenStep open, Context context) =>
        context.LeadingRoles.IsEmpty
            ? [open.Holder]
            : Nearest(open.Holder, context, person => May.IsBarred(definition, state, context, open, person)) is { IsEmpty: false } leaders ? leaders : [open.Holder];

    public static bool IsGivenBy(ProcedureDefinition definition, DossierState state, OpenStep open, Context context) => By(definition, state, open, context).Any(context.Actor.Holds);

    /// <summary>Why this person may not give the whole dossier more time; null when it may.</summary>
    /// <param name="isOpen">There is a deadline that can be moved.</param>
    public static Refused? Whole(ProcedureDefinition definition, DossierState state, Context context, bool isOpen)
    {
        if (!isOpen || state.Status != DossierStatus.Running || !definition.Allows(BranchCode.Extend))
            return Refusals.NotOffered;
        return ByOfWhole(definition, state, context).Any(context.Actor.Holds) ? May.Conflict(context, person => May.IsConcerned(definition, state, context, person)) : Refusals.NotAllowed;
    }

    /// <summary>Why this person may not ask for more time for the whole; null when it may.</summary>
    /// <param name="works">It works on the dossier now.</param>
    public static Refused? AskWhole(ProcedureDefinition definition, DossierState state, Context context, bool works)
    {
        var leaders = ByOfWhole(definition, state, context);
        if (state is not { Status: DossierStatus.Running, Due: not null, Asked: null } || !definition.Allows(BranchCode.Extend) || leaders.IsEmpty || leaders.Any(context.Actor.Holds))
            return Refusals.NotOffered;
        return !works ? Refusals.NotAllowed : May.Conflict(context, person => May.IsConcerned(definition, state, context, person));
    }

    /// <summary>The nearest leaders of the competent body of whom the matter does not concern all; empty where nobody leads it or one above it.</summary>
    public static ImmutableArray<Holder> ByOfWhole(ProcedureDefinition definition, DossierState state, Context context) =>
        // A holder of no role: only where it stands matters.
        context.Places.Find("competent") is { } body ? Nearest(new Holder("", body), context, person => May.IsConcerned(definition, state, context, person)) : [];

    public static void Ask(ProcedureDefinition definition, Flow flow, AskExtension command, OpenStep open, Context context)
    {
        if (Deciding.Reason(flow, command.Note) && IsValid(flow, command.By, open.Due!, context))
            flow.Tell(new ExtensionAsked(open.Key, command.By, By(definition, flow.State, open, context), context.Actor.Person, context.Now, command.Note));
    }

    public static void Ask(ProcedureDefinition definition, Flow flow, AskExtensionOfWhole command, Context context)
    {
        if (Deciding.Reason(flow, command.Note) && IsValid(flow, command.By, flow.State.Due!, context))
            flow.Tell(new ExtensionAsked(Clocks.Whole, command.By, ByOfWhole(definition, flow.State, context), context.Actor.Person, context.Now, command.Note));
    }

    public static void Give(Flow flow, Extend command, OpenStep open, Context context) =>
        Give(flow, open.Key, open.Due!, open.Since, command.By, command.Note, context.CalendarFor(open), context);

    public static void Give(Flow flow, ExtendWhole command, Context context) =>
        Give(flow, Clocks.Whole, flow.State.Due!, flow.State.DueSince!.Value, command.By, command.Note, context.Calendar, context);

    public static void Give(ProcedureDefinition definition, Flow flow, ExtendStatutory command, Context context)
    {
        var most = definition.Statutory!.Extension!.Value;
        if (command.By > most.Value)
            flow.Refuse(Refusals.ExtensionBeyondRule);
        else
            Give(flow, Clocks.Statutory, flow.State.Statutory!, flow.State.DueSince!.Value, most with { Value = command.By }, command.Note, context.Calendar, context);
    }

    private static void Give(Flow flow, string key, Due due, DateTimeOffset since, Limit by, Note? note, WorkingCalendar calendar, Context context)
    {
        if (!Deciding.Reason(flow, note) || !IsValid(flow, by, due, context))
            return;
        var prolonged = Due.From(calendar.Prolong(new Deadline(since, due.Limit, due.At, due.Nominal, calendar.Version, []), context.Now, by));
        if (key != Clocks.Statutory && prolonged.At > flow.State.Statutory?.At)
            flow.Refuse(Refusals.BeyondStatutory);
        else
            flow.Tell(new Extended(key, prolonged, context.Actor.Person, context.Now, note));
    }

    // The first leaders on the way up that do not all have to keep out of it.
    private static ImmutableArray<Holder> Nearest(Holder from, Context context, Func<Guid, bool> keepsOut) =>
        Tending.Superiors(from, context).Select(up => up.Body).Prepend(from.Body)
            .Select(body => Tending.Leaders(body, context).Where(leader => context.HoldersOf is null || context.HoldersOf(leader).Any(person => !keepsOut(person))).ToImmutableArray())
            .FirstOrDefault(leaders => !leaders.IsEmpty, []);

    private static bool IsValid(Flow flow, Limit by, Due due, Context context)
    {
        // What is left at a pause is measured in one kind of time.
        var isValid = by.IsValid && by.IsCountedLike(due.Limit) && due.At <= context.Now.AddYears(LongestYears);
        if (!isValid)
            flow.Refuse(Refusals.LimitInvalid);
        return isValid;
    }
}
