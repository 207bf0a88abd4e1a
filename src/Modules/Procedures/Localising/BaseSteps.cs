using System.Globalization;
using ThongSuot.Procedures.Catalogue;

namespace ThongSuot.Procedures.Localising;

/// <summary>The steps of a text by their numbers, wherever they stand in its tree.</summary>
internal sealed class BaseSteps
{
    public const string Step = "step", Consult = "consult";

    private readonly Dictionary<int, YamlNode.Map> _steps = [];
    private readonly YamlNode.Map _root;

    public BaseSteps(YamlNode.Map root)
    {
        _root = root;
        if (root.Find("process") is { } process)
            Collect(process);
    }

    public IEnumerable<(int Number, YamlNode.Map Node)> All => _steps.OrderBy(s => s.Key).Select(s => (s.Key, s.Value));

    public int Highest => _steps.Keys.DefaultIfEmpty().Max();

    public YamlNode.Map? Find(int number) => _steps.GetValueOrDefault(number);

    public decimal? Limit(int number) => Number((Find(number)?.Find("limit") as YamlNode.Map)?.Find("value"));

    public decimal? Total => Number((_root.Find("limit") as YamlNode.Map)?.Find("total"));

    public static bool IsStatutory(YamlNode? limit) => limit is YamlNode.Map map && Text(map, "basis") == "statutory";

    /// <summary>"consult" for a round of opinions, otherwise the step's own kind.</summary>
    public static string KindOf(YamlNode.Map node) => node.Find(Consult) is not null ? Consult : Text(node, "kind");

    public static string Text(YamlNode.Map node, string key) => node.Find(key) is YamlNode.Scalar { IsNull: false } scalar ? scalar.Text : "";

    public static decimal? Number(YamlNode? node) =>
        node is YamlNode.Scalar { IsNull: false } scalar && decimal.TryParse(scalar.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>A whole limit with what counts from the intake cut to it: that is a part of the whole.</summary>
    public static YamlNode.Map Whole(YamlNode.Map limit) =>
        limit.Find("total") is { } total && Number(limit.Find("from_intake")) > Number(total) ? limit.With("from_intake", total) : limit;

    /// <summary>The number of a step or a consult; null for other nodes.</summary>
    public static int? NumberOf(YamlNode node) =>
        node is YamlNode.Map map && (map.Find(Step) ?? map.Find(Consult)) is YamlNode.Scalar scalar
        && int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private void Collect(YamlNode node)
    {
        switch (node)
        {
            case YamlNode.List list:
                foreach (var item in list.Items)
                    Collect(item);
                break;
            case YamlNode.Map map when NumberOf(map) is { } number:
                _steps.TryAdd(number, map);
                break;
            case YamlNode.Map map:
                foreach (var (_, _, value) in map.Entries)
                    Collect(value);
                break;
        }
    }
}
