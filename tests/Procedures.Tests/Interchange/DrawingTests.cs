using System.Globalization;
using System.Xml.Linq;
using ThongSuot.Procedures.Interchange;

namespace ThongSuot.Procedures.Tests.Interchange;

public sealed class DrawingTests
{
    public static TheoryData<string> Codes => Shipped.Codes;

    [Theory]
    [MemberData(nameof(Codes))]
    public void Everything_is_drawn_once_nothing_overlaps_and_lines_touch_what_they_join(string code)
    {
        var xml = BpmnFiles.Write(Shipped.Text(code), Shipped.Reference);
        var (root, scope) = (XDocument.Parse(xml).Root!, Shipped.Model(xml).Scope);
        var shapes = root.Descendants(Bpmn.Diagram + "BPMNShape").ToDictionary(s => (string)s.Attribute("bpmnElement")!, s => Box(s.Element(Bpmn.Common + "Bounds")!), StringComparer.Ordinal);
        var edges = root.Descendants(Bpmn.Diagram + "BPMNEdge").ToDictionary(e => (string)e.Attribute("bpmnElement")!, StringComparer.Ordinal);
        var lanes = root.Descendants(Bpmn.Model + "lane").Select(l => (string)l.Attribute("id")!).ToList();
        Assert.Equal(scope.Elements.Select(e => e.Id).Concat(lanes).Append("participant").Order(StringComparer.Ordinal), shapes.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(scope.Flows.Select(f => f.Id).Order(StringComparer.Ordinal), edges.Keys.Order(StringComparer.Ordinal));

        var free = scope.Elements.Where(e => e.AttachedTo is null).Select(e => shapes[e.Id]).ToList();
        Assert.All(free.SelectMany((one, i) => free.Skip(i + 1).Select(other => (one, other))), pair => Assert.False(pair.one.Overlaps(pair.other)));
        Assert.All(scope.Elements, e => Assert.True(shapes["participant"].Holds(shapes[e.Id].X, shapes[e.Id].Y)));
        Assert.All(scope.Elements.Where(e => e.AttachedTo is null), e => Assert.Contains(lanes, lane => shapes[lane].Holds(shapes[e.Id].X, shapes[e.Id].Y)));
        Assert.All(scope.Flows, flow =>
        {
            var points = edges[flow.Id].Elements(Bpmn.Interchange + "waypoint").Select(p => (X: Number(p, "x"), Y: Number(p, "y"))).ToList();
            Assert.True(shapes[flow.From].Holds(points[0].X, points[0].Y), $"{flow.Id} begins beside {flow.From}");
            Assert.True(shapes[flow.To].Holds(points[^1].X, points[^1].Y), $"{flow.Id} ends beside {flow.To}");
        });
    }

    private static Rectangle Box(XElement bounds) => new(Number(bounds, "x"), Number(bounds, "y"), Number(bounds, "width"), Number(bounds, "height"));

    private static int Number(XElement at, string name) => int.Parse(at.Attribute(name)!.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private sealed record Rectangle(int X, int Y, int Width, int Height)
    {
        public bool Overlaps(Rectangle other) => X < other.X + other.Width && other.X < X + Width && Y < other.Y + other.Height && other.Y < Y + Height;

        public bool Holds(int x, int y) => x >= X && x <= X + Width && y >= Y && y <= Y + Height;
    }
}
