using ThongSuot.Contracts.Procedures;

namespace ThongSuot.Procedures.Catalogue;

/// <summary>Reads <c>reference/complexity.yaml</c>: what each part of a procedure weighs in its complexity index.</summary>
internal static class ComplexityFile
{
    public const string Path = Reference.Folder + "complexity.yaml";

    public static ComplexityWeights Read(MapReader map) => new(
        map.Text("code"), Weight(map, "steps"), Weight(map, "components"), Weight(map, "forms"), Weight(map, "days"), Weight(map, "bodies"), Weight(map, "handovers"),
        map.DateOrNull("valid_from") ?? DateOnly.MinValue, map.DateOrNull("valid_to"), map.Text("source"), map.Truth("verified"));

    private static decimal Weight(MapReader map, string key)
    {
        var weight = map.Number(key);
        if (weight is < 0 or > 100)
            map.Fault(key, "complexity", "a weight lies between 0 and 100", "trọng số từ 0 đến 100");
        return weight;
    }
}
