using System.Globalization;
using System.Text;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Interchange;

namespace ThongSuot.Procedures.Tests.Interchange;

/// <summary>Models drawn by hand, each with its answer in answers.txt: the tree that it becomes, or the elements that keep it from being one.</summary>
public sealed class CorpusTests
{
    private static readonly string s_folder = Path.Combine(Shipped.Folder, "Models");

    private static readonly Dictionary<string, string> s_answers = File.ReadAllText(Path.Combine(s_folder, "answers.txt")).Split("== ", StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split('\n', 2)).ToDictionary(part => part[0].Trim(), part => part[1].Trim(), StringComparer.Ordinal);

    public static TheoryData<string> Models => [.. Directory.EnumerateFiles(s_folder, "*.bpmn").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_answer_belongs_to_a_model() => Assert.Equal(s_answers.Keys.Order(StringComparer.Ordinal), Models.Select(m => m.Data));

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_becomes_its_tree_or_is_refused_at_its_elements(string model)
    {
        var answer = Answer(File.ReadAllBytes(Path.Combine(s_folder, model + ".bpmn")));
        Assert.Equal(s_answers[model], answer.Trim());
        Assert.Equal(model.StartsWith("tree", StringComparison.Ordinal), !answer.StartsWith("refused", StringComparison.Ordinal));
    }

    private static string Answer(byte[] bytes)
    {
        var text = FileText.Read(bytes);
        if (!text.IsOk)
            return $"refused {text.Refusal.Code}";
        var read = BpmnFiles.Read(text.Value, Shipped.Reference);
        if (read.Value is not { } model)
            return string.Join('\n', read.Faults.Select(f => $"refused {f.Code} {f.Element}".TrimEnd()));
        // What was taken over is a model of its own that the schemas accept, and comes back as it is.
        var xml = BpmnFiles.Write(model.Root, Shipped.Reference);
        Assert.Empty(Shipped.SchemaFaults(xml));
        Assert.Equal(model.Root.Canonical(), BpmnFiles.Read(xml, Shipped.Reference).Value!.Root.Canonical());
        var outline = new StringBuilder();
        if (model.Root.Find("name") is YamlNode.Scalar name)
            outline.Append(CultureInfo.InvariantCulture, $"name: {name.Text}\n");
        Outline(model.Root.Find("process")!, 0, outline);
        foreach (var note in model.Notes)
            outline.Append(CultureInfo.InvariantCulture, $"note {note.Code} {note.Element}\n");
        return outline.ToString();
    }

    private static void Outline(YamlNode node, int depth, StringBuilder outline)
    {
        var indent = new string(' ', 2 * depth);
        if (node is YamlNode.List { Items: [] })
            outline.Append(CultureInfo.InvariantCulture, $"{indent}-\n");
        foreach (var map in node is YamlNode.List list ? list.Items.OfType<YamlNode.Map>() : [])
        {
            var kind = OwnYaml.KindOf(map)!;
            var limit = map.Find("limit") is YamlNode.Map time ? $" {{{DraftFields.TextOf(time, "value")} {DraftFields.TextOf(time, "unit")}}}" : "";
            var who = map.Find("who") is YamlNode.Map at ? $" @ {string.Join(", ", at.Entries.Select(e => Words(e.Value)))}" : "";
            var rest = string.Join(' ', ((string[])["kind", "action", "over", "need", "procedure", "where", "message", "silence", "guidance"]).Select(key => DraftFields.TextOf(map, key)).Where(t => t.Length > 0));
            outline.Append(string.Create(CultureInfo.InvariantCulture, $"{indent}{kind} {DraftFields.TextOf(map, kind)} {rest}{who}{limit}{(map.Find("bodies") is { } bodies ? " ← " + Words(bodies) : "")}").TrimEnd()).Append('\n');
            foreach (var branch in OwnYaml.Items(map, "branches"))
            {
                outline.Append(CultureInfo.InvariantCulture, $"{indent} {(branch is YamlNode.Map guarded ? $"when {DraftFields.TextOf(guarded, "when")}" : "branch")}\n");
                Outline(branch is YamlNode.Map choice ? choice.Find("do")! : branch, depth + 1, outline);
            }

            if (map.Find("otherwise") is { } otherwise)
            {
                outline.Append(CultureInfo.InvariantCulture, $"{indent} otherwise\n");
                Outline(otherwise, depth + 1, outline);
            }

            if (map.Find("do") is { } inside)
                Outline(inside, depth + 1, outline);
        }
    }

    private static string Words(YamlNode node) => node switch
    {
        YamlNode.Scalar scalar => scalar.Text,
        YamlNode.List list => string.Join("; ", list.Items.Select(Words)),
        YamlNode.Map map => string.Join(", ", map.Entries.Select(e => Words(e.Value))),
        _ => "",
    };
}
