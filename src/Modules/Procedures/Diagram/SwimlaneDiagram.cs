using System.Collections.Immutable;

namespace ThongSuot.Procedures.Diagram;

/// <summary>
/// A process drawn as lanes: who does it from left to right, in which order from top to bottom. All lengths are units of the picture, 16 to the
/// page's em.
/// </summary>
public sealed class SwimlaneDiagram
{
    internal const int UnitsPerEm = 16;

    internal SwimlaneDiagram(int width, int height, int headHeight, ImmutableArray<Lane> lanes, ImmutableArray<Box> boxes, ImmutableArray<Connector> connectors) =>
        (Width, Height, HeadHeight, Lanes, Boxes, Connectors) = (width, height, headHeight, lanes, boxes, connectors);

    internal int Width { get; }

    internal int Height { get; }

    /// <summary>Height of the lanes' titles.</summary>
    internal int HeadHeight { get; }

    internal ImmutableArray<Lane> Lanes { get; }

    /// <summary>From top to bottom.</summary>
    internal ImmutableArray<Box> Boxes { get; }

    internal ImmutableArray<Connector> Connectors { get; }
}

/// <summary>The column of one performer.</summary>
internal sealed record Lane(string Title, ImmutableArray<TextLine> Lines, int X, int Width);

internal enum BoxShape
{
    /// <summary>Where the process begins or ends.</summary>
    Terminal,

    Step,

    /// <summary>A step that asks several bodies at once.</summary>
    Consult,

    /// <summary>A question with the ways "Có" and "Không".</summary>
    Condition,

    /// <summary>The beginning or end of what goes on at the same time.</summary>
    Fork,

    /// <summary>The beginning or end of what is done for each of a list.</summary>
    Each,

    /// <summary>Another procedure, awaited.</summary>
    Call,

    Wait,
}

/// <param name="Node">Id of the node it stands for; empty for beginning and end.</param>
/// <param name="Lane">Index of its lane.</param>
internal sealed record Box(string Node, BoxShape Shape, int Lane, ImmutableArray<TextLine> Lines, int X, int Y, int Width, int Height)
{
    public int Bottom => Y + Height;

    public int Right => X + Width;

    public int CentreX => X + Width / 2;

    public int CentreY => Y + Height / 2;
}

internal enum TextKind { Plain, Strong, Small }

/// <param name="X">Its middle.</param>
/// <param name="Y">Its base line.</param>
internal sealed record TextLine(string Text, TextKind Kind, int X, int Y);

/// <summary>A line from one box to another, drawn with an arrow at its end.</summary>
/// <param name="From">Index of a box.</param>
/// <param name="To">Index of a box.</param>
/// <param name="Points">From the edge of the one to the upper edge of the other, each straight down or across.</param>
/// <param name="Label">Which way it is; the line's beginning of text at the point given.</param>
internal sealed record Connector(int From, int To, ImmutableArray<Point> Points, string? Label, Point LabelAt);

internal sealed record Point(int X, int Y);
