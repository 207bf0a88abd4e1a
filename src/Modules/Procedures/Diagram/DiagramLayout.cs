using System.Collections.Immutable;

namespace ThongSuot.Procedures.Diagram;

/// <summary>
/// Gives every box a place. Each box has a height range of its own, so no two can overlap, whatever their lanes; between two of them lies a gap
/// in which ways run across, and left of each lane's boxes a gutter in which they run down.
/// </summary>
internal sealed class DiagramLayout
{
    private const int BoxWidth = 148, Padding = 7, Slant = 12, Margin = 9, Channel = 9;
    private const int Text = 13, TextHeight = 17, Small = 11, SmallHeight = 15;
    private const int Gap = 26, LabelRoom = 16, Track = 9, Tail = 14;

    private readonly Flow _flow;
    private readonly ImmutableArray<string> _titles;
    private readonly ImmutableArray<int> _laneOf;
    private readonly Channels _channels;

    private DiagramLayout(Flow flow)
    {
        _flow = flow;
        _titles = [.. flow.Boxes.Select(b => b.Lane).Distinct(StringComparer.Ordinal)];
        _laneOf = [.. flow.Boxes.Select(b => _titles.IndexOf(b.Lane))];
        _channels = Channels.For(flow, _laneOf, _titles.Length);
    }

    public static SwimlaneDiagram Of(Flow flow) => new DiagramLayout(flow).Draw();

    private SwimlaneDiagram Draw()
    {
        var titles = _titles.Select(title => TextMeasure.Wrap(title, Text, BoxWidth)).ToList();
        var head = titles.Max(lines => lines.Length) * TextHeight + 2 * Padding;
        var lanes = ImmutableArray.CreateBuilder<Lane>();
        var right = 0;
        foreach (var (title, i) in _titles.Select((title, i) => (title, i)))
        {
            var width = 2 * Margin + BoxWidth + Channel * _channels.InLane[i];
            lanes.Add(new Lane(title, Lines(titles[i].Select(line => (line, TextKind.Strong)), right + width / 2, Padding), right, width));
            right += width;
        }

        var boxes = ImmutableArray.CreateBuilder<Box>();
        var y = head + Gap / 2;
        for (var i = 0; i < _flow.Boxes.Length; i++)
        {
            var box = Place(_flow.Boxes[i], _laneOf[i], lanes[_laneOf[i]], y);
            boxes.Add(box);
            y = box.Bottom + GapBelow(i);
        }

        var placed = boxes.ToImmutable();
        return new SwimlaneDiagram(
            right, placed[^1].Bottom + Gap / 2, head, lanes.ToImmutable(), placed, [.. _flow.Ways.Select((way, i) => Line(way, _channels.Of[i], placed))]);
    }

    private static Box Place(FlowBox box, int index, Lane lane, int y)
    {
        var x = lane.X + lane.Width - Margin - BoxWidth;
        var inner = BoxWidth - 2 * Padding - (box.Shape is BoxShape.Condition or BoxShape.Call or BoxShape.Each ? Slant : 0);
        IEnumerable<(string, TextKind)> lines =
        [
            .. (box.Heading is { } heading ? TextMeasure.Wrap(heading, Text, inner) : []).Select(line => (line, TextKind.Strong)),
            .. TextMeasure.Wrap(box.Text, Text, inner).Select(line => (line, TextKind.Plain)),
            .. (box.Foot is { } foot ? TextMeasure.Wrap(foot, Small, inner) : []).Select(line => (line, TextKind.Small)),
        ];
        var placed = Lines(lines, x + BoxWidth / 2, y + Padding);
        return new Box(box.Node, box.Shape, index, placed, x, y, BoxWidth, Math.Max(placed.Sum(line => Height(line.Kind)) + 2 * Padding, box.LeastHeight));
    }

    private static ImmutableArray<TextLine> Lines(IEnumerable<(string Text, TextKind Kind)> lines, int x, int top)
    {
        var placed = ImmutableArray.CreateBuilder<TextLine>();
        foreach (var (text, kind) in lines)
        {
            placed.Add(new TextLine(text, kind, x, top + Height(kind) - 4));
            top += Height(kind);
        }

        return placed.ToImmutable();
    }

    private static int Height(TextKind kind) => kind == TextKind.Small ? SmallHeight : TextHeight;

    private int GapBelow(int box)
    {
        var labels = (HasLabel(box) ? LabelRoom : 0) + (_flow.Ways.Any(w => w.To == box + 1 && LabelledAtEnd(w)) ? LabelRoom : 0);
        return Gap + labels + (LeavesAcross(box) ? Track : 0);
    }

    private bool HasLabel(int box) => _flow.Boxes[box].Shape == BoxShape.Condition;

    private bool LabelledAtEnd(FlowWay way) => way.Label is not null && _flow.Boxes[way.From].Shape == BoxShape.Fork;

    /// <summary>Whether some way that leaves below must get into the gutter first.</summary>
    private bool LeavesAcross(int box) => _flow.Ways.Where((w, i) => w.From == box && !w.Aside && _channels.Of[i] is not null).Any();

    private Connector Line(FlowWay way, int? channel, ImmutableArray<Box> boxes)
    {
        var (from, to) = (boxes[way.From], boxes[way.To]);
        var across = to.Y - Tail - (LabelledAtEnd(way) ? LabelRoom : 0);
        List<Point> points = [];
        if (channel is { } at)
        {
            var x = from.X - Channel * (at + 1);
            var start = way.Aside ? new Point(from.X, from.CentreY) : new Point(from.CentreX, from.Bottom);
            var turn = way.Aside ? from.CentreY : from.Bottom + (HasLabel(way.From) ? LabelRoom : 0) + Track;
            points.AddRange([start, start with { Y = turn }, new Point(x, turn), new Point(x, across), new Point(to.CentreX, across), new Point(to.CentreX, to.Y)]);
        }
        else
        {
            points.AddRange([new(from.CentreX, from.Bottom), new(from.CentreX, across), new(to.CentreX, across), new(to.CentreX, to.Y)]);
        }

        var label = LabelledAtEnd(way) ? new Point(to.CentreX + 5, to.Y - Tail + 2)
            : way.Aside ? new Point(points[2].X + 4, from.Bottom + 14) : new Point(from.CentreX + 5, from.Bottom + 14);
        return new Connector(way.From, way.To, [.. Straight(points)], way.Label, label);
    }

    /// <summary>Without points that change nothing.</summary>
    private static IEnumerable<Point> Straight(List<Point> points)
    {
        for (var i = 0; i < points.Count; i++)
        {
            var same = i > 0 && points[i] == points[i - 1];
            var between = i > 0 && i < points.Count - 1
                && ((points[i - 1].X == points[i].X && points[i].X == points[i + 1].X) || (points[i - 1].Y == points[i].Y && points[i].Y == points[i + 1].Y));
            if (!same && !between)
                yield return points[i];
        }
    }
}
