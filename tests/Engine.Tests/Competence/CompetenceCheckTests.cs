using ThongSuot.Engine.Competence;
using static ThongSuot.Engine.Tests.Competence.Tables;

namespace ThongSuot.Engine.Tests.Competence;

public class CompetenceCheckTests
{
    private static readonly CompetenceInput[] Inputs = [Input("procedure", "p", "q", "r"), Input("level", "low", "high")];

    [Fact]
    public void Rules_that_part_the_space_leave_nothing_to_report()
    {
        var report = Check(null,
            Rule("p", ("procedure", ["p"])),
            Rule("low", ("procedure", ["q", "r"]), ("level", ["low"])),
            Rule("high-old", ("procedure", ["q", "r"]), ("level", ["high"])) with { To = Day0.AddDays(5) },
            Rule("high-new", ("procedure", ["q", "r"]), ("level", ["high"])) with { From = Day0.AddDays(5) });

        Assert.True(report.IsExactlyOne);
    }

    [Fact]
    public void Table_without_rules_is_one_gap()
    {
        var gap = Assert.Single(Check(null).Gaps);

        Assert.All(gap.Sides, side => Assert.True(side.IsAny));
        Assert.Equal((Day0, null), (gap.From, gap.To));
    }

    [Fact]
    public void Gap_over_several_codes_and_inputs_is_one_box_with_an_example_that_finds_no_rule()
    {
        CompetenceRule[] rules =
            [Rule("p", ("procedure", ["p"])), Rule("low", ("procedure", ["q", "r"]), ("level", ["low"]))];

        var gap = Assert.Single(Check(null, rules).Gaps);

        Assert.Equal("procedure[q r] × level[high] × 2025-01-01–", gap.Text());
        Assert.Equal("q", gap.Example.Facts["procedure"]);
        Assert.IsType<CompetenceAnswer.NoRule>(new CompetenceTable(Inputs, rules).Find(gap.Example.Facts, gap.Example.On));
    }

    [Fact]
    public void Days_between_an_old_rule_and_its_successor_are_a_gap_for_every_code()
    {
        var report = Check(Day0.AddDays(30),
            Rule("old") with { From = Day0.AddDays(-9), To = Day0.AddDays(10) },
            Rule("new") with { From = Day0.AddDays(12) });

        Assert.Equal(
            "procedure[p q r] × level[low high] × 2025-01-11–2025-01-13", Assert.Single(report.Gaps).Text());
        Assert.Empty(report.Overlaps);
    }

    [Fact]
    public void Overlap_names_both_rules_and_the_shared_box()
    {
        var report = Check(null,
            Rule("all"),
            Rule("high", ("procedure", ["q", "r"]), ("level", ["high"])) with { From = Day0.AddDays(1) });

        var overlap = Assert.Single(report.Overlaps);
        Assert.Equal(("all", "high"), (overlap.FirstRuleId, overlap.SecondRuleId));
        Assert.Equal("procedure[q r] × level[high] × 2025-01-02–", overlap.Box.Text());
        Assert.Empty(report.Gaps);
    }

    [Fact]
    public void What_lies_outside_the_period_does_not_count()
    {
        var report = Check(Day0.AddDays(10),
            Rule("all"),
            Rule("early") with { From = Day0.AddDays(-5), To = Day0 },
            Rule("late") with { From = Day0.AddDays(10) });

        Assert.True(report.IsExactlyOne);
    }

    [Fact]
    public void Table_without_inputs_is_checked_by_its_days()
    {
        var report = CompetenceCheck.Run(new([], [Rule("only") with { To = Day0.AddDays(3) }]), Day0, null, TestContext.Current.CancellationToken);

        Assert.Equal(Day0.AddDays(3), Assert.Single(report.Gaps).From);
    }

    [Fact]
    public void Period_without_a_day_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => CompetenceCheck.Run(new(Inputs, []), Day0, Day0, TestContext.Current.CancellationToken));

    [Fact]
    public void Check_can_be_cancelled() => Assert.Throws<OperationCanceledException>(
        () => CompetenceCheck.Run(new(Inputs, []), Day0, null, new CancellationToken(canceled: true)));

    private static CompetenceReport Check(DateOnly? to, params CompetenceRule[] rules) =>
        CompetenceCheck.Run(new(Inputs, rules), Day0, to, TestContext.Current.CancellationToken);
}
