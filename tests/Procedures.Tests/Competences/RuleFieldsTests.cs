using ThongSuot.Procedures.Competences;
using ThongSuot.Procedures.Drafting;

namespace ThongSuot.Procedures.Tests.Competences;

public sealed class RuleFieldsTests
{
    private static readonly Dictionary<string, string[]> s_whole = new(StringComparer.Ordinal)
    {
        ["thu-tuc"] = ["GIA-002", "GIA-001"], ["cap"] = ["CB"], ["dien"] = ["khong", "tinh", "cap_duoi"], ["ket-qua"] = ["co"], ["noi"] = ["filer_upper"], ["tiep-nhan"] = ["office"], ["quyet-dinh"] = [""],
        ["ly-do"] = [""], ["tu-ngay"] = ["2026-02-01"], ["den-ngay"] = ["31/12/2026"], ["can-cu"] = ["Quy định 294-QĐ/TW"],
    };

    [Theory]
    [InlineData("thu-tuc", "", "COMPETENCE_PROCEDURES")]
    [InlineData("thu-tuc", "TCCB-99", "COMPETENCE_PROCEDURES")]
    [InlineData("cap", "", "COMPETENCE_LEVELS")]
    [InlineData("cap", "HUYEN", "COMPETENCE_LEVELS")]
    [InlineData("dien", "", "COMPETENCE_MANAGEMENT")]
    [InlineData("ket-qua", "", "COMPETENCE_RESULT")]
    [InlineData("noi", "", "COMPETENCE_ANCHOR")]
    [InlineData("noi", "filer_cell.office", "COMPETENCE_ANCHOR")]
    [InlineData("tiep-nhan", "kitchen", "COMPETENCE_ORGAN")]
    [InlineData("quyet-dinh", "kitchen", "COMPETENCE_ORGAN")]
    [InlineData("tu-ngay", "", "COMPETENCE_FROM")]
    [InlineData("tu-ngay", "31/02/2026", "COMPETENCE_FROM")]
    [InlineData("tu-ngay", "0026-02-01", "COMPETENCE_FROM")]
    [InlineData("den-ngay", "mai", "COMPETENCE_LAST")]
    [InlineData("den-ngay", "2026-01-31", "COMPETENCE_PERIOD")]
    [InlineData("can-cu", "", "COMPETENCE_SOURCE")]
    public void What_cannot_be_read_is_told_at_its_field(string field, string value, string code)
    {
        var posted = new Dictionary<string, string[]>(s_whole, StringComparer.Ordinal) { [field] = value.Length == 0 && field is "thu-tuc" or "cap" or "dien" && value.Length == 0 ? [] : [value] };
        var refusal = Assert.Single(Read(posted).Refusals);
        Assert.Equal((code, field), (refusal.Code, refusal.Field));
    }

    [Theory]
    [InlineData("", "COMPETENCE_REASON")]
    [InlineData(501, "COMPETENCE_REASON")]
    public void Nobody_is_competent_only_with_an_answer_for_the_filer(object reason, string code)
    {
        var posted = new Dictionary<string, string[]>(s_whole, StringComparer.Ordinal) { ["ket-qua"] = ["khong"], ["ly-do"] = [reason is int length ? new string('a', length) : (string)reason] };
        Assert.Equal(code, Assert.Single(Read(posted).Refusals).Code);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once() =>
        Assert.Equal(["thu-tuc", "cap", "dien", "ket-qua", "tu-ngay", "can-cu"], Read([]).Refusals.Select(r => r.Field));

    [Fact]
    public void A_rule_stands_in_its_fields_and_is_read_from_them_as_it_was()
    {
        var rule = Read(s_whole).Value;
        Assert.Equal(["GIA-001", "GIA-002"], rule.When["procedure"]);
        Assert.False(rule.When.ContainsKey("dien_quan_ly"));
        Assert.Equal((new DateOnly(2026, 2, 1), new DateOnly(2027, 1, 1), false), (rule.From, rule.To, rule.Verified));
        var table = new GeneratedTable(1).Build();
        var again = RuleFields.Of(rule, table).Read(table).Value;
        Assert.Equal((rule.From, rule.To, rule.Result, rule.Source), (again.From, again.To, again.Result, again.Source));
        Assert.Equal(rule.When.Select(w => (w.Key, string.Join(' ', w.Value))), again.When.Select(w => (w.Key, string.Join(' ', w.Value))));
    }

    private static Platform.Results.Result<Engine.Competence.CompetenceRule> Read(Dictionary<string, string[]> posted) => RuleFields.Of(Posted.Of(posted)).Read(new GeneratedTable(1).Build());
}
