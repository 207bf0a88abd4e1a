using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Time;

namespace ThongSuot.Reform.Breaches;

/// <summary>A breach as the facts show it now.</summary>
/// <param name="At">When it became one.</param>
/// <param name="DueAt">Null where nothing was late.</param>
/// <param name="LateMinutes">Up to now: working time, or time by the clock where the limit is in hours; without that in which the clocks stood.</param>
/// <param name="StoodMinutes">How long they stood since the deadline.</param>
internal sealed record FoundBreach(BreachRule Rule, Duty Duty, DateTimeOffset At, DateTimeOffset? DueAt, int? LateMinutes, int StoodMinutes)
{
    public bool IsFixed => DueAt is null || Duty.ClosedAt is not null;

    /// <summary>It gets later as we look.</summary>
    public bool IsGrowing => !IsFixed && !Duty.Stood;
}

/// <summary>Compares what people had to do with the dated rules of what counts as a breach.</summary>
internal sealed class BreachFinding(IReadOnlyList<BreachRule> rules, WorkingCalendar calendar)
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(5);

    private static readonly Dictionary<DutyKind, BreachKind> KindOf = new()
    {
        [DutyKind.Step] = BreachKind.StepLate, [DutyKind.Opinion] = BreachKind.ConsultLate, [DutyKind.Receipt] = BreachKind.ReceiptLate, [DutyKind.Notice] = BreachKind.NotCompetentLate,
    };

    public IEnumerable<FoundBreach> Of(IEnumerable<Duty> duties, DateTimeOffset now)
    {
        foreach (var duty in duties.Where(d => d.IsOurs))
        {
            if (Late(duty, now) is { } late)
                yield return late;
            if (duty.ReturnedAgainAt is { } returned && RuleOf(BreachKind.ReturnedAgain, returned) is { } again)
                yield return new FoundBreach(again, duty, returned, null, null, 0);
            if (duty.SentBackAt is { } back && RuleOf(BreachKind.SentBack, back) is { } sent)
                yield return new FoundBreach(sent, duty, back, null, null, 0);
        }
    }

    /// <summary>When something that is open becomes a breach next, as far as anybody can tell now.</summary>
    public DateTimeOffset? NextAt(IEnumerable<Duty> duties, DateTimeOffset now)
    {
        DateTimeOffset? next = null;
        foreach (var duty in duties.Where(d => d is { IsOurs: true, ClosedAt: null, Stood: false }))
        {
            if (Deadline(duty) is not var (rule, due) || Late(duty, now) is not null)
                continue;
            // What stood still for a while becomes one later than that; how much later is asked again then.
            var begins = Begins(duty, rule, due) is var at && at > now ? at : now + Again;
            next = next is null || begins < next ? begins : next;
        }

        return next;
    }

    /// <summary>By how much it was late when it ended, or is now; null when it was in time or has no deadline of its own.</summary>
    public int? LateBy(Duty duty, DateTimeOffset now) =>
        duty.DueAt is not { } due ? duty.End == DutyEnd.Silent ? 0 : null
        : Stop(duty, now) is var stop && stop > due ? Minutes(duty, due, stop).Late
        : duty.End == DutyEnd.Silent ? 0 : null;

    private FoundBreach? Late(Duty duty, DateTimeOffset now)
    {
        if (Deadline(duty) is not var (rule, due))
            return duty.End == DutyEnd.Silent && RuleOf(BreachKind.ConsultLate, duty.ClosedAt!.Value) is { } unanswered ? new FoundBreach(unanswered, duty, duty.ClosedAt.Value, null, null, 0) : null;
        var stop = Stop(duty, now);
        var (minutes, stood) = stop > due ? Minutes(duty, due, stop) : (0, 0);
        // An opinion that never came is a breach whenever its time ended: silence is no answer, even where the process takes it for consent.
        if (duty.End != DutyEnd.Silent && (stop <= due || minutes < rule.LateFromMinutes))
            return null;
        return new FoundBreach(rule, duty, duty.End == DutyEnd.Silent && stop <= due ? stop : Begins(duty, rule, due), due, minutes, stood);
    }

    private (BreachRule Rule, DateTimeOffset Due)? Deadline(Duty duty)
    {
        var kind = KindOf[duty.Kind];
        if (duty.Kind is DutyKind.Step or DutyKind.Opinion)
            return duty.DueAt is { } own && RuleOf(kind, own) is { } late ? (late, own) : null;
        // What has no deadline of its own gets it from the rule of the day on which it began.
        return RuleOf(kind, duty.Since) is { WithinDays: { } days } rule ? (rule, Allowed(duty, days)) : null;
    }

    private DateTimeOffset Allowed(Duty duty, int days)
    {
        var limit = new Limit(days, LimitUnit.WorkingDay, LimitBasis.Planned);
        var first = calendar.DueAt(duty.Since, limit);
        var clock = new DeadlineClock(duty.Key, duty.Node, duty.Since, limit, Due.From(first), [.. duty.Stands.Select(s => new Stood(s.From, s.To))]);
        return clock.Compute(calendar).DueAt.ToMilliseconds();
    }

    private DateTimeOffset Begins(Duty duty, BreachRule rule, DateTimeOffset due) => rule.LateFromMinutes == 0 ? due.AddMilliseconds(1)
        : duty.InHours ? due.AddMinutes(rule.LateFromMinutes)
        : calendar.ResumeDue(due, new WorkingSpan(rule.LateFromMinutes)).ToMilliseconds();

    private BreachRule? RuleOf(BreachKind kind, DateTimeOffset at)
    {
        var day = at.DateInVietnam();
        return rules.FirstOrDefault(r => r.Kind == kind && r.IsInForce(day));
    }

    // While the clocks stand nothing becomes later.
    private static DateTimeOffset Stop(Duty duty, DateTimeOffset now)
    {
        var end = duty.ClosedAt ?? now;
        return duty.Stands is [.., { To: null } standing] && standing.From < end ? standing.From : end;
    }

    private (int Late, int Stood) Minutes(Duty duty, DateTimeOffset due, DateTimeOffset stop)
    {
        var stood = 0;
        foreach (var stand in duty.Stands)
        {
            var (from, to) = (stand.From > due ? stand.From : due, stand.To is { } ended && ended < stop ? ended : stop);
            stood += to > from ? Span(duty, from, to) : 0;
        }

        return (Math.Max(0, Span(duty, due, stop) - stood), stood);
    }

    private int Span(Duty duty, DateTimeOffset from, DateTimeOffset to) => duty.InHours ? (int)(to - from).TotalMinutes : calendar.Remaining(from, to).Minutes;
}
