using ThongSuot.Engine.Forms;
using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Authoring;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Drafting;

namespace ThongSuot.Procedures.Tests.Authoring;

/// <summary>What the designer of forms writes is a form that reads, and what it has no field for stays.</summary>
public sealed class FormDesignTests
{
    private const string Shipped = """
        code: BM-TCCB-90
        field: TCCB
        name: Phiếu
        procedures: [TCCB-90]
        version: 1
        fields:
          - {key: loai, label: Loại, type: enum, required: true, choices: [{code: moi, label: Mới}, {code: lai, label: Cấp lại}]}
          - {key: so_the, label: Số thẻ, type: string, required: false, pattern: "[0-9]{6}", pattern_help: Sáu chữ số.}
          - {key: tu, label: Từ ngày, type: date, required: true}
          - {key: den, label: Đến ngày, type: date, required: true}
          - key: bang
            label: Bảng
            type: table
            required: false
            columns:
              - {key: ten, label: Tên, type: string, required: true, max_length: 80}
              - {key: dat, label: Kết quả, type: enum, required: false, choices: [{code: dat, label: Đạt}, {code: khong, label: Không đạt}]}
              - {key: nguoi, label: Người, type: user, required: false}
        """;

    [Fact]
    public void A_field_saved_as_it_is_shown_stays_what_it_was()
    {
        var form = Node(Shipped);
        foreach (var field in FormDesign.FieldsOf(form))
            Assert.Equal(form.Canonical(), Done(FormDesign.Take(form, NodeForm.Of(field, "key"), Shown(field))).Canonical());
    }

    [Fact]
    public void A_field_may_be_shown_only_for_an_answer_before_it()
    {
        var form = Node(Shipped);
        var offered = FormDesign.ConditionsOf(form, "so_the");
        Assert.Equal(["Loại: Mới", "Loại: Cấp lại"], offered.Select(o => o.Text));

        var changed = Done(FormDesign.Take(form, "so_the", Shown(Field(form, "so_the"), ("hien-khi", offered[1].Value))));

        var definition = Definition(changed);
        Assert.DoesNotContain("so_the", definition.VisibleKeys(definition.Read(Answers(("loai", "moi"))).Values));
        Assert.Contains("so_the", definition.VisibleKeys(definition.Read(Answers(("loai", "lai"))).Values));
        // Written by hand it counts before what was chosen.
        var written = Done(FormDesign.Take(form, "so_the", Shown(Field(form, "so_the"), ("hien-khi", offered[1].Value), ("hien-khi-viet", "field.tu is not empty"))));
        Assert.Equal("field.tu is not empty", NodeForm.Of(Field(written, "so_the"), "visible_when"));
    }

    [Theory]
    [InlineData("Tên | chữ", "Tên", FieldType.Line)]
    [InlineData("Tiền hỗ trợ | tiền *", "Tiền hỗ trợ", FieldType.Money)]
    [InlineData("Xếp loại | chọn: Tốt; Khá", "Xếp loại", FieldType.Choice)]
    [InlineData("Người | người", "Người", FieldType.User)]
    public void A_column_is_of_the_kind_that_is_written_behind_it(string line, string label, FieldType type)
    {
        var form = Node(Shipped);
        var column = Definition(Done(FormDesign.Take(form, "bang", Shown(Field(form, "bang"), ("cot", line))))).Fields[^1].Columns.Single();
        Assert.Equal((label, type, line.EndsWith('*')), (column.Label, column.Type, column.Required));
    }

    [Theory]
    [InlineData("Số tiền | tien")]
    [InlineData("Xếp loại | chọn:")]
    [InlineData("| tiền")]
    public void A_column_of_an_unknown_kind_is_refused(string line)
    {
        var form = Node(Shipped);
        var refused = FormDesign.Take(form, "bang", Shown(Field(form, "bang"), ("cot", line)));
        Assert.Equal(("FIELD_COLUMN_KIND", "cot"), (refused.Refusal.Code, refused.Refusal.Field));
    }

