using System.Collections.Immutable;

namespace ThongSuot.Procedures.Interchange;

/// <summary>A model as a tree: what follows one another, and what forks and comes together again.</summary>
internal abstract record Block;

/// <param name="Limit">A timer on its boundary that says how long it may take.</param>
internal sealed record WorkBlock(FlowElement Element, FlowElement? Limit) : Block
{
    /// <summary>When the limit is over it goes on without an answer.</summary>
    public bool GoesOnAtLimit { get; init; }
}

/// <param name="Limit">As of a work; a text has no place for it.</param>
/// <param name="Do">What stands in the sub-process.</param>
internal sealed record ScopeBlock(FlowElement Element, FlowElement? Limit, ImmutableArray<Block> Do) : Block;

/// <param name="Element">The gateway, or the activity that forks or comes together by itself.</param>
/// <param name="Kind">How it forks; <see cref="ElementKind.BoundaryEvent"/>: work and the timers on its boundary.</param>
/// <param name="Activation">Of a complex join: how many branches are enough.</param>
internal sealed record ForkBlock(FlowElement Element, ElementKind Kind, ImmutableArray<(SequenceFlow? Way, ImmutableArray<Block> Do)> Branches, string? Activation) : Block;
