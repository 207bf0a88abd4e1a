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
            .ToImmutableDictionary(w => w.Key, w => GoOn(w.Due!, w.Since, state.Pause!.At, context), StringComparer.Ordinal);
        if (state.Due is { } whole)
            dues = dues.Add("", GoOn(whole, state.FiledAt, state.Pause!.At, context));
        flow.Tell(new Unpaused(state.Status, dues, context.Actor.Person, context.Now, note));
    }

    private static Due GoOn(Due due, DateTimeOffset since, DateTimeOffset pausedAt, Context context)
    {
        var calendar = context.Calendar;
        var deadline = new Deadline(since, due.Limit, due.At, due.Nominal, calendar.Version, []);
        return Due.From(calendar.Resume(calendar.PauseAt(deadline, pausedAt < since ? since : pausedAt), context.Now));
    }
}
