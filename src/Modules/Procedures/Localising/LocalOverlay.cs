using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using ThongSuot.Procedures.Catalogue;

namespace ThongSuot.Procedures.Localising;

/// <summary>All in which a local variant differs from the version above; kept as JSON, its text is computed from both.</summary>
internal sealed record LocalOverlay(ImmutableArray<LocalDifference> Differences)
{
    public const int MostDifferences = 200, MaxText = 2000;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static LocalOverlay Empty { get; } = new([]);

    public bool IsEmpty => Differences.IsEmpty;

    public static LocalOverlay Parse(string? json) =>
        json is null ? Empty : new LocalOverlay([.. JsonSerializer.Deserialize<LocalDifference[]>(json, s_json) ?? []]);

    public string ToJson() => JsonSerializer.Serialize(Differences.ToArray(), s_json);

    public static LocalDifference ParseOne(string json) =>
        JsonSerializer.Deserialize<LocalDifference>(json, s_json) ?? throw new JsonException("A difference is expected.");

    public static string ToJson(LocalDifference difference) => JsonSerializer.Serialize(difference, s_json);

    public LocalOverlay With(LocalDifference difference) => new(Differences.Add(difference));

    public (YamlNode.Map Root, IReadOnlyList<LocalFault> Faults) Apply(YamlNode.Map baseRoot) => OverlayText.Apply(baseRoot, this);

    /// <summary>The differences that the body above has to approve: a longer time, a safeguard less.</summary>
    public IReadOnlyList<LocalDifference> NeedApproval(YamlNode.Map baseRoot)
    {
        var steps = new BaseSteps(baseRoot);
        return [.. Differences.Where(d => d switch
        {
            LocalLimit limit => steps.Limit(limit.Step) is { } before && limit.Value > before,
            LocalTotal total => steps.Total is { } before && total.Value > before,
            RemovedStep => true,
            _ => false,
        })];
    }
}
