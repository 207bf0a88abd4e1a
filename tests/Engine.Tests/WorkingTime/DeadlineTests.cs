using ThongSuot.Engine.WorkingTime;
using static ThongSuot.Engine.Tests.WorkingTime.CalendarSamples;

namespace ThongSuot.Engine.Tests.WorkingTime;

public class DeadlineTests
{
    [Theory]
    // Monday 2 March 2026 opens an ordinary week.
    [InlineData("2026-03-02 09:00", 1, "2026-03-03 17:00")]
    [InlineData("2026-03-02 09:00", 5, "2026-03-09 17:00")]
    [InlineData("2026-03-02 09:00", 0.5, "2026-03-03 11:30")]
    [InlineData("2026-03-02 09:00", 0.25, "2026-03-03 09:30")]
    [InlineData("2026-03-02 09:00", 0.75, "2026-03-03 15:15")]
    [InlineData("2026-03-02 09:00", 1.5, "2026-03-04 11:30")]
    // The cut-off: 16:00 itself is in time.
    [InlineData("2026-03-02 16:00", 1, "2026-03-03 17:00")]
    [InlineData("2026-03-02 16:01", 1, "2026-03-04 17:00")]
    // Received on a Saturday counts as Monday; late on a Friday as well.
    [InlineData("2026-03-07 08:00", 1, "2026-03-10 17:00")]
    [InlineData("2026-03-06 16:30", 1, "2026-03-10 17:00")]
    // Over Tết 2026.
    [InlineData("2026-02-13 10:00", 1, "2026-02-23 17:00")]
    // The swapped days of 2024: Monday 29/4 off, Saturday 4/5 worked.
    [InlineData("2024-04-26 10:00", 1, "2024-05-02 17:00")]
    [InlineData("2024-05-02 10:00", 2, "2024-05-04 17:00")]
    [InlineData("2024-05-04 10:00", 1, "2024-05-06 17:00")]
    public void Working_days(string received, double days, string due) =>
        Assert.Equal(due, Local(Standard.DueAt(At(received), WorkingDays((decimal)days)).DueAt));

    [Theory]
    [InlineData("2026-03-02 09:00", 3, "2026-03-05 17:00")]
    // 7 March is a Saturday: the deadline moves to Monday.
    [InlineData("2026-03-02 09:00", 5, "2026-03-09 17:00")]
    // 30 April and 1 May 2026 are followed by a weekend.
    [InlineData("2026-04-20 09:00", 10, "2026-05-04 17:00")]
    [InlineData("2026-03-02 16:30", 3, "2026-03-06 17:00")]
    public void Calendar_days(string received, int days, string due) =>
        Assert.Equal(due, Local(Standard.DueAt(At(received), CalendarDays(days)).DueAt));

    [Theory]
    [InlineData("2025-12-31 09:00", 2, "2026-03-02 17:00")]
    [InlineData("2024-01-31 09:00", 1, "2024-02-29 17:00")]
    [InlineData("2025-03-31 09:00", 3, "2025-06-30 17:00")]
    [InlineData("2026-03-02 09:00", 3, "2026-06-02 17:00")]
    public void Months_end_on_the_same_day_or_the_last_of_the_month(string received, int months, string due) =>
        Assert.Equal(due, Local(Standard.DueAt(At(received), Months(months)).DueAt));

    [Theory]
    [InlineData("2026-03-06 16:30", 24, "2026-03-07 16:30")]
    [InlineData("2026-03-07 23:15", 2, "2026-03-08 01:15")]
    [InlineData("2026-03-06 16:30", 0.5, "2026-03-06 17:00")]
    public void Hours_run_by_the_clock_also_on_days_off(string received, double hours, string due) =>
        Assert.Equal(due, Local(Standard.DueAt(At(received), Hours((decimal)hours)).DueAt));

