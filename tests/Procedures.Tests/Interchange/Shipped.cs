using System.Runtime.CompilerServices;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Interchange;
using ThongSuot.Procedures.Tests.Catalogue;

namespace ThongSuot.Procedures.Tests.Interchange;

/// <summary>The shipped texts and lists, and the schemas of the OMG.</summary>
internal static class Shipped
{
    private static readonly Lazy<XmlSchemaSet> s_schemas = new(ReadSchemas);

    public static Reference Reference { get; } = ReadReference();

    public static TheoryData<string> Codes => [.. Files().Select(f => Path.GetFileNameWithoutExtension(f))];

    public static YamlNode.Map Text(string code)
    {
        var file = Files().Single(f => Path.GetFileNameWithoutExtension(f) == code);
        return Yaml(File.ReadAllText(file));
    }

    public static YamlNode.Map Yaml(string text)
    {
        var faults = new CatalogueFaults();
        var root = YamlText.Read("text", text, faults);
        Assert.True(root is not null, string.Join('\n', faults.All));
        return (YamlNode.Map)root;
    }

    /// <summary>Everything that the schemas of BPMN 2.0 find wrong.</summary>
    public static List<string> SchemaFaults(string xml)
    {
        var faults = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = s_schemas.Value, ValidationFlags = XmlSchemaValidationFlags.ReportValidationWarnings | XmlSchemaValidationFlags.ProcessIdentityConstraints };
        // Our own elements stand where the schema allows any, and there is none for them.
        settings.ValidationEventHandler += (_, found) =>
        {
            if (found.Severity == XmlSeverityType.Error || !found.Message.Contains(Bpmn.Own.NamespaceName, StringComparison.Ordinal))
                faults.Add($"{found.Exception.LineNumber}: {found.Message}");
        };
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        while (reader.Read())
        {
        }

        return faults;
    }

    /// <summary>Without anything of ours.</summary>
    public static string Stripped(string xml)
    {
        var document = XDocument.Parse(xml);
        document.Descendants(Bpmn.Model + "extensionElements").Remove();
        document.Descendants().Attributes().Where(a => a.Name.Namespace == Bpmn.Own).Remove();
        return document.ToString();
    }

    public static FlowModel Model(string xml)
    {
        var model = BpmnReader.Read(BoundedXml.Read(xml).Value!);
        Assert.True(model.IsOk, string.Join('\n', model.Faults));
        return model.Value!;
    }

    /// <summary>Elements with kind, name and lane, and flows with their conditions, one to a line.</summary>
    public static IEnumerable<string> GraphOf(FlowScope scope, string inside = "") =>
    [
        .. scope.Elements.Select(e => $"{inside}{e.Id} {e.Kind} “{e.Name}” [{e.Lane}] {e.AttachedTo} {(e.IsTimer ? e.Duration ?? "timer" : "")} {e.Message} {e.Called} {e.Activation} {e.IsMultiple} {e.Documentation}"),
        .. scope.Flows.Select(f => $"{inside}{f.From} → {f.To} {f.Condition} {(scope.Elements.Any(e => e.Default == f.Id) ? "default" : "")}"),
        .. scope.Elements.Where(e => e.Inner is not null).SelectMany(e => GraphOf(e.Inner!, $"{inside}{e.Id}/")),
    ];

    public static string Folder { get; } = Here();

    private static string[] Files() => [.. Directory.EnumerateFiles(CatalogueFolder.Shipped, "*.yaml", SearchOption.AllDirectories)
        .Where(f => Path.GetFileName(Path.GetDirectoryName(f)) is { } folder && Path.GetFileName(f).StartsWith(folder + "-", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static Reference ReadReference()
    {
        var faults = new CatalogueFaults();
        var files = Directory.EnumerateFiles(Path.Combine(CatalogueFolder.Shipped, "reference"), "*.yaml")
            .ToDictionary(f => Reference.Folder + Path.GetFileName(f), f => YamlText.Read(f, File.ReadAllText(f), faults)!, StringComparer.Ordinal);
        return Reference.Read(files, faults);
    }

    private static XmlSchemaSet ReadSchemas()
    {
        var schemas = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        schemas.Add(null, Path.Combine(Folder, "..", "node_modules", "bpmn-moddle", "resources", "bpmn", "xsd", "BPMN20.xsd"));
        schemas.Compile();
        return schemas;
    }

    private static string Here([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
