using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Interchange;

namespace ThongSuot.Procedures.Tests.Interchange;

public sealed class RoundTripTests
{
    public static TheoryData<string> Codes => Shipped.Codes;

    [Fact]
    public void All_seventy_are_tried() => Assert.Equal(70, Codes.Count);

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_text_comes_back_unchanged_from_a_file_that_the_schemas_accept(string code)
    {
        var root = Shipped.Text(code);
        var xml = BpmnFiles.Write(root, Shipped.Reference);
        Assert.Empty(Shipped.SchemaFaults(xml));
        var read = Read(xml);
        Assert.True(read.IsOurs);
        Assert.Empty(read.Notes);
        Assert.Equal(root.Canonical(), read.Root.Canonical());
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Without_our_extension_the_same_graph_remains(string code) => Stripped(Shipped.Text(code));

    /// <summary>Every kind of node, inside one another; the set has choices and consultations only.</summary>
    [Fact]
    public void Every_kind_of_node_comes_back_and_keeps_its_graph()
    {
        var root = Shipped.Yaml(EveryNode);
        var xml = BpmnFiles.Write(root, Shipped.Reference);
        Assert.Empty(Shipped.SchemaFaults(xml));
        var read = Read(xml);
        Assert.Empty(read.Notes);
        Assert.Equal(root.Canonical(), read.Root.Canonical());
        Stripped(root);
    }

    [Fact]
    public void What_another_tool_changed_counts()
    {
        var root = Shipped.Text("TCCB-01");
        var xml = BpmnFiles.Write(root, Shipped.Reference);
        var first = (YamlNode.Scalar)((YamlNode.Map)((YamlNode.List)root.Find("process")!).Items[0]).Find("action")!;
        var changed = xml.Replace($"name=\"{first.Text}\"", "name=\"Hoàn thiện hồ sơ\"", StringComparison.Ordinal).Replace("<bpmn:userTask id=\"b5\"", "<bpmn:manualTask id=\"b5\"", StringComparison.Ordinal);
        var at = changed.IndexOf("</bpmn:userTask>", changed.IndexOf("<bpmn:manualTask id=\"b5\"", StringComparison.Ordinal), StringComparison.Ordinal);
        changed = changed[..at] + "</bpmn:manualTask>" + changed[(at + "</bpmn:userTask>".Length)..];
        var text = Read(changed).Root.ToYaml();
        Assert.Contains("action: \"Hoàn thiện hồ sơ\"", text, StringComparison.Ordinal);
        Assert.Contains("kind: field_work", text, StringComparison.Ordinal);
    }

    private static void Stripped(YamlNode.Map root)
    {
        var xml = BpmnFiles.Write(root, Shipped.Reference);
        var stripped = Shipped.Stripped(xml);
        Assert.DoesNotContain("ts:", stripped.Replace("xmlns:ts=", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(Shipped.SchemaFaults(stripped));
        var read = Read(stripped);
        Assert.False(read.IsOurs);
        var again = BpmnFiles.Write(read.Root, Shipped.Reference);
        Assert.Equal(Shipped.GraphOf(Shipped.Model(xml).Scope), Shipped.GraphOf(Shipped.Model(again).Scope));
    }

    private static ImportedModel Read(string xml)
    {
        var read = BpmnFiles.Read(xml, Shipped.Reference);
        Assert.True(read.IsOk, string.Join('\n', read.Faults));
        return read.Value!;
    }

    private const string EveryNode = """
        code: TCCB-99
        name: "Thử <mọi> loại & bước"
        parties:
          - {key: destination, label: Nơi đến, kinds: [cell]}
        process:
          - choice: c9
            branches:
              - do:
                  - {step: 7, action: "Soạn \"tờ trình\"\ndòng hai\x01", kind: prepare, who: {role: case_officer, where: competent.office}, limit: {value: 0.5, unit: working_day, basis: planned}, guidance: "Hai  khoảng trắng "}
                when: "fact.x = 'a' and fact.y in ('b', 'c')"
              - when: "fact.x < 5"
                do: []
            otherwise:
              - parallel: p1
                need: all
                branches:
                  - - {step: 1, action: Đi thực địa, kind: field_work, who: {role: inspection_team, where: team}, guidance: Đi.}
                  - - {step: 2, action: Trả lời, kind: external, who: {role: external_body, outside: "Công an", recorded_by: {role: intake_clerk, where: destination_grassroots}}, guidance: Ghi.}
                    - wait: w1
                      message: ket_qua
          - parallel: p2
            need: 1
            branches:
              - - wait: w2
                  limit: {value: 3, unit: month, basis: statutory}
              - - wait: w3
                  message: "tin <b>"
                  limit: {value: 36, unit: hour, basis: planned}
              - []
          - parallel: p3
            need: 2
            branches:
              - []
              - - each: e1
                  over: competent.grassroots
                  do:
                    - consult: 3
                      action: Góp ý
                      who: {role: consulted_body}
                      bodies: [item, province.office]
                      limit: {value: 5, unit: working_day, basis: planned}
                      silence: consent
                      guidance: Hỏi.
                    - each: e2
                      over: filer.*
                      do: [{step: 4, action: Ký, kind: issue, who: {role: records_clerk, where: item.office}, guidance: Ký., trade: it}]
          - consult: 5
            action: Góp ý ngoài
            who: {role: external_body}
            bodies: [{outside: "Sở Nội vụ", recorded_by: {role: intake_clerk, where: competent.office}}]
            limit: {value: 7, unit: calendar_day, basis: planned}
            silence: mandatory
            guidance: Hỏi.
          - call: g1
            procedure: TCCB-01
            where: province.office
          - {step: 6, action: Nhập máy, kind: technical, trade: it, who: {role: it_officer, where: competent.office}, guidance: Nhập., appoints_team: true}
        notes: null
        """;
}
