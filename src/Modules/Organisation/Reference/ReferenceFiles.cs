using System.Globalization;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Text;
using YamlDotNet.RepresentationModel;

namespace ThongSuot.Organisation.Reference;

/// <summary>
/// Reads levels, kinds of bodies, types and the ladder from the catalogue's YAML. Each file is a list, or a map with one list;
/// keys that are not known here belong to other readers. A missing file gives null: what is stored stays.
/// </summary>
internal sealed class ReferenceFiles(string folder)
{
    public IReadOnlyList<Level>? Levels() => Read("levels.yaml", (row, _) => new Level
    {
        Code = row.Required("code"), Name = row.Name(), Rank = int.Parse(row.Text("rank") ?? "0", CultureInfo.InvariantCulture), Legacy = row.Flag("legacy"),
        ValidFrom = row.From(), ValidTo = row.To(), Source = row.Text("source"), Verified = row.Flag("verified"),
    });

    public IReadOnlyList<BodyKind>? BodyKinds() => Read("body_kinds.yaml", (row, _) => new BodyKind
    {
        Code = row.Required("code"), Name = row.Name(), Level = row.Text("level"),
        ValidFrom = row.From(), ValidTo = row.To(), Source = row.Text("source"), Verified = row.Flag("verified"),
    });

    public IReadOnlyList<OrganisationType>? OrganisationTypes() => Read("organisation_types.yaml", (row, _) => new OrganisationType
    {
        Code = row.Required("code"), Name = row.Name(),
        ValidFrom = row.From(), ValidTo = row.To(), Source = row.Text("source"), Verified = row.Flag("verified"),
    });

    public IReadOnlyList<Superior>? Superiors() => Read("superior.yaml", (row, order) => new Superior
    {
        Order = order, FromKind = row.Required("from_kind"), AtLevel = row.Text("at_level"), To = row.Required("to"),
        Role = row.Text("role") ?? RoleAt(row.Required("to")),
        ValidFrom = row.From(), ValidTo = row.To(), Source = row.Text("source"), Verified = row.Flag("verified"),
    });

    // The one who acts at a collective organ has the organ's name as role; "up" alone leads from a cell to its grassroots committee.
    private static string RoleAt(string to) => to switch
    {
        "up" => "grassroots_committee",
        _ when to.StartsWith("up.", StringComparison.Ordinal) => to[3..],
        _ => to,
    };

    private List<T>? Read<T>(string file, Func<Row, int, T> make)
    {
        var path = Path.Combine(folder, "reference", file);
        if (!File.Exists(path))
            return null;
        using var reader = new StreamReader(path);
        var yaml = new YamlStream();
        yaml.Load(reader);
        var root = yaml.Documents[0].RootNode;
        var list = root as YamlSequenceNode ?? ((YamlMappingNode)root).Children.Values.OfType<YamlSequenceNode>().First();
        return [.. list.OfType<YamlMappingNode>().Select((node, order) => make(new Row(path, node), order))];
    }

    private readonly record struct Row(string File, YamlMappingNode Node)
    {
        public string? Text(string key) =>
            Node.Children.TryGetValue(new YamlScalarNode(key), out var value) && value is YamlScalarNode { Value: { Length: > 0 } text } && text is not ("null" or "~")
                ? Folding.Normalise(text)
                : null;

        public string Required(string key) => Text(key) ?? throw new InvalidDataException($"{File}, line {Node.Start.Line}: no {key}.");

        public string Name() => Text("name") ?? Required("name_vi");

        public bool Flag(string key) => Text(key) is "true";

        public DateOnly From() => Date("valid_from") ?? Date("from") ?? DateOnly.MinValue;

        public DateOnly? To() => Date("valid_to");

        private DateOnly? Date(string key) => Text(key) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    }
}
