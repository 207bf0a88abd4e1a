using FsCheck;
using FsCheck.Fluent;
using ThongSuot.Engine.WorkingTime;
using static ThongSuot.Engine.Tests.WorkingTime.CalendarSamples;

namespace ThongSuot.Engine.Tests.WorkingTime;

public class DeadlineProperties
{
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(20261121UL, 112233UL);

    private static readonly Gen<DateTimeOffset> Instants =
        from minute in Gen.Choose(0, 4 * 365 * 24 * 60)
        select At("2024-01-01 00:00").AddMinutes(minute);

    private static readonly Gen<Limit> WorkingLimits =
        from quarters in Gen.Choose(1, 160)
        select WorkingDays(quarters / 4m);

    private static readonly Gen<Limit> Limits = Gen.OneOf(
        WorkingLimits,
        Gen.Choose(1, 90).Select(CalendarDays),
        Gen.Choose(1, 12).Select(Months),
        Gen.Choose(1, 200).Select(hours => Hours(hours)));

    private static readonly Gen<LocalDayOff> DaysOff =
        from day in Gen.Choose(0, 120)
        from part in Gen.Elements(DayPart.Whole, DayPart.Morning, DayPart.Afternoon)
        select Off(new DateOnly(2024, 1, 1).AddDays(day), part);

    // A pause inside the time of the limit, and after it: shares of the way to the deadline, and minutes of standstill.
    private static readonly Gen<(int Share, int Minutes)> Pauses =
        from share in Gen.Choose(0, 99)
        from minutes in Gen.Choose(0, 30 * 24 * 60)
        select (share, minutes);

    private static void Holds<T>(Gen<T> cases, Func<T, bool> holds) => Prop.ForAll(cases.ToArbitrary(), holds).Check(Seeded);

    private static DateTimeOffset PauseOf(Deadline deadline, int share) =>
        deadline.ReceivedAt + (deadline.DueAt - deadline.ReceivedAt) * share / 100;

    [Fact]
    public void No_working_time_deadline_falls_outside_the_sessions() => Holds(
        from received in Instants from limit in WorkingLimits select (received, limit),
        sample =>
        {
            var due = Standard.DueAt(sample.received, sample.limit).DueAt;
            var time = TimeOnly.FromDateTime(due.ToOffset(TimeSpan.FromHours(7)).DateTime);
            return Standard.DayAt(LocalDate(due)).Sessions.Any(session => session.From < time && time <= session.To);
        });

    [Fact]
    public void A_deadline_in_dates_ends_when_a_working_day_ends() => Holds(
        from received in Instants from limit in Gen.OneOf(Gen.Choose(1, 90).Select(CalendarDays), Gen.Choose(1, 12).Select(Months)) select (received, limit),
        sample =>
        {
            var due = Standard.DueAt(sample.received, sample.limit);
            var date = LocalDate(due.DueAt);
            return date >= due.NominalDate && due.DueAt == new DateTimeOffset(date.ToDateTime(new(17, 0)), TimeSpan.FromHours(7)) && !Standard.DayAt(date).IsOff;
        });

    [Fact]
    public void A_day_off_more_never_makes_a_deadline_earlier() => Holds(
        from received in Gen.Choose(0, 90 * 24 * 60).Select(minute => At("2024-01-01 00:00").AddMinutes(minute))
        from limit in Limits
        from before in DaysOff.ListOf(4)
        from more in DaysOff
        select (received, limit, before, more),
        sample => WithDaysOff([.. sample.before, sample.more]).DueAt(sample.received, sample.limit).DueAt
            >= WithDaysOff(sample.before).DueAt(sample.received, sample.limit).DueAt);

    [Fact]
    public void A_later_receipt_never_makes_a_deadline_earlier() => Holds(
        from received in Instants from minutes in Gen.Choose(0, 5000) from limit in Limits select (received, minutes, limit),
        sample => Standard.DueAt(sample.received.AddMinutes(sample.minutes), sample.limit).DueAt
            >= Standard.DueAt(sample.received, sample.limit).DueAt);

