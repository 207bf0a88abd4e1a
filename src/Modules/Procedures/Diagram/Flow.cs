using System.Collections.Immutable;

namespace ThongSuot.Procedures.Diagram;

/// <summary>What is to be drawn, before anything has a place: boxes in the order in which they stand below one another, and the ways between them.</summary>
internal sealed record Flow(ImmutableArray<FlowBox> Boxes, ImmutableArray<FlowWay> Ways);

/// <param name="Lane">The performer's words; boxes with the same words share a lane.</param>
/// <param name="Heading">"Bước 4".</param>
/// <param name="Foot">"5 ngày làm việc".</param>
internal sealed record FlowBox(string Node, BoxShape Shape, string Lane, string? Heading, string Text, string? Foot = null)
{
    /// <summary>However little text it has.</summary>
    public int LeastHeight { get; init; }
}

/// <param name="Aside">Leaves at the box's side: the way past what follows.</param>
internal sealed record FlowWay(int From, int To, string? Label, bool Aside);
