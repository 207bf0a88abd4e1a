using ThongSuot.Procedures.Drafting;

namespace ThongSuot.Procedures.Authoring;

/// <summary>What the fields of a node are drawn from.</summary>
/// <param name="Before">Names of the nodes that come before it.</param>
internal sealed record NodeShown(OpenedDraft Draft, NodeForm Form, IReadOnlyList<string> Before);
