using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ThongSuot.Procedures.Catalogue;

namespace ThongSuot.Procedures.Authoring;

/// <summary>
/// Changes to the tree of steps in a procedure's text. Nodes are named as the engine names them ("b3", "c1"), lists of nodes as well: "root",
/// "c1.1" and "c1.otherwise", "p1.2", "e1.do". After each change the steps are numbered anew in reading order, and conditions follow.
/// </summary>
internal static partial class ProcessTree
{
    public const string Root = "root";

    private static readonly ImmutableArray<string> s_lists = ["otherwise", "do"];

    private static readonly ImmutableArray<string> Kinds = ["step", "consult", "choice", "parallel", "each", "call", "wait"];

    /// <summary>"step", "consult", "choice" …; null for what is none.</summary>
    public static string? KindOf(YamlNode node) => node is YamlNode.Map map ? Kinds.FirstOrDefault(kind => map.Find(kind) is not null) : null;

    /// <summary>"b3" for steps and consults, otherwise the id in the text.</summary>
    public static string IdOf(YamlNode.Map map) => KindOf(map) switch
    {
        null => "",
        var kind when kind is "step" or "consult" => "b" + ((map.Find(kind) as YamlNode.Scalar)?.Text ?? ""),
        var kind => (map.Find(kind) as YamlNode.Scalar)?.Text ?? "",
    };

    public static ImmutableArray<YamlNode> NodesOf(YamlNode.Map root) => root.Find("process") is YamlNode.List list ? list.Items : [];

    /// <summary>The lists of nodes inside a node, in reading order.</summary>
    public static IEnumerable<(string Name, YamlNode.List List, YamlNode.Map? Branch)> ListsOf(YamlNode.Map node)
    {
        var id = IdOf(node);
        if (node.Find("branches") is YamlNode.List branches)
        {
            foreach (var (branch, i) in branches.Items.Select((branch, i) => (branch, i)))
            {
                var name = $"{id}.{(i + 1).ToString(CultureInfo.InvariantCulture)}";
                if (branch is YamlNode.List list)
                    yield return (name, list, null);
                else if (branch is YamlNode.Map map && map.Find("do") is YamlNode.List steps)
                    yield return (name, steps, map);
            }
        }

        foreach (var key in s_lists)
        {
            if (node.Find(key) is YamlNode.List list)
                yield return ($"{id}.{key}", list, null);
        }
    }

    public static YamlNode.Map? Find(YamlNode.Map root, string id) => All(NodesOf(root)).FirstOrDefault(node => IdOf(node) == id);

    /// <summary>Every node in reading order, whatever it stands in.</summary>
    public static IEnumerable<YamlNode.Map> All(IEnumerable<YamlNode> nodes)
    {
        foreach (var node in nodes.OfType<YamlNode.Map>())
        {
            yield return node;
            foreach (var inside in ListsOf(node).SelectMany(list => All(list.List.Items)))
                yield return inside;
        }
    }

    /// <summary>Puts nodes into a list at a place counted from 0; behind the end means at the end.</summary>
    public static YamlNode.Map Insert(YamlNode.Map root, string list, int at, IReadOnlyList<YamlNode.Map> nodes) =>
        Numbered(Changed(root, (name, items) => name == list ? items.InsertRange(Math.Clamp(at, 0, items.Length), nodes) : items));

    public static YamlNode.Map Remove(YamlNode.Map root, string id) =>
        Numbered(Changed(root, (_, items) => items.RemoveAll(node => node is YamlNode.Map map && IdOf(map) == id)));

    public static YamlNode.Map Replace(YamlNode.Map root, string id, YamlNode.Map by) =>
        Numbered(Changed(root, (_, items) => [.. items.Select(node => node is YamlNode.Map map && IdOf(map) == id ? by : node)]));

    /// <summary>One place up or down in its own list.</summary>
    public static YamlNode.Map Move(YamlNode.Map root, string id, int by) => Numbered(Changed(root, (_, items) =>
    {
        var from = items.FindIndex(id);
        var to = from + by;
        return from < 0 || to < 0 || to >= items.Length ? items : items.RemoveAt(from).Insert(to, items[from]);
    }));

    /// <summary>Into another list; nothing changes when that list lies inside the node itself.</summary>
    public static YamlNode.Map MoveInto(YamlNode.Map root, string id, string list)
    {
        if (Find(root, id) is not { } node || All([node]).SelectMany(inside => ListsOf(inside)).Any(inside => inside.Name == list))
            return root;
        var without = Changed(root, (_, items) => items.RemoveAll(one => one is YamlNode.Map map && IdOf(map) == id));
        return Numbered(Changed(without, (name, items) => name == list ? items.Add(node) : items));
    }

