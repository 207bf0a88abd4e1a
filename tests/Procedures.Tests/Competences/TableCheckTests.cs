using System.Diagnostics;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Competence;
using ThongSuot.Procedures.Competences;

namespace ThongSuot.Procedures.Tests.Competences;

/// <summary>Whatever is taken out of a sound table is found, with an example that is true, and nothing else is.</summary>
public sealed class TableCheckTests
{
    private static readonly DateOnly s_from = GeneratedTable.From, s_today = new(2026, 1, 5);

    public static TheoryData<int> Seeds => [1, 7, 42, 1945, 20260705];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_sound_table_has_nothing_to_be_told(int seed)
    {
        var all = new GeneratedTable(seed);
        Assert.Equal((GeneratedTable.Bodies, GeneratedTable.Rules), (all.Organisation.Count, all.Table.Count));

        var found = Check(all);

        Assert.True(found.IsExactlyOne);
        Assert.Empty(found.Missing);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_gap_is_found_whole_and_with_somebody_who_falls_into_it(int seed)
    {
        var all = new GeneratedTable(seed);
        var expected = new HashSet<(Cell, DateOnly From, DateOnly? To)>();
        foreach (var (rule, how) in all.Some(all.Table, 9).Select((rule, i) => (rule, i % 3)))
        {
            var at = all.Table.IndexOf(rule);
            switch (how)
            {
                case 0:
                    all.Table.RemoveAt(at);
                    expected.UnionWith(GeneratedTable.CellsOf(rule).Select(cell => (cell, s_today, (DateOnly?)null)));
                    break;
                case 1:
                    // It ends, and begins again later: nobody is competent in between.
                    var (end, again) = (s_today.AddDays(20 + at), s_today.AddDays(50 + at));
                    all.Table[at] = rule with { To = end };
                    all.Table.Insert(at + 1, rule with { Id = rule.Id + "b", From = again });
                    expected.UnionWith(GeneratedTable.CellsOf(rule).Select(cell => (cell, end, (DateOnly?)again)));
                    break;
                default:
                    var level = all.Any(rule.When["filer_level"]);
                    if (rule.When["filer_level"].Count == 1)
                        all.Table.RemoveAt(at);
                    else
                        all.Table[at] = rule with { When = GeneratedTable.When(rule.When["procedure"][0], [.. rule.When["filer_level"].Where(l => l != level)], [.. rule.When["dien_quan_ly"]]) };
                    expected.UnionWith(GeneratedTable.CellsOf(rule).Where(cell => cell.Level == level).Select(cell => (cell, s_today, (DateOnly?)null)));
                    break;
            }
        }

        var found = Check(all);

        Assert.Equal(expected, found.Gaps.SelectMany(gap => GeneratedTable.CellsOf(gap.Box).Select(cell => (cell, gap.Box.From, gap.Box.To))).ToHashSet());
        Assert.Empty(found.Overlaps);
        Assert.Empty(found.Missing);
        Assert.All(found.Gaps, gap =>
        {
            Assert.IsType<CompetenceAnswer.NoRule>(all.Build().Find(gap.Example.Facts, gap.Example.On));
            IsReal(all, gap.Example, GeneratedTable.CellsOf(gap.Box));
        });
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_overlap_is_found_with_both_rules_and_somebody_whom_both_meet(int seed)
    {
        var all = new GeneratedTable(seed);
        var expected = new HashSet<(string, string, Cell)>();
        foreach (var code in all.Some(all.Set.Select(p => p.Code), 8))
        {
            var same = all.Table.Where(r => r.When["procedure"][0] == code).ToList();
            var widened = all.Any(same);
            var at = all.Table.IndexOf(widened);
            all.Table[at] = widened with { When = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["procedure"] = [code] }, Result = new CompetenceResult.None("Mọi trường hợp.") };
            foreach (var other in same.Where(r => r.Id != widened.Id))
                expected.UnionWith(GeneratedTable.CellsOf(other).Select(cell => (Min(widened.Id, other.Id), Max(widened.Id, other.Id), cell)));
        }

        var found = Check(all);

        Assert.Equal(expected, found.Overlaps.SelectMany(o => GeneratedTable.CellsOf(o.Box).Select(cell => (Min(o.First.Id, o.Second.Id), Max(o.First.Id, o.Second.Id), cell))).ToHashSet());
        Assert.Empty(found.Gaps);
        Assert.Empty(found.Missing);
        Assert.All(found.Overlaps, o =>
        {
            var several = Assert.IsType<CompetenceAnswer.SeveralRules>(all.Build().Find(o.Example.Facts, o.Example.On));
            Assert.Contains(o.First.Id, several.RuleIds);
            Assert.Contains(o.Second.Id, several.RuleIds);
            IsReal(all, o.Example, GeneratedTable.CellsOf(o.Box));
        });
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_organ_that_is_missing_is_found_for_each_rule_with_the_number_of_those_who_file(int seed)
    {
        var all = new GeneratedTable(seed);
        var view = all.View;
        var organs = all.Some(all.Organisation.Where(b => b.IsOrgan && b.Level == "CTCS"), 12);
        all.Organisation.RemoveAll(organs.Contains);

        var found = Check(all);

        // Said once more from the tree alone: who stands below the commune, or is an organ of it that is still there.
        bool IsUnder(Body filer, Guid commune) => filer.Id == commune || (filer.Parent is { } parent && IsUnder(view.Find(parent)!, commune));
        var expected = new Dictionary<(string Rule, string Organ), HashSet<Guid>>();
        foreach (var rule in all.Table.Where(r => r.Result is CompetenceResult.Competent { Anchor: "filer_upper" }))
        {
            var procedure = all.Set.Single(p => p.Code == rule.When["procedure"][0]);
            var result = (CompetenceResult.Competent)rule.Result;
            string[] sayable = procedure.Facts.IsEmpty ? ["khong"] : ["tinh", "cap_duoi"];
            if (!sayable.Intersect(rule.When["dien_quan_ly"]).Any())
                continue;
            foreach (var organ in organs.Where(o => o.Kind == result.IntakeOrgan || o.Kind == result.DeciderOrgan))
            {
                var filers = all.Organisation.Where(b => procedure.FiledBy[0].At.Contains(b.Kind) && rule.When["filer_level"].Contains(b.Level) && IsUnder(b, organ.Parent!.Value)).Select(b => b.Id);
                foreach (var filer in filers)
                    (expected.TryGetValue((rule.Id, organ.Kind), out var known) ? known : expected[(rule.Id, organ.Kind)] = []).Add(filer);
            }
        }

        Assert.NotEmpty(expected);
        Assert.Equal(
            expected.Select(e => (e.Key.Rule, (string?)e.Key.Organ, e.Value.Count)).OrderBy(e => e), found.Missing.Select(m => (m.Rule.Id, m.Organ, m.Filers)).OrderBy(m => m));
        Assert.True(found.IsExactlyOne);
        Assert.All(found.Missing, m =>
        {
            var procedure = all.Set.Single(p => p.Code == m.Example.Procedure);
            var facts = new Dictionary<string, string>(StringComparer.Ordinal) { ["dien_quan_ly"] = m.Example.Management };
            var answer = Assert.IsType<CompetenceFinding.Competent>(all.Build().Find(procedure, m.Example.Filer!, facts, all.View, m.Example.On));
            Assert.Equal((m.Rule.Id, m.Competent), (answer.Rule.Id, answer.Body));
            Assert.True(answer.Intake is null || answer.Decider is null);
        });
    }

    [Fact]
    public void A_line_without_a_competent_body_is_told_with_those_who_stand_on_it()
    {
        var all = new GeneratedTable(3);
        var province = all.Organisation[0];
        // Three grassroots organisations directly under the province, each with nothing below it.
        var lone = Enumerable.Range(0, 3).Select(i => new Body(Guid.NewGuid(), $"A{i}", $"Đảng bộ cơ sở {i}", "grassroots", "CS", province.Id)).ToList();
        all.Organisation.AddRange(lone);

        var found = Check(all);

        var rules = all.Table.Where(r => r.Result is CompetenceResult.Competent { Anchor: "filer_upper" } && r.When["filer_level"].Contains("CS")
            && all.Set.Single(p => p.Code == r.When["procedure"][0]) is var procedure && procedure.FiledBy[0].At.Contains("grassroots") && procedure.ManagementCodes().Intersect(r.When["dien_quan_ly"]).Any());
        Assert.NotEmpty(rules);
        Assert.Equal(rules.Select(r => (r.Id, (string?)null, 3, "A0")).OrderBy(r => r), found.Missing.Select(m => (m.Rule.Id, m.Organ, m.Filers, m.Example.Filer!.Code)).OrderBy(m => m));
        Assert.StartsWith("Quy tắc ", CompetenceWords.Missing(found.Missing[0]), StringComparison.Ordinal);
        Assert.Contains("không có cấp trên trực tiếp của tổ chức cơ sở đảng trên tuyến của nơi nộp. Ví dụ: Đảng bộ cơ sở 0 nộp GIA-", CompetenceWords.Missing(found.Missing[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void Days_before_today_are_not_looked_at_and_rules_that_are_over_name_no_place()
    {
        var all = new GeneratedTable(5);
        for (var i = 0; i < all.Table.Count; i++)
            all.Table[i] = all.Table[i] with { From = s_today };
        all.Table.Add(all.Table[0] with { Id = "over", From = s_from, To = s_today, Result = new CompetenceResult.Competent("filer_upper", "policy_department", "") });
        var found = Check(all);
        Assert.True(found.IsExactlyOne);
        Assert.Empty(found.Missing);
    }

    [Fact]
    public void The_whole_check_takes_less_than_a_save_may()
    {
        var all = new GeneratedTable(11);
        var (view, table) = (all.View, all.Build());
        var watch = Stopwatch.StartNew();
        _ = new TableCheck(view, all.Set).Run(table, s_today, CancellationToken.None);
        TestContext.Current.TestOutputHelper!.WriteLine($"{watch.ElapsedMilliseconds} ms");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    private static TableFindings Check(GeneratedTable all) => new TableCheck(all.View, all.Set).Run(all.Build(), s_today, CancellationToken.None);

    /// <summary>The example is one of the cases, and somebody who may file it where there is one.</summary>
    private static void IsReal(GeneratedTable all, FilingExample example, IEnumerable<Cell> cells)
    {
        bool MayFile(Cell cell, Body body) => body.Level == cell.Level && all.Set.Single(p => p.Code == cell.Procedure).FiledBy[0].At.Contains(body.Kind);
        var mine = new Cell(example.Procedure, example.Level, example.Management);
        var known = cells.ToList();
        Assert.Contains(mine, known);
        if (known.Any(cell => all.Organisation.Exists(b => MayFile(cell, b))))
            Assert.True(MayFile(mine, example.Filer!), $"{example.Filer} files {mine}");
    }

    private static string Min(string one, string other) => string.CompareOrdinal(one, other) < 0 ? one : other;

    private static string Max(string one, string other) => string.CompareOrdinal(one, other) < 0 ? other : one;
}
