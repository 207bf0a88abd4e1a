using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ThongSuot.Procedures.Interchange;

/// <summary>Writes a model as BPMN 2.0 XML with its diagram, elements in the order that the schemas ask for.</summary>
internal sealed class BpmnWriter
{
    private readonly Dictionary<string, string> _messages = new(StringComparer.Ordinal);
    private int _lanes;

    public static string Write(FlowModel model)
    {
        var document = new BpmnWriter().Document(model);
        var text = new StringBuilder();
        // Line ends inside texts are written as references, or a reader would make one kind of them.
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize, Encoding = Encoding.UTF8 };
        using (var writer = XmlWriter.Create(new Utf8Text(text), settings))
            document.Save(writer);
        return text.Append('\n').ToString();
    }

    private XDocument Document(FlowModel model)
    {
        var process = new XElement(Bpmn.Model + "process", new XAttribute("id", model.Id), Name(model.Name), new XAttribute("isExecutable", "false"),
            Extension("procedure", model.Own), Scope(model.Scope));
        return new XDocument(new XElement(Bpmn.Model + "definitions",
            new XAttribute("id", "definitions"), new XAttribute("targetNamespace", Bpmn.Own.NamespaceName), new XAttribute("exporter", "Thông Suốt"),
            new XAttribute(XNamespace.Xmlns + "bpmn", Bpmn.Model), new XAttribute(XNamespace.Xmlns + "bpmndi", Bpmn.Diagram), new XAttribute(XNamespace.Xmlns + "dc", Bpmn.Common),
            new XAttribute(XNamespace.Xmlns + "di", Bpmn.Interchange), new XAttribute(XNamespace.Xmlns + "xsi", Bpmn.Instance), new XAttribute(XNamespace.Xmlns + "ts", Bpmn.Own),
            new XElement(Bpmn.Model + "collaboration", new XAttribute("id", "collaboration"),
                new XElement(Bpmn.Model + "participant", new XAttribute("id", "participant"), Name(model.Name), new XAttribute("processRef", model.Id))),
            process,
            _messages.Select(m => new XElement(Bpmn.Model + "message", new XAttribute("id", m.Value), new XAttribute("name", m.Key))),
            BpmnDrawing.Of(model)));
    }

    private IEnumerable<XElement> Scope(FlowScope scope) =>
    [
        Lanes(scope), .. scope.Elements.Select(element => Element(element, scope)), .. scope.Flows.Select(Flow),
    ];

    private XElement Lanes(FlowScope scope) => new(Bpmn.Model + "laneSet", new XAttribute("id", $"lanes_{_lanes}"),
        scope.Elements.GroupBy(e => e.Lane, StringComparer.Ordinal).Select(lane => new XElement(Bpmn.Model + "lane",
            new XAttribute("id", LaneId(_lanes++)), Name(lane.Key), lane.Select(e => new XElement(Bpmn.Model + "flowNodeRef", e.Id)))));

    public static string LaneId(int number) => string.Create(CultureInfo.InvariantCulture, $"lane_{number + 1}");

    private XElement Element(FlowElement element, FlowScope scope)
    {
        var written = new XElement(Bpmn.Model + Tag(element.Kind), new XAttribute("id", element.Id), Name(element.Name),
            element.Default is { } flow ? new XAttribute("default", flow) : null,
            element.AttachedTo is { } activity ? new XAttribute("attachedToRef", activity) : null,
            element.Called is { Length: > 0 } called ? new XAttribute("calledElement", called) : null,
            element.Documentation.Length > 0 ? new XElement(Bpmn.Model + "documentation", element.Documentation) : null,
            Extension("node", element.Own),
            scope.Flows.Where(f => f.To == element.Id).Select(f => new XElement(Bpmn.Model + "incoming", f.Id)),
            scope.Flows.Where(f => f.From == element.Id).Select(f => new XElement(Bpmn.Model + "outgoing", f.Id)));
        if (element.IsMultiple)
            written.Add(new XElement(Bpmn.Model + "multiInstanceLoopCharacteristics", new XAttribute("isSequential", "false")));
        if (element.Inner is { } inner)
            written.Add(Scope(inner));
        if (element.Activation is { } activation)
            written.Add(Expression("activationCondition", activation));
        if (element.IsTimer)
            written.Add(new XElement(Bpmn.Model + "timerEventDefinition", element.Duration is { } duration ? Expression("timeDuration", duration) : null));
        if (element.Message is { } message)
            written.Add(new XElement(Bpmn.Model + "messageEventDefinition", new XAttribute("messageRef", MessageId(message))));
        return written;
    }

    private static XElement Flow(SequenceFlow flow) => new(Bpmn.Model + "sequenceFlow",
        new XAttribute("id", flow.Id), Name(flow.Name), new XAttribute("sourceRef", flow.From), new XAttribute("targetRef", flow.To),
        flow.Condition is { } condition ? Expression("conditionExpression", condition, flow.Language) : null);

    private static XElement Expression(string name, string text, string? language = null) => new(Bpmn.Model + name,
        new XAttribute(Bpmn.Instance + "type", "bpmn:tFormalExpression"), language is null ? null : new XAttribute("language", language), text);

    private static XElement? Extension(string name, string? own) =>
        own is null ? null : new XElement(Bpmn.Model + "extensionElements", new XElement(Bpmn.Own + name, Bpmn.Clean(own)));

    private static XAttribute? Name(string name) => name.Length == 0 ? null : new XAttribute("name", name);

    private static string Tag(ElementKind kind)
    {
        var name = kind.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private string MessageId(string message)
    {
        if (!_messages.TryGetValue(message, out var id))
            _messages[message] = id = string.Create(CultureInfo.InvariantCulture, $"message_{_messages.Count + 1}");
        return id;
    }

    // Says UTF-8 in the first line; a text in memory would say UTF-16.
    private sealed class Utf8Text(StringBuilder text) : StringWriter(text, CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
