using System.Collections.Immutable;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Drafting;

namespace ThongSuot.Procedures.Interchange;

/// <summary>A line of the table of what a file would become: a row of the officers' table, or a heading that says when the rows below apply.</summary>
/// <param name="Who">Null for a heading.</param>
/// <param name="IsOpen">Something has to be completed by hand.</param>
internal sealed record ImportRow(int Depth, string Number, string Text, string? Who, string Limit, bool IsOpen);

/// <summary>Lays a text's process out as rows, faults and all.</summary>
internal sealed class ImportRows(LaneWords words)
{
    private readonly List<ImportRow> _rows = [];

    public static IReadOnlyList<ImportRow> Of(YamlNode.Map root, Reference reference)
    {
        var rows = new ImportRows(new LaneWords(reference, LaneWords.PartiesOf(root)));
        rows.Add(root.Find("process"), 0);
        return rows._rows;
    }

    private void Add(YamlNode? nodes, int depth)
    {
        foreach (var node in nodes is YamlNode.List list ? list.Items.OfType<YamlNode.Map>() : [])
        {
            var kind = OwnYaml.KindOf(node);
            var time = LimitWords.NameOf(node.Find("limit"));
            switch (kind)
            {
                case "step":
                    Work(node, depth, DraftFields.TextOf(node, kind), words.Of(node.Find("who")), time);
                    break;
                case "consult":
                    Work(node, depth, DraftFields.TextOf(node, kind), ModelOfText.LaneOfConsult(node, words), time);
                    break;
                case "choice":
                    foreach (var branch in OwnYaml.Items(node, "branches").OfType<YamlNode.Map>())
                        Group($"Nếu {DraftFields.TextOf(branch, "when")}", branch.Find("do"), depth);
                    if (OwnYaml.Items(node, "otherwise").Length > 0)
                        Group("Trường hợp khác", node.Find("otherwise"), depth);
                    break;
                case "parallel":
                    Branches(OwnYaml.Items(node, "branches"), DraftFields.TextOf(node, "need"), depth);
                    break;
                case "each":
                    Group("Với từng mục trong danh sách", node.Find("do"), depth);
                    break;
                case "call":
                    _rows.Add(new ImportRow(depth, "", $"Thực hiện quy trình {DraftFields.TextOf(node, "procedure")} và chờ kết quả", null, "", DraftFields.TextOf(node, "procedure") == LaneWords.ToComplete));
                    break;
                case "wait":
                    _rows.Add(new ImportRow(depth, "", $"Chờ {string.Join(", hoặc hết ", ((string[])[DraftFields.TextOf(node, "message"), time]).Where(t => t.Length > 0))}", null, "", false));
                    break;
            }
        }
    }

    private void Branches(ImmutableArray<YamlNode> branches, string need, int depth)
    {
        for (var i = 0; i < branches.Length; i++)
            Group($"Song song, nhánh {i + 1}/{branches.Length}{(need is "all" or "" ? "" : $" (cần xong {need})")}", branches[i], depth);
    }

    private void Work(YamlNode.Map node, int depth, string number, string who, string limit)
    {
        var action = DraftFields.TextOf(node, "action");
        var isOpen = action == LaneWords.ToComplete || node.Find("guidance") is null || Placeholder(node.Find("who")) || node.Find("bodies") is YamlNode.List bodies && bodies.Items.Any(Placeholder);
        _rows.Add(new ImportRow(depth, number, action, who, limit, isOpen));
    }

    private void Group(string heading, YamlNode? nodes, int depth)
    {
        _rows.Add(new ImportRow(depth, "", heading, null, "", false));
        Add(nodes, depth + 1);
    }

    private static bool Placeholder(YamlNode? node) => node switch
    {
        YamlNode.Scalar scalar => scalar.Text == LaneWords.ToComplete,
        YamlNode.Map map => map.Entries.Any(entry => Placeholder(entry.Value)),
        _ => true,
    };
}
