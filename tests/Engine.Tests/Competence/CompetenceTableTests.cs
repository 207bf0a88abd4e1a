using ThongSuot.Engine.Competence;
using static ThongSuot.Engine.Tests.Competence.Tables;

namespace ThongSuot.Engine.Tests.Competence;

public class CompetenceTableTests
{
    private static readonly CompetenceInput[] Inputs =
    [
        Input("procedure", "admission", "transfer", "complaint"),
        Input("filer_level", "cell", "grassroots", "province"),
        Input("dien_quan_ly", "tinh_uy", "co_so"),
    ];

    private static readonly CompetenceTable Table = new(Inputs,
    [
        Rule("admission-cell", ("procedure", ["admission"]), ("filer_level", ["cell"])) with { To = Day0.AddDays(100) },
        Rule("admission-cell-2", ("procedure", ["admission"]), ("filer_level", ["cell"])) with { From = Day0.AddDays(100) },
        Rule("transfer-any", ("procedure", ["transfer"])),
        Rule("transfer-managed", ("procedure", ["transfer"]), ("dien_quan_ly", ["tinh_uy"])),
        Rule("complaint-none", ("procedure", ["complaint"])) with
        {
            Result = new CompetenceResult.None("Đơn khiếu nại gửi Ủy ban Kiểm tra, không gửi qua thủ tục này."),
        },
    ]);

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, "admission-cell")]
    [InlineData(99, "admission-cell")]
    [InlineData(100, "admission-cell-2")]
    [InlineData(9999, "admission-cell-2")]
    public void Rule_holds_from_its_first_day_until_the_day_before_its_end(int day, string? expected)
    {
        var answer = Table.Find(
            Case(("procedure", "admission"), ("filer_level", "cell"), ("dien_quan_ly", "co_so")), Day0.AddDays(day));

        Assert.Equal(expected, (answer as CompetenceAnswer.Found)?.RuleId);
        Assert.Equal(expected is null, answer is CompetenceAnswer.NoRule);
    }

    [Fact]
    public void Found_carries_the_result_and_the_source()
    {
        var answer = Table.Find(
            Case(("procedure", "admission"), ("filer_level", "cell"), ("dien_quan_ly", "co_so")), Day0);

        var found = Assert.IsType<CompetenceAnswer.Found>(answer);
        Assert.Equal(new CompetenceResult.Competent("superior", "office", "standing_committee"), found.Result);
        Assert.Equal("002-QĐ/TU, Điều 5", found.Rule.Source);
    }

    [Fact]
    public void Nobody_competent_is_a_result_with_its_reason()
    {
        var answer = Table.Find(
            Case(("procedure", "complaint"), ("filer_level", "cell"), ("dien_quan_ly", "co_so")), Day0);

        var none = Assert.IsType<CompetenceResult.None>(Assert.IsType<CompetenceAnswer.Found>(answer).Result);
        Assert.StartsWith("Đơn khiếu nại", none.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_rules_that_hold_are_named_and_none_is_chosen()
    {
        var answer = Table.Find(
            Case(("procedure", "transfer"), ("filer_level", "cell"), ("dien_quan_ly", "tinh_uy")), Day0);

        Assert.Equal(
            ["transfer-any", "transfer-managed"], Assert.IsType<CompetenceAnswer.SeveralRules>(answer).RuleIds);
    }

    [Fact]
    public void Case_without_a_rule_gets_none() => Assert.Equal(
        new CompetenceAnswer.NoRule(),
        Table.Find(Case(("procedure", "admission"), ("filer_level", "province"), ("dien_quan_ly", "co_so")), Day0));

    [Fact]
    public void Code_outside_the_domain_is_named() => Assert.Equal(
        new CompetenceAnswer.UnknownCode("filer_level", "village"),
        Table.Find(Case(("procedure", "transfer"), ("filer_level", "village"), ("dien_quan_ly", "co_so")), Day0));

    [Fact]
    public void Missing_input_is_named_even_if_no_rule_would_look_at_it() => Assert.Equal(
        new CompetenceAnswer.MissingInput("dien_quan_ly"),
        Table.Find(Case(("procedure", "complaint"), ("filer_level", "cell")), Day0));

    [Fact]
    public void Facts_that_the_table_does_not_ask_are_ignored() => Assert.IsType<CompetenceAnswer.Found>(Table.Find(
        Case(("procedure", "complaint"), ("filer_level", "cell"), ("dien_quan_ly", "co_so"), ("colour", "red")), Day0));

    [Fact]
    public void Every_fault_of_a_table_is_named_and_keeps_it_from_being_built()
    {
        CompetenceInput[] inputs = [Input("a", "x", "x"), Input("a", "y"), Input("b")];
        CompetenceRule[] rules =
        [
            Rule("r", ("a", ["x", "z"]), ("c", ["x"])),
            Rule("r", ("a", [])) with { To = Day0 },
        ];

        Assert.Equal(
            [
                new(CompetenceTableFaultKind.CodeTwice, null, "a", "x"),
                new(CompetenceTableFaultKind.InputTwice, null, "a", null),
                new(CompetenceTableFaultKind.InputWithoutCodes, null, "b", null),
                new(CompetenceTableFaultKind.RuleAdmitsUnknownCode, "r", "a", "z"),
                new(CompetenceTableFaultKind.RuleAsksUnknownInput, "r", "c", null),
                new(CompetenceTableFaultKind.RuleTwice, "r", null, null),
                new(CompetenceTableFaultKind.RuleNeverHolds, "r", null, null),
                new(CompetenceTableFaultKind.RuleAdmitsNoCode, "r", "a", null),
            ],
            CompetenceTable.FindFaults(inputs, rules));
        Assert.Throws<ArgumentException>(() => new CompetenceTable(inputs, rules));
    }
}
