using FsCheck;
using FsCheck.Fluent;
using ThongSuot.Engine.Competence;
using static ThongSuot.Engine.Tests.Competence.Tables;

namespace ThongSuot.Engine.Tests.Competence;

public class CompetenceCheckProperties
{
    // Rules and periods begin and end before it, so what holds on this day holds for ever.
    private const int Horizon = 12;

    [Fact]
    public void Check_says_what_enumerating_every_case_says() =>
        Prop.ForAll(Arb.From(RandomChecks), check =>
        {
            var table = new CompetenceTable(check.Inputs, check.Rules);
            var report = CompetenceCheck.Run(table, check.From, check.To);

            foreach (var (facts, on) in Cases(check))
            {
                var holding = check.Rules.Where(rule => rule.Admits(facts, on)).Select(rule => rule.Id).ToArray();
                var pairs = holding.SelectMany((first, i) => holding.Skip(i + 1).Select(second => (first, second)));

                Assert.Equal(holding.Length == 0 ? 1 : 0, report.Gaps.Count(gap => gap.Contains(facts, on)));
                Assert.Equal(pairs, report.Overlaps
                    .Where(overlap => overlap.Box.Contains(facts, on))
                    .Select(overlap => (overlap.FirstRuleId, overlap.SecondRuleId)));
                AssertAnswer(holding, table.Find(facts, on));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(20260101, 20260103));

    [Fact]
    public void Boxes_lie_in_the_period_hold_their_example_and_cannot_be_merged() =>
        Prop.ForAll(Arb.From(RandomChecks), check =>
        {
            var report = CompetenceCheck.Run(new(check.Inputs, check.Rules), check.From, check.To);

            Assert.All(report.Gaps.Concat(report.Overlaps.Select(overlap => overlap.Box)), box =>
            {
                Assert.True(box.Contains(box.Example.Facts, box.Example.On));
                Assert.True(check.From <= box.From);
                Assert.True(check.To is null || box.To <= check.To);
            });
            for (var i = 0; i < report.Gaps.Count; i++)
                Assert.All(report.Gaps.Skip(i + 1), other => Assert.False(AreOneBox(report.Gaps[i], other)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(20260105, 20260107));

    private static readonly Gen<RandomCheck> RandomChecks =
        from inputs in RandomInputs()
        from ruleCount in Gen.Choose(0, 7)
        from rules in RandomRules(inputs, ruleCount)
        from start in Gen.Choose(0, 5)
        from length in Gen.Choose(1, 7)
        from isOpen in Gen.Elements(true, false)
        select new RandomCheck(
            inputs, rules, Day0.AddDays(start), isOpen ? null : Day0.AddDays(Math.Min(start + length, Horizon)));

    private static Gen<CompetenceInput[]> RandomInputs() =>
        from count in Gen.Choose(0, 4)
        from sizes in Gen.Choose(1, 4).ArrayOf(count)
        select sizes.Select((size, i) => Numbered($"i{i}", size)).ToArray();

    private static Gen<CompetenceRule[]> RandomRules(CompetenceInput[] inputs, int count) =>
        from sides in RandomSides(inputs).ArrayOf(count)
        from starts in Gen.Choose(-1, 4).ArrayOf(count)
        from lengths in Gen.Choose(1, 14).ArrayOf(count)
        select sides.Select((side, i) => Rule($"r{i}", side) with
        {
            From = Day0.AddDays(starts[i]),
            To = starts[i] + lengths[i] <= Horizon ? Day0.AddDays(starts[i] + lengths[i]) : null,
        }).ToArray();

    private static Gen<(string, string[])[]> RandomSides(CompetenceInput[] inputs) =>
        from codes in Gen.CollectToArray(inputs, input => Gen.SubListOf<string>([.. input.Codes]))
        select inputs.Zip(codes)
            .Where(side => side.Second.Count > 0)
            .Select(side => (side.First.Name, side.Second.ToArray()))
            .ToArray();

    private static IEnumerable<(Dictionary<string, string> Facts, DateOnly On)> Cases(RandomCheck check)
    {
        IEnumerable<Dictionary<string, string>> combinations = [Case()];
        foreach (var input in check.Inputs)
            combinations = combinations.SelectMany(facts => input.Codes.Select(
                code => new Dictionary<string, string>(facts, StringComparer.Ordinal) { [input.Name] = code }));
        var end = check.To ?? Day0.AddDays(Horizon + 1);
        return from facts in combinations
               from day in Enumerable.Range(0, end.DayNumber - check.From.DayNumber)
               select (facts, check.From.AddDays(day));
    }

    private static void AssertAnswer(string[] holding, CompetenceAnswer answer)
    {
        string[] named = answer switch
        {
            CompetenceAnswer.Found found => [found.RuleId],
            CompetenceAnswer.SeveralRules several => [.. several.RuleIds],
            _ => [],
        };
        Assert.Equal(holding, named);
        Assert.Equal(holding.Length == 1, answer is CompetenceAnswer.Found);
        Assert.Equal(holding.Length == 0, answer is CompetenceAnswer.NoRule);
    }

    private static bool AreOneBox(CompetenceBox one, CompetenceBox other)
    {
        var differing = one.Sides.Zip(other.Sides)
            .Count(pair => !pair.First.Codes.SequenceEqual(pair.Second.Codes, StringComparer.Ordinal));
        var sameDays = one.From == other.From && one.To == other.To;
        return (differing == 1 && sameDays) || (differing == 0 && (one.To == other.From || other.To == one.From));
    }

    private sealed record RandomCheck(CompetenceInput[] Inputs, CompetenceRule[] Rules, DateOnly From, DateOnly? To);
}
