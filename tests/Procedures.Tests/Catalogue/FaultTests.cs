using ThongSuot.Procedures.Catalogue;

namespace ThongSuot.Procedures.Tests.Catalogue;

/// <summary>Each kind of fault, seeded into a copy of the shipped catalogue, is told with its file and line.</summary>
public sealed class FaultTests
{
    private const string Procedure = "TCCB/TCCB-01.yaml";
    private const string Moving = "TCCB/TCCB-04.yaml";
    private const string Form = "VTLT/forms/BM-VTLT-05.yaml";
    private const string Set = "set.yaml";

    // lines: how far below the replaced text's first line the fault stands.
    [Theory]
    [InlineData("yaml_syntax", Procedure, "name: Kết nạp", "name: [Kết nạp", null)]
    [InlineData("key_twice", Procedure, "field: TCCB\n", "field: TCCB\nfield: TCCB\n", 1)]
    [InlineData("unknown_key", Procedure, "subject: person", "subjekt: person", 0)]
    [InlineData("missing_key", Procedure, "subject: person\n", "", null)]
    [InlineData("anchor", Procedure, "name: Kết nạp đảng viên\n", "name: &a Kết nạp đảng viên\n", 0)]
    [InlineData("anchor", Procedure, "name: Kết nạp đảng viên\n", "name: *a\n", 0)]
    [InlineData("tag", Procedure, "name: Kết nạp đảng viên\n", "name: !!str Kết nạp đảng viên\n", 0)]
    [InlineData("several_documents", Procedure, "      guidance: ", "      guidance: ", null)]
    [InlineData("type", Procedure, "electronic_eligible: true", "electronic_eligible: yes", 0)]
    [InlineData("type", Procedure, "subject: person", "subject: persons", 0)]
    [InlineData("type", Procedure, "total: 60", "total: sixty", 0)]
    [InlineData("limit", Procedure, "total: 60", "total: -1", 0)]
    [InlineData("unknown_basis", Procedure, "basis: [DL,", "basis: [DLX,", 0)]
    [InlineData("empty_list", Procedure, "basis: [DL, QD294, HD01, HD12, QD58]", "basis: []", 0)]
    [InlineData("unknown_level", Procedure, "levels: [CB,", "levels: [CBX,", 0)]
    [InlineData("unknown_role", Procedure, "who: {role: cell,", "who: {role: cells,", 0)]
    [InlineData("unknown_role", Procedure, "  - {role: cell_secretary, at: [cell]}", "  - {role: nobody, at: [cell]}", -1)]
    [InlineData("unknown_kind", Procedure, "at: [cell]", "at: [cellar]", -1)]
    [InlineData("unknown_place", Procedure, "where: filer_cell", "where: my_cell", 0)]
    [InlineData("unknown_place", Procedure, "where: competent.organisation_department", "where: competent.kitchen", 0)]
    [InlineData("unknown_place", Procedure, "where: filer_cell", "where: destination_cell", 0)]
    [InlineData("unknown_list", Procedure, "process:\n", "process:\n  - each: e1\n    over: nowhere\n    do: []\n", 2)]
    [InlineData("unknown_list", Procedure, "process:\n", "process:\n  - each: e1\n    over: competent.\n    do: []\n", 2)]
    [InlineData("unknown_component", Procedure, "components: [6]", "components: [66]", 0)]
    [InlineData("unknown_branch", Procedure, "branches: [RETURN,", "branches: [BACK,", 0)]
    [InlineData("merge", Procedure, "branches: [RETURN,", "branches: [MERGE, RETURN,", 0)]
    [InlineData("unknown_form", Procedure, "forms: []", "forms: [BM-XX-01]", 0)]
    [InlineData("form_not_placed", Procedure, "forms: []", "forms: [BM-VTLT-05]", 0)]
    [InlineData("form_use", Procedure, "forms: []", "forms: [BM-VTLT-05]", 0)]
    [InlineData("form_not_listed", Procedure, "    components: [6]\n", "    forms: [BM-VTLT-05]\n", 0)]
    [InlineData("node_id", Procedure, "  - step: 2", "  - step: 1", 0)]
    [InlineData("unknown_node", Procedure, "  - step: 2", "  - stepp: 2", 0)]
    [InlineData("vote", Procedure, "    kind: prepare\n", "    kind: prepare\n    vote: {threshold: majority, of: members, secret: false}\n", 1)]
    [InlineData("outside", Procedure, "    kind: prepare\n", "    kind: external\n", 1)]
    [InlineData("no_team", Procedure, "where: filer_cell", "where: team", 0)]
    [InlineData("wrong_file", Procedure, "code: TCCB-01", "code: TCCB-99", 0)]
    [InlineData("wrong_folder", Procedure, "field: TCCB", "field: VTLT", 0)]
    [InlineData("unknown_field", Procedure, "field: TCCB", "field: XXXX", 0)]
    [InlineData("twice", Procedure, "{no: 2,", "{no: 1,", null)]
    [InlineData("competence_gap", Procedure, "{code: cap_duoi,", "{code: cap_khac,", null)]
    [InlineData("guard", Moving, "fact.pham_vi", "fact.pham_vj", 0)]
    [InlineData("guard", Moving, "when: \"fact.pham_vi in ('", "when: \"fact.pham_vi in ('x", 0)]
    [InlineData("type", Form, "type: int", "type: integer", 0)]
    [InlineData("form_definition", Form, "key: ky_hieu", "key: so", null)]
    [InlineData("unknown_procedure", Form, "procedures: [VTLT-02]", "procedures: [VTLT-02, VTLT-99]", 0)]
    [InlineData("form_use", Form, "procedures: [VTLT-02]", "procedures: [VTLT-02, VTLT-03]", 0)]
    [InlineData("count", Set, "procedures: 70", "procedures: 71", 0)]
    [InlineData("count", Set, "forms: 79", "forms: 78", 0)]
    [InlineData("count", Set, "fields: 6", "fields: 7", 0)]
    [InlineData("count", Set, "TCCB: {procedures: 23", "TCCB: {procedures: 22", null)]
    [InlineData("count", "reference/fields.yaml", "procedures: 23", "procedures: 22", 0)]
    [InlineData("calendar", "reference/calendars/2026.yaml", "rule: tet-nguyen-dan", "rule: tet-nguyen-dam", null)]
    [InlineData("type", "reference/calendars/default.yaml", "\"07:30-11:30\"", "\"07:30\"", 0)]
    [InlineData("twice", "reference/roles.yaml", "code: party_org_applicant", "code: member_applicant", 0)]
    [InlineData("competence_gap", "competence/a.yaml", "filer_level: [CB, CS]", "filer_level: [CB]", null)]
    [InlineData("competence_overlap", "competence/a.yaml", "dien_quan_ly: [cap_duoi]", "dien_quan_ly: [cap_duoi, tinh]", null)]
    [InlineData("competence_table", "competence/a.yaml", "filer_level: [CB, CS]", "filer_level: [CB, XX]", null)]
    [InlineData("unknown_place", "competence/a.yaml", "competent: filer_upper", "competent: nowhere", 0)]
    public void A_fault_is_told_with_file_and_line(string code, string path, string old, string @new, int? lines)
    {
        using var folder = new CatalogueFolder();
        int line;
        if (code == "several_documents")
        {
            folder[path] += "---\ncode: X\n";
            line = 0;
        }
        else
        {
            line = folder.Replace(path, old, @new);
        }

        var reading = CatalogueReader.Read(folder.Root);

        Assert.Null(reading.Package);
        var fault = reading.Faults.FirstOrDefault(f => f.Code == code && (lines is null || f.Line == line + lines));
        Assert.True(fault is not null, string.Join('\n', reading.Faults));
        Assert.False(string.IsNullOrWhiteSpace(fault.MessageVi));
    }

