using System.Globalization;
using ThongSuot.Procedures.Catalogue;

namespace ThongSuot.Procedures.Authoring;

/// <summary>One row of the officers' table while it is written: a node, or the head of a list of nodes inside one.</summary>
/// <param name="Node">Null for a head.</param>
/// <param name="List">The list in which the node stands, or which the head begins.</param>
/// <param name="At">The node's place in its list, from 0.</param>
/// <param name="Count">How many nodes the list has.</param>
/// <param name="When">The condition of a branch, for its head.</param>
internal sealed record OutlineRow(int Depth, string Id, YamlNode.Map? Node, string List, int At, int Count, string? When)
{
    public string? Kind => Node is null ? null : ProcessTree.KindOf(Node);

    public string Text(string key) => (Node?.Find(key) as YamlNode.Scalar)?.Text ?? "";
}

/// <summary>The tree of a procedure's text as rows, in reading order.</summary>
internal static class ProcessOutline
{
    public static IReadOnlyList<OutlineRow> Of(YamlNode.Map root)
    {
        var rows = new List<OutlineRow>();
        Add(rows, ProcessTree.Root, new YamlNode.List(0, ProcessTree.NodesOf(root)), 0);
        return rows;
    }

    private static void Add(List<OutlineRow> rows, string list, YamlNode.List nodes, int depth)
    {
        foreach (var (node, at) in nodes.Items.OfType<YamlNode.Map>().Select((node, at) => (node, at)))
        {
            rows.Add(new OutlineRow(depth, ProcessTree.IdOf(node), node, list, at, nodes.Items.Length, null));
            foreach (var (name, inside, branch) in ProcessTree.ListsOf(node))
            {
                rows.Add(new OutlineRow(depth + 1, name, null, name, 0, inside.Items.Length, branch is null ? null : (branch.Find("when") as YamlNode.Scalar)?.Text ?? ""));
                Add(rows, name, inside, depth + 2);
            }
        }
    }

    /// <summary>What the head of a list says.</summary>
    public static string HeadOf(OutlineRow row) => row.Id.Split('.') switch
    {
        [.., "otherwise"] => "Các trường hợp khác",
        [.., "do"] => "Với từng cơ quan, tổ chức",
        [.., var number] when row.When is null => $"Nhánh {number}, song song",
        [.., var number] => string.Create(CultureInfo.InvariantCulture, $"Nhánh {number}"),
        _ => "",
    };
}
