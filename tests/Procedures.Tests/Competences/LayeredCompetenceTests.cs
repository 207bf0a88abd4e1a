using ThongSuot.Engine.Competence;
using ThongSuot.Procedures.Competences;

namespace ThongSuot.Procedures.Tests.Competences;

public sealed class LayeredCompetenceTests
{
    private static readonly DateOnly s_from = GeneratedTable.From, s_day = new(2026, 2, 1);

    /// <summary>Officers change some rules, then a quite other package comes: both answer their own procedures, exactly once.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(13)]
    [InlineData(20260101)]
    public void Whatever_package_comes_the_table_answers_each_case_once(int seed)
    {
        var (before, later) = (new GeneratedTable(seed), new GeneratedTable(seed + 1));
        var common = new LayeredCompetence(before.Build(), null);
        CompetenceChange[] changes = [.. before.Some(before.Table, 10).Select((rule, i) => new CompetenceChange.Replace(rule.Id, rule with { Id = $"Q{i + 1:000}", From = s_day, Source = "Quyết định" }))];
        var layer = CompetenceText.Layer(CompetenceText.Of(common.LayerAfter(changes)).ToYaml());
        var touched = changes.Select(c => c.New!.When["procedure"][0]).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(touched, layer.Procedures);

        var after = new LayeredCompetence(later.Build(), layer).Table;

        Assert.True(CompetenceCheck.Run(after, s_day, null).IsExactlyOne);
        Assert.All(changes, change => Assert.Contains(after.Rules, r => r.Id == change.Key));
        Assert.All(later.Table.Where(r => !layer.Procedures.Contains(r.When["procedure"][0])), rule => Assert.Contains(after.Rules, r => r.Id == rule.Id && r.Result == rule.Result));
        Assert.All(before.Table.Where(r => layer.Procedures.Contains(r.When["procedure"][0])), rule => Assert.Contains(after.Rules, r => r.Id == rule.Id && r.Result == rule.Result));
    }

    [Fact]
    public void A_rule_shared_by_several_procedures_is_taken_over_with_all_of_them()
    {
        var common = new LayeredCompetence(Table(Rule("A1", ["P1", "P2"]), Rule("A2", ["P3"])), null);
        var layer = common.LayerAfter([new CompetenceChange.Replace("A1", Rule("Q001", ["P1", "P2"]) with { From = s_day })]);
        Assert.Equal(["P1", "P2"], layer.Procedures);
        Assert.Equal([("A1", (DateOnly?)s_day), ("Q001", null)], layer.Rules.Select(r => (r.Id, r.To)));
    }

    [Fact]
    public void A_package_that_groups_anew_gives_no_rule_twice_and_forgets_what_is_gone()
    {
        var layer = new CompetenceLayer(["P1", "P9"], [Rule("A1", ["P1", "P9"])]);
        var table = new LayeredCompetence(Table(Rule("A1", ["P1", "P2"]), Rule("A2", ["P3"])), layer).Table;
        Assert.Equal([("A1", "P1"), ("A1*", "P2"), ("A2", "P3")], table.Rules.Select(r => (r.Id, string.Join(' ', r.When["procedure"]))));
        Assert.True(CompetenceCheck.Run(table, s_from, null).IsExactlyOne);
    }

    [Fact]
    public void What_ends_before_it_began_never_was()
    {
        var rules = CompetenceChanges.Apply([Rule("A1", ["P1"]) with { From = s_day }, Rule("A2", ["P2"]) with { To = s_day }],
            [new CompetenceChange.End("A1", s_from), new CompetenceChange.End("A2", s_day.AddDays(9)), new CompetenceChange.End("gone", s_day)]);
        Assert.Equal([("A2", (DateOnly?)s_day)], rules.Select(r => (r.Id, r.To)));
    }

    [Fact]
    public void Changes_read_back_as_they_were_kept()
    {
        var at = new DateTimeOffset(2026, 1, 5, 1, 2, 3, TimeSpan.Zero);
        KeptChange[] kept =
        [
            new(new CompetenceChange.Add(Rule("Q001", ["P1"]) with { Result = new CompetenceResult.None("Nộp: \"nơi khác\"\n# không phải ở đây."), To = s_day }), Guid.NewGuid(), at),
            new(new CompetenceChange.Replace("A1", Rule("Q002", ["P2"]) with { Verified = true }), Guid.NewGuid(), at),
            new(new CompetenceChange.End("A2", s_day), Guid.NewGuid(), at),
        ];
        var read = CompetenceText.Changes(CompetenceText.Of(kept).ToYaml());
        Assert.Equal(kept.Select(k => (k.By, k.At, k.Change.Key, k.Change.Old, k.Change.Day, k.Change.New?.Result, k.Change.New?.To)), read.Select(k => (k.By, k.At, k.Change.Key, k.Change.Old, k.Change.Day, k.Change.New?.Result, k.Change.New?.To)));
        Assert.Empty(CompetenceText.Changes(""));
    }

    [Theory]
    [InlineData("Q001", "A001")]
    [InlineData("Q008", "A001", "Q007", "Q003*", "Qx", "B999")]
    public void A_new_rule_has_the_next_number(string expected, params string[] given) => Assert.Equal(expected, LayeredCompetence.NextId(given));

    private static CompetenceTable Table(params CompetenceRule[] rules) => new([new("procedure", [.. rules.SelectMany(r => r.When["procedure"]).Distinct()])], rules);

    private static CompetenceRule Rule(string id, string[] procedures) => new()
    {
        Id = id, When = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["procedure"] = procedures }, From = s_from, Source = "S", Verified = false,
        Result = new CompetenceResult.Competent("province", "office", "office"),
    };
}
