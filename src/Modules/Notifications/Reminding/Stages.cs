using System.Collections.Immutable;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Time;

namespace ThongSuot.Notifications.Reminding;

/// <summary>A rule at the instant at which it speaks.</summary>
internal sealed record Stage(ReminderRule Rule, DateTimeOffset At)
{
    /// <summary>The stages of one deadline, in order of time; those that would lie before the work came are left out.</summary>
    public static ImmutableArray<Stage> Of(IEnumerable<ReminderRule> rules, WorkingCalendar calendar, DateTimeOffset since, Due due) =>
    [
        .. rules.Where(rule => rule.Units.Contains(due.Limit.Unit))
            .Select(rule => new Stage(rule, InstantOf(rule, calendar, since, due.At).ToMilliseconds()))
            .Where(stage => stage.At > since && stage.Rule.IsInForce(stage.At.DateInVietnam()))
            .OrderBy(stage => stage.At).ThenBy(stage => stage.Rule.To),
    ];

    /// <summary>What is to be told now: of the reminders to the holder the latest alone, of the escalations each.</summary>
    /// <param name="toldTo">Up to here everything was told.</param>
    public static IEnumerable<Stage> Reached(ImmutableArray<Stage> stages, DateTimeOffset toldTo, DateTimeOffset now)
    {
        var reached = stages.Where(s => s.At > toldTo && s.At <= now).ToList();
        var last = reached.LastOrDefault(s => s.Rule.To == ReminderTo.Holder);
        return reached.Where(s => s.Rule.To != ReminderTo.Holder || s == last);
    }

    private static DateTimeOffset InstantOf(ReminderRule rule, WorkingCalendar calendar, DateTimeOffset since, DateTimeOffset due) => rule switch
    {
        { Share: { } share } => since + TimeSpan.FromTicks((long)((due - since).Ticks * share)),
        { Offset: 0 } => due,
        { OffsetUnit: LimitUnit.Hour } => due + TimeSpan.FromHours(rule.Offset!.Value),
        _ => InWorkingDays(calendar, due, rule.Offset!.Value),
    };

    // People look at their work in the morning: the first session of the working date that lies so many of them before or after.
    private static DateTimeOffset InWorkingDays(WorkingCalendar calendar, DateTimeOffset due, int offset)
    {
        var date = due.DateInVietnam();
        var day = calendar.DayAt(date);
        for (var left = Math.Abs(offset); left > 0;)
        {
            date = date.AddDays(Math.Sign(offset));
            day = calendar.DayAt(date);
            left -= day.IsOff ? 0 : 1;
        }

        return new DateTimeOffset(date, day.Sessions[0].From, Clock.VietnamOffset).ToUniversalTime();
    }
}
