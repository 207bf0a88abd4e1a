using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using ThongSuot.Procedures.Diagram;

namespace ThongSuot.Procedures.Interchange;

/// <summary>
/// The diagram of a model, by the same layout as the page's picture. What stands in a sub-process is a diagram of its own, which tools open from
/// the closed sub-process.
/// </summary>
internal sealed class BpmnDrawing
{
    private const int Band = 30, Event = 36, Gateway = 50, Small = 11, LabelHeight = 14, LabelWidth = 170;

    private readonly List<XElement> _diagrams = [];
    private int _lanes;

    /// <summary>Height of what lies above the lanes: the pool's title, and room for titles of lanes, which viewers centre in a band of one line.</summary>
    private int _top;

    public static IEnumerable<XElement> Of(FlowModel model)
    {
        var drawing = new BpmnDrawing();
        drawing.Plane("collaboration", model.Scope, isWhole: true);
        return drawing._diagrams;
    }

    private void Plane(string of, FlowScope scope, bool isWhole)
    {
        var number = _diagrams.Count + 1;
        var flow = Boxes(scope);
        var layout = DiagramLayout.Of(flow);
        _top = Band + Math.Max(0, (layout.HeadHeight - Band) / 2);
        var plane = new XElement(Bpmn.Diagram + "BPMNPlane", Id($"plane_{number}"), new XAttribute("bpmnElement", of));
        _diagrams.Add(new XElement(Bpmn.Diagram + "BPMNDiagram", Id($"diagram_{number}"), plane));
        if (isWhole)
            plane.Add(Shape("participant", 0, 0, layout.Width, layout.Height + _top, new XAttribute("isHorizontal", "false")));
        foreach (var lane in layout.Lanes)
        {
            var id = BpmnWriter.LaneId(_lanes++);
            if (isWhole)
                plane.Add(Shape(id, lane.X, _top, lane.Width, layout.Height, new XAttribute("isHorizontal", "false")));
        }

        var places = Places(scope, layout);
        foreach (var element in scope.Elements)
            plane.Add(Shape(element, places[element.Id]));
        foreach (var (way, line, drawn) in scope.Flows.Zip(layout.Connectors, flow.Ways))
            plane.Add(Edge(way, line, places[way.From], places[way.To], drawn.Aside));
        foreach (var inner in scope.Elements.Where(e => e.Inner is not null))
            Plane(inner.Id, inner.Inner!, isWhole: false);
    }

    /// <summary>Every element but boundary events, which sit on their activity.</summary>
    private static Flow Boxes(FlowScope scope)
    {
        var elements = scope.Elements.Where(e => e.AttachedTo is null).ToList();
        var index = elements.Select((e, i) => (e.Id, i)).ToDictionary(x => x.Id, x => x.i, StringComparer.Ordinal);
        foreach (var boundary in scope.Elements.Where(e => e.AttachedTo is not null))
            index[boundary.Id] = index[boundary.AttachedTo!];
        var left = new HashSet<string>(StringComparer.Ordinal);
        return new Flow(
            [.. elements.Select(e => new FlowBox(e.Id, e.IsGateway ? BoxShape.Fork : BoxShape.Step, e.Lane, null, e.IsActivity ? e.Name : "") { LeastHeight = Math.Max(e.IsActivity ? Gateway : SizeOf(e), HeightOf(FirstOf(scope, e)) + LabelHeight) })],
            // The first way goes down, the others leave at the side.
            [.. scope.Flows.Select(f => new FlowWay(index[f.From], index[f.To], f.Name.Length > 0 ? f.Name : null, scope.Elements.First(e => e.Id == f.From).AttachedTo is not null || !left.Add(f.From)))]);
    }

    private Dictionary<string, Place> Places(FlowScope scope, SwimlaneDiagram layout)
    {
        var boxes = layout.Boxes.ToDictionary(b => b.Node, StringComparer.Ordinal);
        return scope.Elements.ToDictionary(e => e.Id, e =>
        {
            var box = boxes[e.AttachedTo ?? e.Id];
            var y = box.Y + _top;
            if (e.IsActivity)
                return new Place(box.X, y, box.Width, box.Height);
            var size = SizeOf(e);
            var centre = e.AttachedTo is null ? box.CentreX : box.X;
            return new Place(centre - size / 2, y + box.Height / 2 - size / 2, size, size);
        }, StringComparer.Ordinal);
    }

    private static int SizeOf(FlowElement element) => element.IsGateway ? Gateway : Event;

    private static XElement Shape(FlowElement element, Place place)
    {
        var shape = Shape(element.Id, place.X, place.Y, place.Width, place.Height, element.Inner is null ? null : new XAttribute("isExpanded", "false"));
        if (!element.IsActivity && element.Name.Length > 0)
            shape.Add(Label(place.X + place.Width + 4, place.Y + place.Height / 2 - LabelHeight / 2, element.Name));
        return shape;
    }

    private static XElement Shape(string of, int x, int y, int width, int height, XAttribute? how) =>
        new(Bpmn.Diagram + "BPMNShape", Id($"{of}_di"), new XAttribute("bpmnElement", of), how, Bounds(x, y, width, height));

    private XElement Edge(SequenceFlow flow, Connector line, Place from, Place to, bool isAside)
    {
        List<(int X, int Y)> points = [.. line.Points.Select(p => (p.X, p.Y + _top))];
        // The layout's boxes are wider than events and gateways: the line goes on to their edge.
        points[0] = isAside ? (from.X, points[0].Y) : (points[0].X, from.Y + from.Height);
        points[^1] = (points[^1].X, to.Y);
        var edge = new XElement(Bpmn.Diagram + "BPMNEdge", Id($"{flow.Id}_di"), new XAttribute("bpmnElement", flow.Id),
            points.Select(p => new XElement(Bpmn.Interchange + "waypoint", Number("x", p.X), Number("y", p.Y))));
        // What leads down is told beside the fork, where nothing else stands; the others at their ends.
        if (line.Label is { } label)
            edge.Add(isAside ? Label(line.LabelAt.X, line.LabelAt.Y + _top - LabelHeight, label) : Label(from.X + from.Width + 4, from.Y, label));
        return edge;
    }

    private static XElement Label(int x, int y, string text) =>
        new(Bpmn.Diagram + "BPMNLabel", Bounds(x, y, Math.Min(TextMeasure.Width(text, Small) + 2, LabelWidth), HeightOf(text)));

    private static string FirstOf(FlowScope scope, FlowElement fork) => fork.IsGateway ? scope.Flows.FirstOrDefault(f => f.From == fork.Id)?.Name ?? "" : "";

    private static int HeightOf(string text) => TextMeasure.Wrap(text, Small, LabelWidth).Length * LabelHeight;

    private static XElement Bounds(int x, int y, int width, int height) =>
        new(Bpmn.Common + "Bounds", Number("x", x), Number("y", y), Number("width", width), Number("height", height));

    private static XAttribute Id(string id) => new("id", id);

    private static XAttribute Number(string name, int value) => new(name, value.ToString(CultureInfo.InvariantCulture));

    private sealed record Place(int X, int Y, int Width, int Height);
}
