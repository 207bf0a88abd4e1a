using System.Globalization;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Notifications.Reminding;

namespace ThongSuot.Notifications.Tests.Reminding;

public sealed class StagesTests
{
    private readonly ProcedureDouble _procedures = new();

    [Fact]
    public async Task Stages_lie_on_working_dates_across_the_weekend()
    {
        // From Monday 08:00 to Friday 17:00; the weekend after it is off.
        var stages = await Of("2026-03-02 08:00", "2026-03-06 17:00");

        Assert.Equal(
            [
                "before 2026-03-05 07:30", "share 2026-03-05 20:00", "at 2026-03-06 17:00", "after 2026-03-10 07:30", "head 2026-03-11 07:30", "superior 2026-03-13 07:30",
            ],
            stages);
    }

    [Fact]
    public async Task A_stage_before_the_work_came_is_left_out() =>
        Assert.Equal("share 2026-03-02 15:12", (await Of("2026-03-02 08:00", "2026-03-02 17:00"))[0]);

    [Fact]
    public async Task A_rule_speaks_for_its_units_and_days_only()
    {
        _procedures.Rules.Clear();
        _procedures.Rules.Add(ProcedureDouble.Rule("hours", ReminderTo.Holder) with { Offset = 4, OffsetUnit = LimitUnit.Hour, Units = [LimitUnit.Hour] });
        _procedures.Rules.Add(ProcedureDouble.Rule("old", ReminderTo.Holder) with { Offset = 0, ValidTo = new DateOnly(2026, 3, 5) });
        _procedures.Rules.Add(ProcedureDouble.Rule("new", ReminderTo.Holder) with { Offset = 0, ValidFrom = new DateOnly(2026, 3, 6) });

        Assert.Equal(["new 2026-03-06 17:00"], await Of("2026-03-02 08:00", "2026-03-06 17:00"));
        Assert.Equal(["hours 2026-03-07 02:00"], await Of("2026-03-06 08:00", "2026-03-06 22:00", LimitUnit.Hour));
    }

    [Fact]
    public async Task After_a_standstill_the_holder_hears_the_latest_alone_and_each_escalation_is_told()
    {
        var stages = Stage.Of(_procedures.Rules, await _procedures.Calendar(null, default), Vietnam("2026-03-02 08:00"), Due("2026-03-06 17:00", LimitUnit.WorkingDay));

        Assert.Equal(["after", "head", "superior"], Stage.Reached(stages, DateTimeOffset.MinValue, Vietnam("2026-04-01 08:00")).Select(s => s.Rule.Code));
        Assert.Equal(["superior"], Stage.Reached(stages, Vietnam("2026-03-11 07:30"), Vietnam("2026-04-01 08:00")).Select(s => s.Rule.Code));
        Assert.Empty(Stage.Reached(stages, Vietnam("2026-03-13 07:30"), Vietnam("2026-03-06 17:00")));
    }

    private async Task<string[]> Of(string since, string due, LimitUnit unit = LimitUnit.WorkingDay) =>
        [.. Stage.Of(_procedures.Rules, await _procedures.Calendar(null, default), Vietnam(since), Due(due, unit))
            .Select(s => $"{s.Rule.Code} {s.At.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}")];

    private static Due Due(string local, LimitUnit unit) => new(Vietnam(local), new Limit(5, unit, LimitBasis.Planned), DateOnly.FromDateTime(Vietnam(local).DateTime));

    private static DateTimeOffset Vietnam(string local) => new(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(7));
}
