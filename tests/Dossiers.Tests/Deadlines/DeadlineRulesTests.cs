using System.Globalization;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Time;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Dossiers.Tests.Deadlines;

/// <summary>The rules of deadlines as one table of cases, by the calendar that is shipped.</summary>
public sealed class DeadlineRulesTests(Province province) : IClassFixture<Province>
{
    private readonly Given _given = new(province);

    /// <summary>The rule, when it is received, the limit, when it is due; local times.</summary>
    public static TheoryData<string, string, string, LimitUnit, string> Limits => new()
    {
        { "the day of receipt is not counted", "2026-03-02 08:00", "1", LimitUnit.WorkingDay, "2026-03-03 17:00" },
        { "at four it still is that day's", "2026-03-02 16:00", "1", LimitUnit.WorkingDay, "2026-03-03 17:00" },
        { "after four it is the next working day's", "2026-03-02 16:01", "1", LimitUnit.WorkingDay, "2026-03-04 17:00" },
        { "on a day off it is the next working day's", "2026-03-07 09:00", "1", LimitUnit.WorkingDay, "2026-03-10 17:00" },
        { "half a day ends with the morning", "2026-03-02 08:00", "0.5", LimitUnit.WorkingDay, "2026-03-03 11:30" },
        { "half days add up", "2026-03-02 08:00", "2.5", LimitUnit.WorkingDay, "2026-03-05 11:30" },
        { "the weekend is not counted", "2026-03-06 08:00", "2", LimitUnit.WorkingDay, "2026-03-10 17:00" },
        { "dates count with days off", "2026-03-02 08:00", "4", LimitUnit.CalendarDay, "2026-03-06 17:00" },
        { "an end on a day off moves on", "2026-03-02 08:00", "5", LimitUnit.CalendarDay, "2026-03-09 17:00" },
        { "months end on the same day", "2026-03-10 08:00", "1", LimitUnit.Month, "2026-04-10 17:00" },
        { "or on the last, and move on", "2026-01-30 08:00", "1", LimitUnit.Month, "2026-03-02 17:00" },
        { "hours are clock hours", "2026-03-02 16:30", "2", LimitUnit.Hour, "2026-03-02 18:30" },
        { "also over a weekend", "2026-03-06 16:00", "24", LimitUnit.Hour, "2026-03-07 16:00" },
        { "New Year", "2026-12-31 08:00", "1", LimitUnit.WorkingDay, "2027-01-04 17:00" },
        { "Tết 2026, from the 14th to the 22nd", "2026-02-13 08:00", "1", LimitUnit.WorkingDay, "2026-02-23 17:00" },
        { "Giỗ Tổ on a Sunday is made up on Monday", "2026-04-24 08:00", "1", LimitUnit.WorkingDay, "2026-04-28 17:00" },
        { "30 April and 1 May", "2026-04-29 08:00", "1", LimitUnit.WorkingDay, "2026-05-04 17:00" },
        { "24 November is no holiday while its law is pending", "2026-11-23 08:00", "1", LimitUnit.WorkingDay, "2026-11-24 17:00" },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task A_limit_ends(string rule, string received, string limit, LimitUnit unit, string due)
    {
        var calendar = await province.Procedures.Calendar(null, default);
        var deadline = calendar.DueAt(At(received), new Limit(decimal.Parse(limit, CultureInfo.InvariantCulture), unit, LimitBasis.Planned));
        Assert.True(At(due) == deadline.DueAt, $"{rule}: {LocalTime.Short(deadline.DueAt)}");
        Assert.Equal(deadline.DueAt.DateInVietnam(), deadline.Proof[^1].Date);
    }

    [Fact]
    public async Task Two_days_are_off_about_the_second_of_September()
    {
        var calendar = await province.Procedures.Calendar(null, default);
        DateOnly[] about = [new(2026, 9, 1), new(2026, 9, 2), new(2026, 9, 3)];
        Assert.True(calendar.DayAt(about[1]).IsOff);
        Assert.Equal(2, about.Count(day => calendar.DayAt(day).IsOff));
    }

    /// <summary>On time, amber from four fifths of the limit on, then overdue, counted in working days.</summary>
    [Theory]
    [InlineData("2026-03-02 08:00", DeadlineState.OnTime, "còn 5 ngày làm việc")]
    [InlineData("2026-03-06 07:30", DeadlineState.OnTime, "còn 2 ngày làm việc")]
    [InlineData("2026-03-09 07:30", DeadlineState.Soon, "còn 1 ngày làm việc")]
    [InlineData("2026-03-10 08:00", DeadlineState.Overdue, "quá hạn 30 phút làm việc")]
    [InlineData("2026-03-12 08:00", DeadlineState.Overdue, "quá hạn 2 ngày làm việc")]
    [InlineData("2026-03-16 08:00", DeadlineState.Overdue, "quá hạn 4 ngày làm việc")]
    public async Task It_is_on_time_then_soon_then_overdue(string now, DeadlineState state, string words)
    {
        var (calendar, definition) = (await province.Procedures.Calendar(null, default), (await province.Procedures.FindPublished("TCCB-01", default))!.Definition);
        var received = At("2026-03-02 08:00");
        var due = Due.From(calendar.DueAt(received, new Limit(5, LimitUnit.WorkingDay, LimitBasis.Planned)));
        Assert.Equal((words, state), DeadlineWords.Of(calendar, At(now), due.At, OpenTasks.SoonAt(definition, received, due), since: received));
    }

    /// <summary>A return, a question to the superior and a suspension stop the clock; asking others for an opinion does not.</summary>
    [Theory]
    [InlineData("TCCB-01", "b4", CommandKind.ReturnToFiler, true)]
    [InlineData("VTLT-05", "b2", CommandKind.AskSuperior, true)]
    [InlineData("KTUB-01", null, CommandKind.Suspend, true)]
    [InlineData("VTLT-05", "b2", CommandKind.ConsultAdHoc, false)]
    public async Task The_clock_stops(string procedure, string? at, CommandKind kind, bool stops)
    {
        var dossier = await _given.Filed(procedure);
        dossier = at is null ? dossier : await _given.At(dossier, at);
        var before = dossier.State!;
        var key = before.OpenSteps.First().Key;
        var note = Tests.Walking.Walk.NoteFor(dossier);
        dossier = await _given.Done(_given.Officer(dossier), dossier, new StepAction(kind, kind == CommandKind.Suspend ? null : key)
        {
            Note = note, Bodies = kind == CommandKind.ConsultAdHoc ? [province.Organisation.Bodies.First(b => b.Kind == "propaganda_department" && b.Level == "TINH").Id] : [],
        });
        Assert.Equal(stops, dossier.State!.Pause is not null);
        Assert.Equal(stops, dossier.DueAt is null);
        if (!stops)
            return;
        province.Time.Advance(TimeSpan.FromDays(2));
        var (who, goesOn) = kind switch
        {
            CommandKind.ReturnToFiler => (_given.Filer(dossier), CommandKind.Supplement),
            CommandKind.AskSuperior => (_given.Officer(dossier), CommandKind.RecordSuperiorAnswer),
            _ => (_given.Officer(dossier), CommandKind.Resume),
        };
        dossier = await _given.Done(who, dossier, new StepAction(goesOn, null) { Note = note });
        Assert.True(dossier.State!.Due!.At > before.Due!.At && dossier.State.Open[key].Due!.At > before.Open[key].Due!.At);
    }

    private static DateTimeOffset At(string local) => new DateTimeOffset(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Clock.VietnamOffset).ToUniversalTime();
}
