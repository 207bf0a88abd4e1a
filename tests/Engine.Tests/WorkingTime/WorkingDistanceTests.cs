using ThongSuot.Engine.WorkingTime;
using static ThongSuot.Engine.Tests.WorkingTime.CalendarSamples;

namespace ThongSuot.Engine.Tests.WorkingTime;

public class WorkingDistanceTests
{
    [Theory]
    [InlineData("2026-03-02 07:30", "2026-03-02 17:00", 1, 0, 0)]
    [InlineData("2026-03-02 10:00", "2026-03-04 10:00", 2, 0, 0)]
    [InlineData("2026-03-02 17:00", "2026-03-04 17:00", 2, 0, 0)]
    [InlineData("2026-03-02 07:30", "2026-03-03 11:30", 1, 4, 0)]
    [InlineData("2026-03-02 13:30", "2026-03-02 16:30", 0, 3, 0)]
    [InlineData("2026-03-06 16:30", "2026-03-09 08:15", 0, 1, 15)]
    [InlineData("2026-03-07 08:00", "2026-03-08 20:00", 0, 0, 0)]
    [InlineData("2026-02-13 17:00", "2026-02-24 17:00", 2, 0, 0)]
    public void Says_days_then_hours_of_work(string a, string b, int days, int hours, int minutes)
    {
        Assert.Equal(new WorkingDistance(days, hours, minutes), Standard.WorkingTimeBetween(At(a), At(b)));
        Assert.Equal(new WorkingDistance(days, hours, minutes), Standard.WorkingTimeBetween(At(b), At(a)));
    }

    [Theory]
    [InlineData("2026-03-07 09:00")]
    [InlineData("2026-03-09 07:30")]
    [InlineData("2026-03-09 10:00")]
    [InlineData("2026-03-06 18:00")]
    public void What_is_left_does_not_count_the_day_of_receipt(string received)
    {
        var deadline = Standard.DueAt(At(received), new Limit(10, LimitUnit.WorkingDay, LimitBasis.Planned));
        Assert.Equal(At("2026-03-23 17:00"), deadline.DueAt);
        Assert.Equal(new WorkingDistance(10, 0, 0), Standard.TimeLeft(At(received), At(received), deadline.DueAt));
        Assert.Equal(new WorkingDistance(9, 0, 0), Standard.TimeLeft(At(received), At("2026-03-10 17:00"), deadline.DueAt));
        Assert.Equal(new WorkingDistance(1, 0, 0), Standard.TimeLeft(At(received), At("2026-03-21 10:00"), deadline.DueAt));
    }

    [Fact]
    public void A_limit_in_hours_runs_from_the_first_minute() =>
        Assert.Equal(new WorkingDistance(1, 0, 0), Standard.TimeLeft(At("2026-03-09 09:00"), At("2026-03-09 09:00"), At("2026-03-10 09:00")));

    [Fact]
    public void Two_half_days_make_a_day()
    {
        var calendar = WithDaysOff(Off(new(2026, 3, 3), DayPart.Afternoon), Off(new(2026, 3, 4), DayPart.Morning));
        Assert.Equal(new WorkingDistance(1, 0, 0), calendar.WorkingTimeBetween(At("2026-03-02 17:00"), At("2026-03-04 17:00")));
    }

    [Fact]
    public void Time_left_and_its_resumption_are_inverse()
    {
        Assert.Equal(new WorkingSpan(0), Standard.Remaining(At("2026-03-04 10:00"), At("2026-03-03 10:00")));
        Assert.Equal(At("2026-03-03 11:30"), Standard.ResumeDue(At("2026-03-02 13:30"), new WorkingSpan(210 + 240)));
        Assert.Equal(At("2026-03-07 10:00"), Standard.ResumeDue(At("2026-03-07 10:00"), new WorkingSpan(0)));
    }
}
