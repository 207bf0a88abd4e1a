using System.Collections.Immutable;
using System.Globalization;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Localising;

namespace ThongSuot.Procedures.Drafting;

/// <summary>A step as the fields of the page show it.</summary>
/// <param name="Limit">A number as typed; empty for none.</param>
internal sealed record StepFields(int Number, string Action, string Guidance, string Limit, string Unit);

internal sealed record ComponentFields(int Number, string Name, string Copies, bool IsRequired);

/// <summary>
/// What officers change most, read from a text and written back into it; all else of the text stays as it is. Values are as typed: what
/// is wrong with them the text's own faults say.
/// </summary>
internal sealed record DraftFields
{
    /// <summary>Keys of texts directly in the procedure.</summary>
    public static readonly ImmutableArray<string> Keys = ["name", "purpose", "filer", "receiving", "deciding", "notes"];

    public required ImmutableDictionary<string, string> Texts { get; init; }

    public required string Total { get; init; }

    public required string TotalNote { get; init; }

    public required ImmutableArray<string> Basis { get; init; }

    public required ImmutableArray<StepFields> Steps { get; init; }

    public required ImmutableArray<ComponentFields> Components { get; init; }

    public static DraftFields Of(YamlNode.Map root)
    {
        var steps = new List<StepFields>();
        _ = Walk(root.Find("process"), (map, number) =>
        {
            var limit = map.Find("limit") as YamlNode.Map;
            steps.Add(new StepFields(number, TextOf(map, "action"), TextOf(map, "guidance"), limit is null ? "" : TextOf(limit, "value"), limit is null ? "working_day" : TextOf(limit, "unit")));
            return map;
        });
        var total = root.Find("limit") as YamlNode.Map;
        return new DraftFields
        {
            Texts = Keys.ToImmutableDictionary(key => key, key => TextOf(root, key), StringComparer.Ordinal),
            Total = total is null ? "" : TextOf(total, "total"),
            TotalNote = total is null ? "" : TextOf(total, "note"),
            Basis = root.Find("basis") is YamlNode.List basis ? [.. basis.Items.OfType<YamlNode.Scalar>().Select(item => item.Text)] : [],
            Steps = [.. steps.OrderBy(s => s.Number)],
            Components = root.Find("components") is not YamlNode.List components ? [] : [.. components.Items.OfType<YamlNode.Map>().Select(map => new ComponentFields(
                NumberOf(map, "no"), TextOf(map, "name"), TextOf(map, "copies"), TextOf(map, "required") == "true"))],
        };
    }

    public YamlNode.Map WriteInto(YamlNode.Map root)
    {
        foreach (var key in Keys)
            root = WithText(root, key, Texts[key], isNullable: key == "notes");
        if (root.Find("limit") is YamlNode.Map limit)
            root = root.With("limit", BaseSteps.Whole(WithText(WithWord(limit, "total", Total), "note", TotalNote, isNullable: true)));
        if (!Basis.SequenceEqual(Of(root).Basis, StringComparer.Ordinal))
            root = root.With("basis", new YamlNode.List(0, [.. Basis.Select(YamlNode (code) => YamlNode.Scalar.OfText(code))]));
        root = root.With("components", ComponentsInto(root.Find("components") as YamlNode.List));
        var steps = Steps.DistinctBy(s => s.Number).ToDictionary(s => s.Number);
        return root.Find("process") is { } process
            ? root.With("process", Walk(process, (map, number) => steps.TryGetValue(number, out var step) ? StepInto(map, step) : map)!)
            : root;
    }

    public static string TextOf(YamlNode.Map map, string key) => map.Find(key) is YamlNode.Scalar { IsNull: false } scalar ? scalar.Text.Trim() : "";

    private static int NumberOf(YamlNode.Map map, string key) =>
        int.TryParse(TextOf(map, key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private YamlNode.List ComponentsInto(YamlNode.List? old)
    {
        var before = (old?.Items ?? []).OfType<YamlNode.Map>().GroupBy(map => NumberOf(map, "no")).ToDictionary(same => same.Key, same => same.First());
        return new YamlNode.List(old?.Line ?? 0, [.. Components.Select(YamlNode (component) =>
        {
            var map = before.GetValueOrDefault(component.Number) ?? new YamlNode.Map(0, [("no", 0, YamlNode.Scalar.OfWord(component.Number.ToString(CultureInfo.InvariantCulture)))]);
            map = WithWord(WithText(map, "name", component.Name, isNullable: false), "copies", component.Copies);
            return WithWord(map, "required", component.IsRequired ? "true" : "false");
        })]);
    }

    private static YamlNode.Map StepInto(YamlNode.Map map, StepFields step)
    {
        map = WithText(WithText(map, "action", step.Action, isNullable: false), "guidance", step.Guidance, isNullable: false);
        if (step.Limit.Length == 0)
            return map.Find("limit") is null ? map : map.Without("limit");
        var limit = map.Find("limit") as YamlNode.Map
            ?? new YamlNode.Map(0, [("unit", 0, YamlNode.Scalar.OfWord("working_day")), ("basis", 0, YamlNode.Scalar.OfWord("planned"))]);
        return map.With("limit", WithWord(limit, "value", step.Limit));
    }

    // What is not changed keeps its node, and so its way of writing.
    private static YamlNode.Map WithText(YamlNode.Map map, string key, string text, bool isNullable)
    {
        if (TextOf(map, key) == text)
            return map;
        return map.With(key, text.Length == 0 && isNullable ? YamlNode.Scalar.OfWord("null") : YamlNode.Scalar.OfText(text));
    }

    private static YamlNode.Map WithWord(YamlNode.Map map, string key, string word) =>
        TextOf(map, key) == word ? map : map.With(key, YamlNode.Scalar.OfWord(word.Length == 0 ? "null" : word));

    /// <summary>The tree with each step and each consultation replaced, however deep it stands.</summary>
    private static YamlNode? Walk(YamlNode? node, Func<YamlNode.Map, int, YamlNode.Map> change) => node switch
    {
        YamlNode.List list => list with { Items = [.. list.Items.Select(item => Walk(item, change)!)] },
        YamlNode.Map map when map.Find("step") is not null => change(map, NumberOf(map, "step")),
        YamlNode.Map map when map.Find("consult") is not null => change(map, NumberOf(map, "consult")),
        YamlNode.Map map => map with { Entries = [.. map.Entries.Select(entry => (entry.Key, entry.Line, Walk(entry.Value, change)!))] },
        _ => node,
    };
}