    [Fact]
    public void Rules_between_fields_hold_in_the_form()
    {
        var form = Done(FormDesign.AddRule(Node(Shipped), Posted(("muc-nhac", "den"), ("so-sanh", ">="), ("muc-so", "tu"), ("thong-bao", "Đến ngày phải bằng hoặc sau Từ ngày."))));
        form = Done(FormDesign.AddRule(form, Posted(("muc-nhac", "so_the"), ("so-sanh", "khi"), ("khi", "field.loai = 'lai'"), ("thong-bao", "Nhập số thẻ cũ."))));

        Assert.Equal([], Faults(form, ("loai", "moi"), ("tu", "01/02/2026"), ("den", "01/02/2026")));
        Assert.Equal(["den"], Faults(form, ("loai", "moi"), ("tu", "02/02/2026"), ("den", "01/02/2026")));
        Assert.Equal(["so_the"], Faults(form, ("loai", "lai"), ("tu", "01/02/2026"), ("den", "02/02/2026")));

        form = FormDesign.RemoveRule(FormDesign.RemoveRule(form, 0), 0);
        Assert.Equal(Definition(Node(Shipped)).Rules, Definition(form).Rules);
        Assert.Null(form.Find("rules"));
    }

    [Theory]
    [InlineData("muc-nhac", "", "RULE_FIELD")]
    [InlineData("thong-bao", "", "RULE_MESSAGE")]
    [InlineData("so-sanh", "", "RULE_KIND")]
    [InlineData("muc-so", "den", "RULE_OTHER")]
    [InlineData("muc-so", "loai", "RULE_UNREADABLE")]
    [InlineData("so-sanh", "khi", "RULE_WHEN")]
    [InlineData("quy-tac", "field.tu <= 5", "RULE_UNREADABLE")]
    [InlineData("quy-tac", "field.tu <", "RULE_UNREADABLE")]
    [InlineData("quy-tac", "field.khong_co is empty", "RULE_UNREADABLE")]
    public void A_rule_that_cannot_be_is_refused_at_its_field(string field, string value, string code)
    {
        var typed = new Dictionary<string, string>(StringComparer.Ordinal) { ["muc-nhac"] = "den", ["so-sanh"] = ">=", ["muc-so"] = "tu", ["thong-bao"] = "Sửa lại.", [field] = value };
        var refused = FormDesign.AddRule(Node(Shipped), Posted([.. typed.Select(t => (t.Key, t.Value))]));
        Assert.Equal(code, refused.Refusal.Code);
        Assert.NotNull(refused.Refusal.Field);
    }

    private static string[] Faults(YamlNode.Map form, params (string, string)[] answers)
    {
        var definition = Definition(form);
        return [.. definition.Validate(definition.Read(Answers(answers))).Select(e => e.Key)];
    }

    private static Dictionary<string, IReadOnlyList<string>> Answers(params (string Key, string Text)[] answers) => answers.ToDictionary(a => a.Key, a => (IReadOnlyList<string>)[a.Text], StringComparer.Ordinal);

    private static FormDefinition Definition(YamlNode.Map form)
    {
        var faults = new CatalogueFaults();
        var read = FormFile.Read("", Node(form.ToYaml()), faults);
        Assert.Empty(faults.All);
        return read.Definition;
    }

    private static readonly string[] Names = ["nhan", "kieu", "huong-dan", "lua-chon", "cot", "it-nhat", "nhieu-nhat", "do-dai", "hien-khi"];

    // As the page would post a field that nobody touched, but for these.
    private static Posted Shown(YamlNode.Map field, params (string Name, string Value)[] changed)
    {
        var fields = Names.ToDictionary(name => name, name => FormDesign.Stored(field, name), StringComparer.Ordinal);
        if (FormDesign.Stored(field, "bat-buoc") == "true")
            fields["bat-buoc"] = "true";
        foreach (var (name, value) in changed)
            fields[name] = value;
        return Posted([.. fields.Select(f => (f.Key, f.Value))]);
    }

    private static Posted Posted(params (string Name, string Value)[] fields) => Drafting.Posted.Of(fields.ToDictionary(f => f.Name, f => new[] { f.Value }, StringComparer.Ordinal));

    private static YamlNode.Map Field(YamlNode.Map form, string key) => FormDesign.FieldsOf(form).Single(f => NodeForm.Of(f, "key") == key);

    private static YamlNode.Map Node(string yaml) => (YamlNode.Map)YamlText.Read("", yaml, new CatalogueFaults())!;

    private static YamlNode.Map Done(Result<YamlNode.Map> result)
    {
        Assert.True(result.IsOk, string.Join("; ", result.Refusals));
        return result.Value;
    }
}
