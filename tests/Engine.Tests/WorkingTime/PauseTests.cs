using ThongSuot.Engine.WorkingTime;
using static ThongSuot.Engine.Tests.WorkingTime.CalendarSamples;

namespace ThongSuot.Engine.Tests.WorkingTime;

public class PauseTests
{
    private static Deadline AfterPause(string received, Limit limit, string from, string to) =>
        Standard.Resume(Standard.PauseAt(Standard.DueAt(At(received), limit), At(from)), At(to));

    [Theory]
    [InlineData("2026-03-04 10:00", "2026-03-06 10:00", "2026-03-11 17:00")]
    // Three working hours of pause; the deadline passes into the next morning.
    [InlineData("2026-03-04 08:00", "2026-03-04 11:00", "2026-03-10 10:30")]
    // A pause over a weekend takes no working time.
    [InlineData("2026-03-06 17:00", "2026-03-09 07:30", "2026-03-09 17:00")]
    // Resumed on a day off.
    [InlineData("2026-03-06 13:30", "2026-03-08 09:00", "2026-03-10 11:00")]
    public void Working_time_left_at_the_pause_is_given_back(string from, string to, string due) =>
        Assert.Equal(due, Local(AfterPause("2026-03-02 09:00", WorkingDays(5), from, to).DueAt));

    [Theory]
    // 12 March is a Thursday; two days later is a Saturday.
    [InlineData("2026-03-04 10:00", "2026-03-06 10:00", "2026-03-16 17:00")]
    [InlineData("2026-03-04 10:00", "2026-03-05 10:00", "2026-03-13 17:00")]
    [InlineData("2026-03-04 10:00", "2026-03-04 15:00", "2026-03-12 17:00")]
    public void Calendar_days_shift_by_the_dates_of_the_pause(string from, string to, string due) =>
        Assert.Equal(due, Local(AfterPause("2026-03-02 09:00", CalendarDays(10), from, to).DueAt));

    [Fact]
    public void A_shift_starts_from_the_date_before_it_moved_off_days_off()
    {
        // 7 March is a Saturday; five dates later is Thursday the 12th, not five dates after Monday the 9th.
        Assert.Equal("2026-03-12 17:00", Local(AfterPause("2026-03-02 09:00", CalendarDays(5), "2026-03-03 10:00", "2026-03-08 10:00").DueAt));
        // Paused on the Sunday before the moved end: the end does not lie before the resumption.
        Assert.Equal("2026-03-11 17:00", Local(AfterPause("2026-03-02 09:00", CalendarDays(5), "2026-03-08 10:00", "2026-03-11 10:00").DueAt));
    }

    [Theory]
    // Resumed on an evening, after two dates or on the last one itself: the next working day is the last.
    [InlineData("2026-03-09 10:00", "2026-03-11 19:00", "2026-03-12 17:00")]
    [InlineData("2026-03-09 10:00", "2026-03-09 19:00", "2026-03-10 17:00")]
    public void A_deadline_in_dates_is_never_over_when_the_clock_runs_again(string from, string to, string due) =>
        Assert.Equal(due, Local(AfterPause("2026-03-02 09:00", CalendarDays(7), from, to).DueAt));

    [Fact]
    public void Months_shift_like_calendar_days() =>
        Assert.Equal("2026-04-06 17:00", Local(AfterPause("2026-03-02 09:00", Months(1), "2026-03-10 10:00", "2026-03-13 08:00").DueAt));

    [Fact]
    public void Clock_hours_shift_by_the_length_of_the_pause() =>
        Assert.Equal("2026-03-07 20:00", Local(AfterPause("2026-03-06 16:30", Hours(24), "2026-03-06 18:00", "2026-03-06 21:30").DueAt));

    [Fact]
    public void A_deadline_that_was_over_stays_over()
    {
        var late = AfterPause("2026-03-02 09:00", WorkingDays(1), "2026-03-05 09:00", "2026-03-20 09:00");
        Assert.Equal("2026-03-03 17:00", Local(late.DueAt));
    }

    [Fact]
    public void A_pause_knows_the_working_time_left()
    {
        var paused = Standard.PauseAt(Standard.DueAt(At("2026-03-02 09:00"), WorkingDays(2)), At("2026-03-03 10:00"));
        Assert.Equal(new WorkingSpan(90 + 210 + 240 + 210), paused.Remaining);
    }

    [Fact]
    public void A_pause_before_the_receipt_or_a_resumption_before_the_pause_is_a_bug()
    {
        var deadline = Standard.DueAt(At("2026-03-02 09:00"), WorkingDays(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Standard.PauseAt(deadline, At("2026-03-02 08:59")));
        Assert.Throws<ArgumentOutOfRangeException>(() => Standard.Resume(Standard.PauseAt(deadline, At("2026-03-03 10:00")), At("2026-03-03 09:00")));
    }

    [Fact]
    public void The_proof_shows_the_pause()
    {
        var deadline = AfterPause("2026-03-02 09:00", WorkingDays(1), "2026-03-03 10:00", "2026-03-04 15:00");
        Assert.Equal(
            """
            02/03 Received 0 Ngày tiếp nhận, không tính
            03/03 Counted 150 Tính 2 giờ 30 phút làm việc trước khi tạm dừng
            03/03 Paused 0 Tạm dừng từ 10:00, còn lại 5 giờ làm việc
            04/03 Paused 0 Tạm dừng đến 15:00
            04/03 Counted 120 Tính 2 giờ làm việc
            05/03 Counted 180 Tính 3 giờ làm việc; hết hạn lúc 10:30
            """,
            string.Join('\n', deadline.Proof.Select(line => $"{line.Date:dd'/'MM} {line.Kind} {line.Minutes} {line.Reason}")));
    }

    [Fact]
    public void A_changed_calendar_computes_an_open_deadline_anew_with_its_pauses()
    {
        var pauses = new[] { new Pause(At("2026-03-03 10:00"), At("2026-03-04 10:00")), new Pause(At("2026-03-04 14:00"), At("2026-03-05 14:00")) };
        Assert.Equal("2026-03-06 17:00", Local(Standard.DueAt(At("2026-03-02 09:00"), WorkingDays(2), pauses).DueAt));

        var changed = WithDaysOff(Off(new(2026, 3, 6)));
        Assert.Equal("2026-03-09 17:00", Local(changed.DueAt(At("2026-03-02 09:00"), WorkingDays(2), pauses).DueAt));
    }
}
