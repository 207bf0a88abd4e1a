using ThongSuot.Contracts.Procedures;

namespace ThongSuot.Procedures.Catalogue;

/// <summary>Reads <c>reference/indicator_targets.yaml</c>: what the indicators of the reform are to reach, and by when.</summary>
internal static class IndicatorTargetFile
{
    public const string Path = Reference.Folder + "indicator_targets.yaml";

    public static IndicatorTarget Read(MapReader map) => new(
        map.Text("code"), map.Text("indicator"), map.Number("value"), map.Date("by"), map.TextOrNull("procedure"), map.WholeOrNull("step"), map.Text("source"), map.Truth("verified"));
}
