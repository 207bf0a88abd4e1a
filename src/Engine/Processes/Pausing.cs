using System.Collections.Immutable;
using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Engine.Processes;

/// <summary>The clocks go on after a return, a question to the superior or a suspension: every deadline gets what was left of it.</summary>
internal static class Pausing
{
    public static void GoOn(Flow flow, Context context, Note? note)
    {
        var state = flow.State;
        var dues = state.Open.Values.Where(w => w.Due is not null)
            .ToImmutableDictionary(w => w.Key, w => GoOn(w.Due!, w.Since, state.Pause!.At, context.CalendarFor(w), context), StringComparer.Ordinal);
        flow.Tell(new Unpaused(state.Status, dues.AddRange(OfWhole(state, state.Pause!.At, context)), context.Actor.Person, context.Now, note));
    }

    /// <summary>What was left of the whole's deadlines since they stood, counted from now.</summary>
    public static ImmutableDictionary<string, Due> OfWhole(DossierState state, DateTimeOffset since, Context context) =>
        ((string[])[Clocks.Whole, Clocks.Statutory]).Where(key => state.DueOf(key) is not null)
            .ToImmutableDictionary(key => key, key => GoOn(state.DueOf(key)!, state.FiledAt, since, context.Calendar, context), StringComparer.Ordinal);

    /// <summary>What came from outside while the clocks stood has closed the step that would let them go on: what they stood for is gone.</summary>
    public static void GoOnIfNobodyCan(Flow flow, Context context)
    {
        var state = flow.State;
        if (flow.Refusal is null && state.Pause is { } pause && state.Status != DossierStatus.Returned
            && (pause.Key is { } key ? !state.Open.ContainsKey(key) : !state.OpenSteps.Any()))
            GoOn(flow, context, null);
    }

    private static Due GoOn(Due due, DateTimeOffset since, DateTimeOffset pausedAt, WorkingCalendar calendar, Context context)
    {
        // The clocks of two machines differ a little; none runs backwards here.
        var stopped = pausedAt < since ? since : pausedAt;
        var now = context.Now < stopped ? stopped : context.Now;
        var deadline = new Deadline(since, due.Limit, due.At, due.Nominal, calendar.Version, []);
        return Due.From(calendar.Resume(calendar.PauseAt(deadline, stopped), now));
    }
}
