using System.Collections.Immutable;
using System.Globalization;
using ThongSuot.Engine.Competence;
using ThongSuot.Procedures.Catalogue;

namespace ThongSuot.Procedures.Competences;

/// <summary>Writes rules and changes as the catalogue's competence files hold them, and reads them back with their reader.</summary>
internal static class CompetenceText
{
    /// <summary>Names the texts in messages and the stream in the log.</summary>
    public const string Stream = "competence/all";

    public static YamlNode.Map Of(CompetenceLayer layer) => YamlNode.Map.Of(("procedures", Texts(layer.Procedures)), ("rules", new YamlNode.List(0, [.. layer.Rules.Select(YamlNode (r) => Of(r))])));

    public static YamlNode.Map Of(IEnumerable<KeptChange> changes) => YamlNode.Map.Of(("changes", new YamlNode.List(0, [.. changes.Select(YamlNode (kept) => YamlNode.Map.Of(
        ("old", kept.Change.Old is { } old ? Text(old) : null), ("rule", kept.Change.New is { } rule ? Of(rule) : null), ("ends", kept.Change is CompetenceChange.End end ? Day(end.To) : null),
        ("by", Text(kept.By.ToString())), ("at", Text(kept.At.ToString("O", CultureInfo.InvariantCulture)))))])));

    public static CompetenceLayer Layer(string yaml) => Read(yaml, map => new CompetenceLayer(map.Texts("procedures"), [.. map.Maps("rules").Select(at => CompetenceFiles.ReadRule(at))]));

    public static ImmutableArray<KeptChange> Changes(string yaml) => yaml.Length == 0 ? [] : Read(yaml, map => map.Maps("changes").Select(Change).ToImmutableArray());

    private static KeptChange Change(MapReader at)
    {
        var (old, rule, ends) = (at.TextOrNull("old"), at.MapOrNull("rule"), at.DateOrNull("ends"));
        var (by, when) = (Guid.Parse(at.Text("by")), DateTimeOffset.Parse(at.Text("at"), CultureInfo.InvariantCulture));
        CompetenceChange change = (old, rule) switch
        {
            (null, { } added) => new CompetenceChange.Add(CompetenceFiles.ReadRule(added)),
            ({ } of, { } next) => new CompetenceChange.Replace(of, CompetenceFiles.ReadRule(next)),
            _ => new CompetenceChange.End(old!, ends!.Value),
        };
        at.NothingElse();
        return new KeptChange(change, by, when);
    }

    private static YamlNode.Map Of(CompetenceRule rule)
    {
        var map = YamlNode.Map.Of(("id", Text(rule.Id)));
        foreach (var (input, codes) in rule.When)
            map = map.With(input, Texts(codes));
        (string Key, YamlNode? Value)[] result = rule.Result switch
        {
            CompetenceResult.Competent c => [("competent", Text(c.Anchor)), ("intake", Organ(c.IntakeOrgan)), ("decider", Organ(c.DeciderOrgan))],
            CompetenceResult.None none => [("competent", Text("none")), ("reason", Text(none.Reason))],
            _ => [],
        };
        (string Key, YamlNode? Value)[] rest = [.. result, ("from", Day(rule.From)), ("to", Day(rule.To)), ("source", Text(rule.Source)), ("verified", YamlNode.Scalar.OfWord(rule.Verified ? "true" : "false"))];
        foreach (var (key, value) in rest)
            map = value is null ? map : map.With(key, value);
        return map;
    }

    private static T Read<T>(string yaml, Func<MapReader, T> read)
    {
        var faults = new CatalogueFaults();
        if (YamlText.Read(Stream, yaml, faults) is { } root && MapReader.Of(Stream, root, faults) is var map && read(map) is var value)
        {
            map.NothingElse();
            if (faults.All.Count == 0)
                return value;
        }

        throw new InvalidOperationException($"A kept competence text no longer reads: {faults.All[0]}");
    }

    private static YamlNode.Scalar Text(string text) => YamlNode.Scalar.OfText(text);

    private static YamlNode.Scalar? Organ(string organ) => organ.Length == 0 ? null : Text(organ);

    private static YamlNode.Scalar? Day(DateOnly? day) => day is { } known ? Text(known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null;

    private static YamlNode.List Texts(IEnumerable<string> texts) => new(0, [.. texts.Select(YamlNode (text) => Text(text))]);
}
