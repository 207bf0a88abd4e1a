using System.Collections.Immutable;
using ThongSuot.Procedures.Catalogue;

namespace ThongSuot.Procedures.Interchange;

/// <summary>
/// What our extension carries: a node of the text as YAML, with null in the place of each sequence inside it. The sequences come from the
/// model's own elements and flows, so that a model that was changed in another tool is read as it was changed.
/// </summary>
internal static class OwnYaml
{
    private static readonly YamlNode s_hole = YamlNode.Scalar.OfWord("null");

    private static readonly ImmutableArray<string> s_kinds = ["step", "consult", "choice", "parallel", "each", "call", "wait"];

    public static string? KindOf(YamlNode.Map node) => s_kinds.FirstOrDefault(kind => node.Find(kind) is not null);

    public static ImmutableArray<YamlNode> Items(YamlNode.Map node, string key) => node.Find(key) is YamlNode.List list ? list.Items : [];

    public static string Of(YamlNode.Map node) => Hollow(node).ToYaml();

    /// <summary>The node that an extension carries, if it is one of this kind; null kind: a procedure.</summary>
    public static YamlNode.Map? Read(string? own, string? kind) =>
        own is not null && YamlText.Read("extension", own, new CatalogueFaults()) is YamlNode.Map map && KindOf(map) == kind ? map : null;

    private static YamlNode.Map Hollow(YamlNode.Map node) => KindOf(node) switch
    {
        null => node.Find("process") is null ? node : node.With("process", s_hole),
        "choice" => Otherwise(Branches(node, branch => branch is YamlNode.Map map && map.Find("do") is not null ? map.With("do", s_hole) : branch)),
        "parallel" => Branches(node, _ => s_hole),
        "each" => node.Find("do") is null ? node : node.With("do", s_hole),
        _ => node,
    };

    private static YamlNode.Map Branches(YamlNode.Map node, Func<YamlNode, YamlNode> hollow) =>
        node.Find("branches") is YamlNode.List list ? node.With("branches", list with { Items = [.. list.Items.Select(hollow)] }) : node;

    private static YamlNode.Map Otherwise(YamlNode.Map node) => node.Find("otherwise") is null ? node : node.With("otherwise", s_hole);
}