    [Fact]
    public void The_deadline_is_an_instant_in_UTC_and_names_its_calendar()
    {
        var deadline = Standard.DueAt(At("2026-03-02 09:00"), WorkingDays(1));
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 10, 0, 0, TimeSpan.Zero), deadline.DueAt);
        Assert.Equal(TimeSpan.Zero, deadline.DueAt.Offset);
        Assert.Equal("default-1+years-1", deadline.CalendarVersion);
    }

    [Fact]
    public void Receipt_near_midnight_belongs_to_the_local_date() =>
        // 18:30 UTC on the 2nd is 01:30 on the 3rd in Vietnam.
        Assert.Equal(
            "2026-03-04 17:00",
            Local(Standard.DueAt(new DateTimeOffset(2026, 3, 2, 18, 30, 0, TimeSpan.Zero), WorkingDays(1)).DueAt));

    [Fact]
    public void Half_a_day_off_counts_half()
    {
        var calendar = WithDaysOff(Off(new(2026, 3, 3), DayPart.Afternoon));
        Assert.Equal("2026-03-03 11:30", Local(calendar.DueAt(At("2026-03-02 09:00"), WorkingDays(0.5m)).DueAt));
        Assert.Equal("2026-03-04 11:30", Local(calendar.DueAt(At("2026-03-02 09:00"), WorkingDays(1)).DueAt));
        // Calendar days do not end where half of the date was taken away.
        Assert.Equal("2026-03-04 17:00", Local(calendar.DueAt(At("2026-03-02 09:00"), CalendarDays(1)).DueAt));
        // What comes in the free afternoon counts as received the next day.
        Assert.Equal("2026-03-05 17:00", Local(calendar.DueAt(At("2026-03-03 14:00"), WorkingDays(1)).DueAt));
    }

    [Fact]
    public void The_proof_names_every_date_and_reason()
    {
        var deadline = Standard.DueAt(At("2024-04-26 16:05"), WorkingDays(1.5m));
        Assert.Equal(
            """
            26/04 Received Tiếp nhận lúc 16:05, sau giờ nhận trong ngày; tính là tiếp nhận ngày 02/05/2024
            27/04 DayOff Nghỉ hằng tuần
            28/04 DayOff Nghỉ hằng tuần
            29/04 DayOff Nghỉ hoán đổi, làm bù ngày 04/05/2024
            30/04 DayOff Nghỉ Ngày Chiến thắng
            01/05 DayOff Nghỉ Ngày Quốc tế lao động
            02/05 Received Ngày được tính là ngày tiếp nhận, không tính
            03/05 Counted Đã tính 1/1,5 ngày làm việc
            04/05 Counted Đã tính 1,5/1,5 ngày làm việc (Làm bù cho ngày 29/04/2024); hết hạn lúc 11:30
            """,
            string.Join('\n', deadline.Proof.Select(line => $"{line.Date:dd'/'MM} {line.Kind} {line.Reason}")));
    }

    [Fact]
    public void The_proof_of_calendar_days_says_where_the_deadline_moved()
    {
        var deadline = Standard.DueAt(At("2026-03-05 09:00"), CalendarDays(2));
        Assert.Equal(new DateOnly(2026, 3, 7), deadline.NominalDate);
        Assert.Equal(
            """
            05/03 Received Ngày tiếp nhận, không tính
            06/03 Counted Ngày thứ 1
            07/03 Counted Ngày thứ 2 (Nghỉ hằng tuần)
            08/03 DayOff Nghỉ hằng tuần
            09/03 MovedTo Hạn chuyển sang ngày làm việc này, hết hạn lúc 17:00
            """,
            string.Join('\n', deadline.Proof.Select(line => $"{line.Date:dd'/'MM} {line.Kind} {line.Reason}")));
    }

    [Theory]
    [InlineData(0, LimitUnit.WorkingDay, false)]
    [InlineData(-1, LimitUnit.Hour, false)]
    [InlineData(0.5, LimitUnit.CalendarDay, false)]
    [InlineData(1.5, LimitUnit.Month, false)]
    [InlineData(100000, LimitUnit.WorkingDay, false)]
    [InlineData(10.5, LimitUnit.WorkingDay, true)]
    [InlineData(90, LimitUnit.CalendarDay, true)]
    public void A_limit_knows_what_its_unit_can_express(double value, LimitUnit unit, bool valid) =>
        Assert.Equal(valid, new Limit((decimal)value, unit, LimitBasis.Planned).IsValid);
}
