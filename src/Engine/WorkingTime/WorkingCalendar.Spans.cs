namespace ThongSuot.Engine.WorkingTime;

public sealed partial class WorkingCalendar
{
    /// <summary>Working time from one instant to another; none if it is over.</summary>
    public WorkingSpan Remaining(DateTimeOffset from, DateTimeOffset due) =>
        new(due <= from ? 0 : MinutesBetween(Local(from), Local(due)));

    /// <summary>The UTC instant at which this much working time has passed since the resumption.</summary>
    public DateTimeOffset ResumeDue(DateTimeOffset resumedAt, WorkingSpan remaining)
    {
        if (remaining.Minutes <= 0)
            return resumedAt.ToUniversalTime();

        var from = Local(resumedAt);
        var left = remaining.Minutes;
        var date = DateOnly.FromDateTime(from).AddDays(-1);
        while (true)
        {
            date = NextWorkingDate(date);
            foreach (var session in DayAt(date).Sessions)
            {
                var begin = Later(date.ToDateTime(session.From), from);
                var minutes = (int)(date.ToDateTime(session.To) - begin).TotalMinutes;
                if (minutes >= left)
                    return Instant(date, TimeOnly.FromDateTime(begin.AddMinutes(left)));
                left -= Math.Max(0, minutes);
            }
        }
    }

    /// <summary>
    /// The distance of two instants in working time, whichever comes first: "còn 2 ngày làm việc", "quá hạn 3 giờ làm việc".
    /// </summary>
    public WorkingDistance WorkingTimeBetween(DateTimeOffset a, DateTimeOffset b)
    {
        var (from, to) = a <= b ? (Local(a), Local(b)) : (Local(b), Local(a));
        // Sessions differ in length, so days are counted in shares of sessions, and the rest from where the days end.
        var days = 0m;
        var wholeDays = 0;
        var rest = 0;
        for (var date = DateOnly.FromDateTime(from); date <= DateOnly.FromDateTime(to); date = date.AddDays(1))
        {
            foreach (var session in DayAt(date).Sessions)
            {
                var minutes = Overlap(date, session, from, to);
                if (minutes == 0)
                    continue;
                days += minutes == session.Minutes ? SessionInDays : SessionInDays * minutes / session.Minutes;
                rest += minutes;
                var reached = (int)Math.Floor(Math.Round(days, 6));
                if (reached == wholeDays)
                    continue;

                wholeDays = reached;
                rest = (int)Math.Round(Math.Max(0, days - reached) * session.Minutes / SessionInDays);
            }
        }

        return new(wholeDays, rest / 60, rest % 60);
    }

    /// <summary>
    /// What is left of a limit until its deadline. The day that counts as the day of receipt is no part of the limit, so before its work is over nothing
    /// of the limit is used up: ten working days received on a Sunday are ten, not eleven. Limits in hours run from the first minute.
    /// </summary>
    /// <param name="receivedAt">When the clock began; of a limit in hours the deadline is told by not falling on the end of a session.</param>
    public WorkingDistance TimeLeft(DateTimeOffset receivedAt, DateTimeOffset now, DateTimeOffset due)
    {
        var counted = CountedReceipt(Local(receivedAt), []);
        var begins = Instant(counted, DayAt(counted).End);
        var ends = Local(due);
        var byDays = DayAt(DateOnly.FromDateTime(ends)).Sessions.Any(session => session.To == TimeOnly.FromDateTime(ends));
        return WorkingTimeBetween(byDays && begins > now && begins < due ? begins : now, due);
    }

    private int MinutesBetween(DateTime from, DateTime to)
    {
        var total = 0;
        for (var date = DateOnly.FromDateTime(from); date <= DateOnly.FromDateTime(to); date = date.AddDays(1))
            total += MinutesOn(date, from, to);
        return total;
    }

    private int MinutesOn(DateOnly date, DateTime from, DateTime to) =>
        DayAt(date).Sessions.Sum(session => Overlap(date, session, from, to));

    private static int Overlap(DateOnly date, Session session, DateTime from, DateTime to)
    {
        var begin = Later(date.ToDateTime(session.From), from);
        var end = date.ToDateTime(session.To);
        return Math.Max(0, (int)((end < to ? end : to) - begin).TotalMinutes);
    }

    private static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;
}