    private static int FindIndex(this ImmutableArray<YamlNode> items, string id)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i] is YamlNode.Map map && IdOf(map) == id)
                return i;
        }

        return -1;
    }

    /// <summary>An id that no node has: "c2" for a choice, "p1" for a parallel …</summary>
    public static string NewId(YamlNode.Map root, string kind)
    {
        var taken = All(NodesOf(root)).Select(IdOf).ToHashSet(StringComparer.Ordinal);
        var letter = kind switch { "choice" => "c", "parallel" => "p", "each" => "e", "call" => "g", _ => "w" };
        return Enumerable.Range(1, int.MaxValue - 1).Select(n => letter + n.ToString(CultureInfo.InvariantCulture)).First(id => !taken.Contains(id));
    }

    /// <summary>What a node says without its number and without conditions, which follow numbers: by it the node is found again in a text that another changed.</summary>
    public static string Fingerprint(YamlNode.Map node) => StepNames().Replace(node.With(KindOf(node) is "step" or "consult" ? KindOf(node)! : "id", YamlNode.Scalar.OfWord("0")).Canonical(), "");

    private static YamlNode.Map Changed(YamlNode.Map root, Func<string, ImmutableArray<YamlNode>, ImmutableArray<YamlNode>> change) =>
        root.Find("process") is YamlNode.List process ? root.With("process", In(Root, process, change)) : root.With("process", In(Root, new YamlNode.List(0, []), change));

    private static YamlNode.List In(string name, YamlNode.List list, Func<string, ImmutableArray<YamlNode>, ImmutableArray<YamlNode>> change) =>
        list with { Items = [.. change(name, list.Items).Select(node => node is YamlNode.Map map ? Inside(map, change) : node)] };

    private static YamlNode.Map Inside(YamlNode.Map node, Func<string, ImmutableArray<YamlNode>, ImmutableArray<YamlNode>> change)
    {
        var id = IdOf(node);
        if (node.Find("branches") is YamlNode.List branches)
        {
            node = node.With("branches", branches with
            {
                Items = [.. branches.Items.Select((branch, i) => branch switch
                {
                    YamlNode.List list => In($"{id}.{i + 1}", list, change),
                    YamlNode.Map map when map.Find("do") is YamlNode.List steps => map.With("do", In($"{id}.{i + 1}", steps, change)),
                    _ => branch,
                })],
            });
        }

        foreach (var key in s_lists)
        {
            if (node.Find(key) is YamlNode.List list)
                node = node.With(key, In($"{id}.{key}", list, change));
        }

        return node;
    }

    /// <summary>Steps numbered in reading order; conditions name them by their new numbers, and what is gone as "b0"; the list of forms holds those that a step fills.</summary>
    public static YamlNode.Map Numbered(YamlNode.Map root)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in All(NodesOf(root)).Where(node => KindOf(node) is "step" or "consult"))
            numbers.TryAdd(IdOf(node), numbers.Count + 1);
        var next = 0;
        YamlNode Walk(YamlNode node) => node switch
        {
            YamlNode.List list => list with { Items = [.. list.Items.Select(Walk)] },
            YamlNode.Map map => map with { Entries = [.. Ordered(map).Select(entry => (entry.Key, entry.Line, Value(map, entry.Key, entry.Value)))] },
            _ => node,
        };
        YamlNode Value(YamlNode.Map map, string key, YamlNode value) => (key, value) switch
        {
            ("step" or "consult", YamlNode.Scalar) when KindOf(map) == key => YamlNode.Scalar.OfWord((++next).ToString(CultureInfo.InvariantCulture)),
            ("when", YamlNode.Scalar scalar) => scalar with { Text = StepNames().Replace(scalar.Text, name => $"outcome.b{numbers.GetValueOrDefault(name.Groups["id"].Value)}") },
            _ => Walk(value),
        };
        if (root.Find("process") is not { } process)
            return root;
        var numbered = root.With("process", Walk(process));
        var forms = All(NodesOf(numbered)).Select(node => node.Find("forms")).OfType<YamlNode.List>().SelectMany(list => list.Items).OfType<YamlNode.Scalar>().Select(form => form.Text).Distinct(StringComparer.Ordinal);
        return numbered.With("forms", new YamlNode.List(0, [.. forms.Select(YamlNode (form) => YamlNode.Scalar.OfText(form))]));
    }

    // The branches are read before what holds otherwise, whatever the order of the keys.
    private static IEnumerable<(string Key, int Line, YamlNode Value)> Ordered(YamlNode.Map map) => map.Entries.OrderBy(entry => entry.Key == "otherwise");

    [GeneratedRegex(@"\boutcome\.(?<id>b[0-9]+)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StepNames();
}
