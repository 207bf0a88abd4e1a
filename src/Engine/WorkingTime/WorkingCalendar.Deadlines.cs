namespace ThongSuot.Engine.WorkingTime;

public sealed partial class WorkingCalendar
{
    private const decimal SessionInDays = 0.5m;

    /// <summary>
    /// When a limit ends. The day of receipt is not counted; what comes after the cut-off, after work or on a day off counts as
    /// received on the next working day. A working day is two sessions; half a day ends with the morning. Calendar days
    /// and months end with the last session of their last date, or of the next date that is worked to its end. Hours
    /// are clock hours and do not move.
    /// </summary>
    /// <exception cref="ArgumentException">The limit is not valid.</exception>
    public Deadline DueAt(DateTimeOffset receivedAt, Limit limit)
    {
        if (!limit.IsValid)
            throw new ArgumentException($"Not a limit: {limit}.", nameof(limit));

        var proof = new List<ProofLine>();
        if (limit.Unit == LimitUnit.Hour)
            return InHours(receivedAt, limit, proof);

        var start = CountedReceipt(Local(receivedAt), proof);
        return limit.Unit switch
        {
            LimitUnit.WorkingDay => InWorkingDays(receivedAt, limit, start, proof),
            LimitUnit.CalendarDay => InCalendarDays(receivedAt, limit, start, proof),
            _ => InMonths(receivedAt, limit, start, proof),
        };
    }

    private Deadline InHours(DateTimeOffset receivedAt, Limit limit, List<ProofLine> proof)
    {
        var received = Local(receivedAt);
        var due = receivedAt.ToUniversalTime().AddTicks((long)(limit.Value * TimeSpan.TicksPerHour));
        var dueDate = DateOnly.FromDateTime(Local(due));
        proof.Add(new(DateOnly.FromDateTime(received), ProofKind.Received, 0, $"Tiếp nhận lúc {Wording.Time(received)}"));
        proof.Add(new(dueDate, ProofKind.Counted, 0, HoursCounted(limit, due)));
        return new(receivedAt, limit, due, dueDate, Version, proof);
    }

    private string HoursCounted(Limit limit, DateTimeOffset due) =>
        $"Đủ {Wording.Number(limit.Value)} giờ tính liên tục, kể cả ngày nghỉ, lúc {Wording.Time(Local(due))}";

    // The date that counts as the day of receipt.
    private DateOnly CountedReceipt(DateTime received, List<ProofLine> proof)
    {
        var date = DateOnly.FromDateTime(received);
        var time = TimeOnly.FromDateTime(received);
        var day = DayAt(date);
        var late = !day.IsOff && (time > day.End || time > lateCutOff);
        if (!day.IsOff && !late)
        {
            proof.Add(new(date, ProofKind.Received, 0, "Ngày tiếp nhận, không tính"));
            return date;
        }

        var counted = NextWorkingDate(date);
        var why = late ? $"Tiếp nhận lúc {Wording.Time(time)}, sau giờ nhận trong ngày" : $"Tiếp nhận vào ngày nghỉ ({day.Note})";
        proof.Add(new(date, ProofKind.Received, 0, $"{why}; tính là tiếp nhận ngày {Wording.Date(counted)}"));
        for (var off = date.AddDays(1); off < counted; off = off.AddDays(1))
            proof.Add(new(off, ProofKind.DayOff, 0, DayAt(off).Note!));
        proof.Add(new(counted, ProofKind.Received, 0, "Ngày được tính là ngày tiếp nhận, không tính"));
        return counted;
    }

    private Deadline InWorkingDays(DateTimeOffset receivedAt, Limit limit, DateOnly start, List<ProofLine> proof)
    {
        var left = limit.Value;
        for (var date = NextCounted(start, proof); ; date = NextCounted(date, proof))
        {
            var day = DayAt(date);
            var minutes = 0;
            foreach (var session in day.Sessions)
            {
                var taken = Math.Min(SessionInDays, left);
                var worked = (int)Math.Ceiling(session.Minutes * taken / SessionInDays);
                left -= taken;
                minutes += worked;
                if (left > 0)
                    continue;

                var end = session.From.AddMinutes(worked);
                proof.Add(new(date, ProofKind.Counted, minutes, $"{Counted(limit, left, day)}; hết hạn lúc {Wording.Time(end)}"));
                return new(receivedAt, limit, Instant(date, end), date, Version, proof);
            }

            proof.Add(new(date, ProofKind.Counted, minutes, Counted(limit, left, day)));
        }
    }

    private static string Counted(Limit limit, decimal left, CalendarDay day) =>
        $"Đã tính {Wording.Number(limit.Value - left)}/{Wording.Number(limit.Value)} ngày làm việc{Aside(day)}";

    // The next working date; the dates off before it are noted as skipped.
    private DateOnly NextCounted(DateOnly date, List<ProofLine> proof)
    {
        var next = NextWorkingDate(date);
        for (var off = date.AddDays(1); off < next; off = off.AddDays(1))
            proof.Add(new(off, ProofKind.DayOff, 0, DayAt(off).Note!));
        return next;
    }

    private Deadline InCalendarDays(DateTimeOffset receivedAt, Limit limit, DateOnly start, List<ProofLine> proof)
    {
        var days = (int)limit.Value;
        for (var index = 1; index <= days; index++)
            proof.Add(CalendarDayLine(start.AddDays(index), index));
        return Ending(receivedAt, limit, start.AddDays(days), receivedAt, proof);
    }

    private ProofLine CalendarDayLine(DateOnly date, int index) =>
        new(date, ProofKind.Counted, 0, $"Ngày thứ {index}{Aside(DayAt(date))}");

    private Deadline InMonths(DateTimeOffset receivedAt, Limit limit, DateOnly start, List<ProofLine> proof)
    {
        var months = (int)limit.Value;
        for (var index = 1; index <= months; index++)
            proof.Add(new(start.AddMonths(index), ProofKind.Counted, 0, $"Tròn {index} tháng{Aside(DayAt(start.AddMonths(index)))}"));
        return Ending(receivedAt, limit, start.AddMonths(months), receivedAt, proof);
    }

    // Ends a limit in calendar time. A date with its end taken off cannot be the last one: the officer would lose the
    // hours of that date. Nor can a date whose work was over when the clock began to run (again).
    private Deadline Ending(DateTimeOffset receivedAt, Limit limit, DateOnly nominal, DateTimeOffset running, List<ProofLine> proof)
    {
        var date = nominal;
        for (var day = DayAt(date); day.IsOff || day.ClosesEarly || Instant(date, day.End) <= running; day = DayAt(date))
        {
            if (date != nominal)
                proof.Add(new(date, ProofKind.DayOff, 0, day.Note!));
            date = NextCounted(date, proof);
        }

        var end = DayAt(date).End;
        if (date == nominal)
            proof[^1] = proof[^1] with { Reason = $"{proof[^1].Reason}; hết hạn lúc {Wording.Time(end)}" };
        else
            proof.Add(new(date, ProofKind.MovedTo, 0, $"Hạn chuyển sang ngày làm việc này, hết hạn lúc {Wording.Time(end)}"));
        return new(receivedAt, limit, Instant(date, end), nominal, Version, proof);
    }

    private static string Aside(CalendarDay day) => day.Note is { } note ? $" ({note})" : "";
}