    [Fact]
    public void Pausing_and_resuming_at_the_same_instant_changes_nothing() => Holds(
        from received in Instants from limit in Limits from pause in Pauses select (received, limit, pause),
        sample =>
        {
            var deadline = Standard.DueAt(sample.received, sample.limit);
            var paused = Standard.PauseAt(deadline, PauseOf(deadline, sample.pause.Share));
            return Standard.Resume(paused, paused.PausedAt) == deadline
                && (sample.limit.Unit != LimitUnit.WorkingDay || Standard.ResumeDue(paused.PausedAt, paused.Remaining) == deadline.DueAt);
        });

    [Fact]
    public void A_pause_shifts_the_end_by_the_working_time_that_it_took() => Holds(
        from received in Instants from limit in WorkingLimits from pause in Pauses select (received, limit, pause),
        sample =>
        {
            var deadline = Standard.DueAt(sample.received, sample.limit);
            var from = PauseOf(deadline, sample.pause.Share);
            var to = from.AddMinutes(sample.pause.Minutes);
            var resumed = Standard.Resume(Standard.PauseAt(deadline, from), to);
            return Standard.Remaining(deadline.DueAt, resumed.DueAt) == Standard.Remaining(from, to);
        });

    [Fact]
    public void One_pause_equals_two_that_meet() => Holds(
        from received in Instants from limit in Limits from pause in Pauses from cut in Gen.Choose(0, 100) select (received, limit, pause, cut),
        sample =>
        {
            var deadline = Standard.DueAt(sample.received, sample.limit);
            var from = PauseOf(deadline, sample.pause.Share);
            var to = from.AddMinutes(sample.pause.Minutes);
            var middle = from.AddMinutes(sample.pause.Minutes * sample.cut / 100);
            return Standard.DueAt(sample.received, sample.limit, [new(from, to)]).DueAt
                == Standard.DueAt(sample.received, sample.limit, [new(from, middle), new(middle, to)]).DueAt;
        });

    [Fact]
    public void Proof_and_deadline_agree() => Holds(
        from received in Instants from limit in Limits select (received, limit),
        sample =>
        {
            var (received, limit) = sample;
            var deadline = Standard.DueAt(received, limit);
            var proof = deadline.Proof;
            var counted = proof.Where(line => line.Kind == ProofKind.Counted).ToList();
            var dates = proof.Select(line => line.Date).ToList();
            var whole = limit.Unit switch
            {
                LimitUnit.WorkingDay => counted.Sum(line => line.Minutes)
                    == Standard.Remaining(new(counted[0].Date.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(7)), deadline.DueAt).Minutes
                    && counted.TrueForAll(line => !Standard.DayAt(line.Date).IsOff),
                LimitUnit.Hour => counted.Count == 1,
                _ => counted.Count == limit.Value,
            };
            return whole
                && dates[0] == LocalDate(received)
                && dates[^1] == LocalDate(deadline.DueAt)
                && dates.SequenceEqual(dates.Order())
                && (limit.Unit is LimitUnit.Month or LimitUnit.Hour || dates.Count == dates[^1].DayNumber - dates[0].DayNumber + 1)
                && proof.Where(line => line.Kind == ProofKind.DayOff).All(line => Standard.DayAt(line.Date).IsOff);
        });

    [Fact]
    public void Proof_and_deadline_agree_after_a_pause() => Holds(
        from received in Instants from limit in Limits from pause in Pauses select (received, limit, pause),
        sample =>
        {
            var deadline = Standard.DueAt(sample.received, sample.limit);
            var paused = Standard.PauseAt(deadline, PauseOf(deadline, sample.pause.Share));
            var resumed = Standard.Resume(paused, paused.PausedAt.AddMinutes(sample.pause.Minutes));
            var dates = resumed.Proof.Select(line => line.Date).ToList();
            var afterPause = resumed.Proof.Reverse().TakeWhile(line => line.Kind != ProofKind.Paused).Sum(line => line.Minutes);
            return dates[^1] == LocalDate(resumed.DueAt)
                && dates.SequenceEqual(dates.Order())
                && (sample.limit.Unit != LimitUnit.WorkingDay || sample.pause.Minutes == 0 || afterPause == paused.Remaining.Minutes);
        });
}
