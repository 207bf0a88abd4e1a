namespace ThongSuot.Engine.WorkingTime;

public sealed partial class WorkingCalendar
{
    /// <summary>Stops the clock of a deadline.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The pause would begin before the receipt.</exception>
    public PausedDeadline PauseAt(Deadline deadline, DateTimeOffset at)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(at, deadline.ReceivedAt);
        return new(deadline, at, Remaining(at, deadline.DueAt));
    }

    /// <summary>
    /// Lets the clock run again. A limit in working days gets the working time that was left at the pause, to the minute;
    /// calendar days and months end as many dates later as the pause lasted, then move off days off; clock hours end
    /// later by the length of the pause. A deadline that was over at the pause stays as it was.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The resumption lies before the pause.</exception>
    public Deadline Resume(PausedDeadline paused, DateTimeOffset at)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(at, paused.PausedAt);
        var deadline = paused.Deadline;
        if (paused.PausedAt >= deadline.DueAt || at == paused.PausedAt)
            return deadline;

        var from = Local(paused.PausedAt);
        var to = Local(at);
        var pauseDate = DateOnly.FromDateTime(from);
        var proof = deadline.Proof
            .Where(line => line.Date < pauseDate || (line.Date == pauseDate && line.Kind is ProofKind.Received or ProofKind.Paused))
            .ToList();
        return deadline.Limit.Unit switch
        {
            LimitUnit.WorkingDay => ResumeWorkingTime(paused, at, from, to, proof),
            LimitUnit.Hour => ResumeHours(deadline, from, to, at - paused.PausedAt, proof),
            _ => ResumeDates(deadline, at, from, to, proof),
        };
    }

    /// <summary>
    /// The deadline after pauses in the order of their time: the same as pausing and resuming one by one. Use it to
    /// compute an open deadline anew when the calendar has changed.
    /// </summary>
    public Deadline DueAt(DateTimeOffset receivedAt, Limit limit, IEnumerable<Pause> pauses) =>
        pauses.Aggregate(DueAt(receivedAt, limit), (deadline, pause) => Resume(PauseAt(deadline, pause.From), pause.To));

    /// <summary>
    /// Gives a deadline more time: added to it as it runs, whose date counts as the day of receipt, late hour or not; or to the moment of the act when it is
    /// already over.
    /// </summary>
    public Deadline Prolong(Deadline deadline, DateTimeOffset at, Limit by)
    {
        var isOver = deadline.DueAt <= at;
        var from = isOver ? at : by.Unit == LimitUnit.Hour ? deadline.DueAt : Instant(DateOnly.FromDateTime(Local(deadline.DueAt)), TimeOnly.MinValue);
        var longer = DueAt(from, by);
        var date = DateOnly.FromDateTime(Local(from));
        var line = new ProofLine(date, ProofKind.Extended, 0, $"Gia hạn thêm {Wording.Of(by)}, tính từ {(isOver ? "lúc gia hạn" : "hạn đang chạy")}");
        return longer with
        {
            ReceivedAt = deadline.ReceivedAt,
            Proof = [.. deadline.Proof.Where(l => l.Date <= date), line, .. longer.Proof.Where(l => l.Kind != ProofKind.Received || l.Date > date)],
        };
    }

    private Deadline ResumeWorkingTime(PausedDeadline paused, DateTimeOffset at, DateTime from, DateTime to, List<ProofLine> proof)
    {
        var pauseDate = DateOnly.FromDateTime(from);
        var resumeDate = DateOnly.FromDateTime(to);
        var due = ResumeDue(at, paused.Remaining);
        var end = Local(due);
        var dueDate = DateOnly.FromDateTime(end);

        // What the date of the pause had given to the limit before the clock stopped.
        var before = paused.Deadline.Proof.Where(line => line.Date == pauseDate).Sum(line => line.Minutes)
            - MinutesOn(pauseDate, from, Local(paused.Deadline.DueAt));
        if (before > 0)
            proof.Add(new(pauseDate, ProofKind.Counted, before, $"Tính {Wording.Minutes(before)} làm việc trước khi tạm dừng"));
        AddPaused(proof, from, to, resumeDate, $", còn lại {Wording.Minutes(paused.Remaining.Minutes)} làm việc");

        for (var date = resumeDate; date <= dueDate; date = date.AddDays(1))
        {
            var day = DayAt(date);
            var minutes = MinutesOn(date, to, end);
            if (day.IsOff)
                proof.Add(new(date, ProofKind.DayOff, 0, day.Note!));
            else if (minutes > 0)
                proof.Add(new(date, ProofKind.Counted, minutes, $"Tính {Wording.Minutes(minutes)} làm việc{Aside(day)}"));
        }

        proof[^1] = proof[^1] with { Reason = $"{proof[^1].Reason}; hết hạn lúc {Wording.Time(end)}" };
        return paused.Deadline with { DueAt = due, NominalDate = dueDate, CalendarVersion = Version, Proof = proof };
    }

    private Deadline ResumeDates(Deadline deadline, DateTimeOffset at, DateTime from, DateTime to, List<ProofLine> proof)
    {
        var pauseDate = DateOnly.FromDateTime(from);
        var resumeDate = DateOnly.FromDateTime(to);
        var shift = resumeDate.DayNumber - pauseDate.DayNumber;
        if (shift == 0 && deadline.DueAt > at)
            return deadline;

        // A pause that begins while the end waits for a working day shifts from its own first date, so that the end never
        // lies before the resumption.
        var waited = pauseDate > deadline.NominalDate;
        var nominal = (waited ? pauseDate : deadline.NominalDate).AddDays(shift);
        AddPaused(proof, from, to, resumeDate.AddDays(-1), "");
        if (waited)
        {
            proof.Add(new(nominal, ProofKind.Counted, 0, $"Tiếp tục sau {shift} ngày tạm dừng{Aside(DayAt(nominal))}"));
        }
        else if (deadline.Limit.Unit == LimitUnit.Month)
        {
            proof.Add(new(nominal, ProofKind.Counted, 0, $"Đủ thời hạn, cộng {shift} ngày tạm dừng{Aside(DayAt(nominal))}"));
        }
        else
        {
            for (var date = resumeDate; date <= nominal; date = date.AddDays(1))
            {
                var index = (int)deadline.Limit.Value - (nominal.DayNumber - date.DayNumber);
                proof.Add(index < 1 ? new(date, ProofKind.Received, 0, "Tiếp tục, không tính") : CalendarDayLine(date, index));
            }
        }

        return Ending(deadline.ReceivedAt, deadline.Limit, nominal, at, proof);
    }

    private Deadline ResumeHours(Deadline deadline, DateTime from, DateTime to, TimeSpan length, List<ProofLine> proof)
    {
        var due = deadline.DueAt + length;
        var dueDate = DateOnly.FromDateTime(Local(due));
        AddPaused(proof, from, to, DateOnly.FromDateTime(to), "");
        proof.Add(new(dueDate, ProofKind.Counted, 0, HoursCounted(deadline.Limit, due)));
        return deadline with { DueAt = due, NominalDate = dueDate, CalendarVersion = Version, Proof = proof };
    }

    private static void AddPaused(List<ProofLine> proof, DateTime from, DateTime to, DateOnly last, string left)
    {
        var first = DateOnly.FromDateTime(from);
        for (var date = first; date <= last; date = date.AddDays(1))
        {
            var reason = "Tạm dừng";
            if (date == first)
                reason += $" từ {Wording.Time(from)}{left}";
            if (date == DateOnly.FromDateTime(to))
                reason += $" đến {Wording.Time(to)}";
            proof.Add(new(date, ProofKind.Paused, 0, reason));
        }
    }
}
