using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Guards;
using ThongSuot.Engine.Values;
using static ThongSuot.Engine.Tests.Forms.Posts;

namespace ThongSuot.Engine.Tests.Forms;

public class FormFaultTests
{
    private static readonly FieldDefinition Later = Field(FieldType.Choice, "sau");

    public static TheoryData<string, FieldDefinition> Faulty => new()
    {
        { "a key has", Field(FieldType.Line, "tên") },
        { "label", new FieldDefinition("a", " ", FieldType.Line) },
        { "need them", Field(FieldType.Choice) with { Choices = [] } },
        { "need them", Field(FieldType.Line) with { Choices = Choices } },
        { "choice stands twice", Field(FieldType.Choice) with { Choices = [new("a", "A"), new("a", "B")] } },
        { "clean code", Field(FieldType.Choice) with { Choices = [new(" a", "A")] } },
        { "needs them", Field(FieldType.Table) with { Columns = [] } },
        { "no table", Field(FieldType.Table) with { Columns = [Field(FieldType.Table)] } },
        { "twice", Field(FieldType.Table) with { Columns = [Field(FieldType.Line), Field(FieldType.Line)] } },
        { "own kind", Field(FieldType.Line) with { Min = new Value.Number(1) } },
        { "own kind", Field(FieldType.Date) with { Max = new Value.Number(1) } },
        { "greater than max", Field(FieldType.Integer) with { Min = new Value.Number(2), Max = new Value.Number(1) } },
        { "max_length", Field(FieldType.Integer) with { MaxLength = 5 } },
        { "min_rows", Field(FieldType.Line) with { MinRows = 1 } },
        { "contradict", Field(FieldType.Table) with { MinRows = 3, MaxRows = 2 } },
        { "pattern", Field(FieldType.Line) with { Pattern = "(" } },
        { "pattern", Field(FieldType.Line) with { Pattern = "(?=a)a" } },
        { "no field above", Field(FieldType.Line) with { VisibleWhen = Guard("field.sau = 'noi_bo'", Later) } },
        { "never hold", Field(FieldType.Line) with { VisibleWhen = Guard("secrecy = 'mat' and secrecy = 'thuong'") } },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_fault_in_a_definition_is_told(string fault, FieldDefinition field) =>
        Assert.Contains(new FormDefinition("BM", "Phiếu", 1, [field, Later], []).Faults(),
            told => told.Contains(fault, StringComparison.Ordinal));

    [Fact]
    public void A_rule_needs_its_field_a_message_and_known_names()
    {
        var rule = new FormRule(Guard("field.sau = 'noi_bo'", Later), "khong_co", " ");
        Assert.Equal(3, new FormDefinition("BM", "Phiếu", 1, [Field(FieldType.Line)], [rule]).Faults().Count);
    }

    [Fact]
    public void Guards_know_the_choices_of_a_form()
    {
        var types = FieldGuards.Types([Later], "form.bm-vtlt-05");
        Assert.True(Engine.Guards.Guard.Parse("form.bm-vtlt-05.sau in ('noi_bo','ra_ngoai')", types).Succeeded);
        Assert.False(Engine.Guards.Guard.Parse("form.bm-vtlt-05.sau = 'khac'", types).Succeeded);
        Assert.Equal(new Value.Text("noi_bo"),
            FieldGuards.Find(ValueMap.Of(("sau", new Value.Text("noi_bo"))), "form.bm-vtlt-05.sau", "form.bm-vtlt-05"));
    }
}
