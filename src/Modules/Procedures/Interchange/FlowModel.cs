using System.Collections.Immutable;

namespace ThongSuot.Procedures.Interchange;

/// <summary>The kinds of elements that a process tree can come from.</summary>
internal enum ElementKind
{
    StartEvent, EndEvent, Task, UserTask, ManualTask, SendTask, ReceiveTask, ServiceTask, ScriptTask, BusinessRuleTask, CallActivity, SubProcess,
    ExclusiveGateway, ParallelGateway, InclusiveGateway, ComplexGateway, EventBasedGateway, IntermediateCatchEvent, IntermediateThrowEvent, BoundaryEvent,
}

/// <summary>A process as BPMN sees it: elements, flows between them, lanes. Written from a procedure's text, or read from a file.</summary>
/// <param name="Own">What our extension says of the procedure; null for a foreign model.</param>
internal sealed record FlowModel(string Id, string Name, string? Own, FlowScope Scope);

/// <summary>What stands directly in a process or a sub-process. Flows do not leave it.</summary>
internal sealed record FlowScope(ImmutableArray<FlowElement> Elements, ImmutableArray<SequenceFlow> Flows);

internal sealed record FlowElement(string Id, ElementKind Kind)
{
    public string Name { get; init; } = "";

    /// <summary>In the file it was read from.</summary>
    public int Line { get; init; }

    /// <summary>Name of the innermost lane; empty outside of lanes.</summary>
    public string Lane { get; init; } = "";

    public string Documentation { get; init; } = "";

    /// <summary>What our extension says of the element, as YAML.</summary>
    public string? Own { get; init; }

    /// <summary>Done for each of a list, at once.</summary>
    public bool IsMultiple { get; init; }

    public bool IsTimer { get; init; }

    /// <summary>An ISO 8601 duration, when the timer says one.</summary>
    public string? Duration { get; init; }

    /// <summary>Name of the message that an event waits for or sends.</summary>
    public string? Message { get; init; }

    /// <summary>The process that a call activity calls.</summary>
    public string? Called { get; init; }

    /// <summary>Of a complex gateway, as written.</summary>
    public string? Activation { get; init; }

    /// <summary>Id of the default flow.</summary>
    public string? Default { get; init; }

    /// <summary>Id of the activity on whose boundary it stands.</summary>
    public string? AttachedTo { get; init; }

    public bool IsInterrupting { get; init; } = true;

    public bool IsTerminate { get; init; }

    public FlowScope? Inner { get; init; }

    public bool IsGateway => Kind is ElementKind.ExclusiveGateway or ElementKind.ParallelGateway or ElementKind.InclusiveGateway or ElementKind.ComplexGateway or ElementKind.EventBasedGateway;

    public bool IsActivity => Kind is >= ElementKind.Task and <= ElementKind.SubProcess;
}

internal sealed record SequenceFlow(string Id, string From, string To)
{
    public string Name { get; init; } = "";

    public string? Condition { get; init; }

    /// <summary>URI of the condition's language.</summary>
    public string? Language { get; init; }

    public int Line { get; init; }
}