    [Fact]
    public void All_faults_of_all_files_are_told_at_once()
    {
        using var folder = new CatalogueFolder();
        folder.Replace(Procedure, "subject: person", "subject: nothing");
        folder.Replace(Procedure, "paper_parallel: false", "paper_parallel: maybe");
        folder.Replace(Form, "required: true", "required: perhaps");
        var reading = CatalogueReader.Read(folder.Root);
        Assert.Equal(2, reading.Faults.Count(f => f.File == Procedure));
        Assert.Contains(reading.Faults, f => f.File == Form);
    }

    [Fact]
    public void A_package_with_a_procedure_too_few_is_refused()
    {
        using var folder = new CatalogueFolder();
        folder.Delete(Procedure);
        var reading = CatalogueReader.Read(folder.Root);
        Assert.Null(reading.Package);
        Assert.Contains(reading.Faults, f => f is { Code: "count", File: Set });
    }

    [Theory]
    [InlineData("set.yaml")]
    [InlineData("reference/roles.yaml")]
    [InlineData("competence/inputs.yaml")]
    [InlineData("reference/calendars/default.yaml")]
    public void A_missing_list_is_told(string path)
    {
        using var folder = new CatalogueFolder();
        folder.Delete(path);
        Assert.Contains(CatalogueReader.Read(folder.Root).Faults, f => f.Code == "missing_file" && f.File == path);
    }

    [Fact]
    public void A_missing_folder_is_a_fault_and_no_exception() =>
        Assert.Contains(CatalogueReader.Read(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"))).Faults, f => f.Code == "missing_folder");

    [Fact]
    public void What_is_too_deep_too_large_or_no_UTF8_is_refused()
    {
        Assert.Equal("too_deep", OnlyFault(new string('[', 60) + new string(']', 60)));
        Assert.Equal("too_large", OnlyFault(new string('a', YamlText.MaxCharacters + 1)));
        Assert.Equal("too_large", OnlyFault($"[{string.Join(',', Enumerable.Repeat("1", YamlText.MaxNodes + 1))}]"));
        using var folder = new CatalogueFolder();
        File.WriteAllBytes(Path.Combine(folder.Root, Procedure), [0x61, 0x3a, 0x20, 0xff, 0xfe]);
        Assert.Contains(CatalogueReader.Read(folder.Root).Faults, f => f.Code == "not_utf8" && f.File == Procedure);
    }

    [Fact]
    public void No_broken_file_makes_the_reader_throw()
    {
        var (text, random) = (File.ReadAllText(Path.Combine(CatalogueFolder.Shipped, Procedure)), new Random(20260105));
        const string signs = "[]{}:,-'\"&*!|>%@`#?\n\t ~\0\uD800\u2028a1";
        for (var round = 0; round < 3_000; round++)
        {
            var broken = new System.Text.StringBuilder(text[..random.Next(50, 2_500)]);
            for (var change = random.Next(1, 4); change > 0; change--)
                broken[random.Next(broken.Length)] = signs[random.Next(signs.Length)];
            var faults = new CatalogueFaults();
            if (YamlText.Read(Procedure, broken.ToString(), faults) is null)
                Assert.NotEmpty(faults.All);
        }
    }

    [Fact]
    public void Text_is_read_as_NFC() =>
        Assert.Equal("ế", ((YamlNode.Scalar)YamlText.Read("a.yaml", "e\u0302\u0301", new CatalogueFaults())!).Text);

    private static string OnlyFault(string yaml)
    {
        var faults = new CatalogueFaults();
        Assert.Null(YamlText.Read("a.yaml", yaml, faults));
        return Assert.Single(faults.All).Code;
    }
}
