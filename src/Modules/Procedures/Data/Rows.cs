using ThongSuot.Contracts.Procedures;

namespace ThongSuot.Procedures.Data;

/// <summary>One load that changed something. The highest number is the set published now.</summary>
internal sealed class SetRow
{
    /// <summary>1, 2, 3 …; two nodes that load at once collide here, and one of them starts again.</summary>
    public required int Number { get; init; }

    public required string Version { get; init; }

    /// <summary>The deciding document's number, such as "01-QĐ/TU".</summary>
    public required string Decision { get; init; }

    public required string StatusText { get; init; }

    /// <summary>Of the whole package.</summary>
    public required string Hash { get; init; }

    /// <summary>Text of set.yaml.</summary>
    public required string Yaml { get; init; }

    public required DateTimeOffset LoadedAt { get; init; }
}

/// <summary>One change of what is published, of whatever kind. The highest number is the marker that caches compare.</summary>
internal sealed class PublicationRow
{
    /// <summary>1, 2, 3 …; two changes at once collide here, and one of them starts again.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>One published state of a procedure. Its text never changes; dossiers keep theirs.</summary>
internal sealed class VersionRow
{
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    /// <summary>1, 2, 3 … of the code.</summary>
    public required int Number { get; init; }

    public required string Field { get; init; }

    /// <summary>The load that brought it; its defaults hold for it.</summary>
    public required int Set { get; init; }

    /// <summary>Of the procedure, its forms and the set's defaults.</summary>
    public required string Hash { get; init; }

    /// <summary>Path of the file, for messages.</summary>
    public required string Path { get; init; }

    public required string Yaml { get; init; }

    /// <summary>How it was published: <see cref="VersionStatus.Pilot"/> or <see cref="VersionStatus.Official"/>. Where it stands at an instant: <see cref="VersionHead.StatusAt"/>.</summary>
    public required VersionStatus Status { get; init; }

    /// <summary>From here on dossiers may begin; may lie in the future.</summary>
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>The first instant at which it is no longer published; may lie in the future.</summary>
    public DateTimeOffset? ValidTo { get; set; }

    /// <summary>It ends by repeal; otherwise another version takes its place or the pilot is over.</summary>
    public bool Repealed { get; set; }

    public DateTimeOffset? SuspendedFrom { get; set; }

    public DateTimeOffset? SuspendedTo { get; set; }

    /// <summary>The body whose text it is: a local variant or a procedure of its own; null for the set.</summary>
    public Guid? Body { get; init; }

    /// <summary>The version of the set that a local variant derives from; null otherwise.</summary>
    public Guid? Base { get; init; }

    /// <summary>Types of grassroots organisations that a local variant is for, by blanks; null for all.</summary>
    public string? Types { get; init; }

    /// <summary>JSON of the differences of a local variant.</summary>
    public string? Overlay { get; init; }

    /// <summary>Came with the shipped package, not by a decision of officers.</summary>
    public bool FromPackage { get; init; }

    /// <summary>The draft it came from.</summary>
    public Guid? Draft { get; init; }

    /// <summary>Number of the decision that issued it.</summary>
    public string? Decision { get; init; }

    public DateOnly? DecisionDate { get; init; }

    public string? DecisionIssuer { get; init; }
}

/// <summary>A body in which a pilot version is tried, with all bodies below it.</summary>
internal sealed class PilotRow
{
    public required Guid Version { get; init; }

    public required Guid Body { get; init; }
}

/// <summary>One published state of a form.</summary>
internal sealed class FormVersionRow
{
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required int Number { get; init; }

    public required string Hash { get; init; }

    public required string Path { get; init; }

    public required string Yaml { get; init; }

    /// <summary>The draft that brought it; null for what came with a package.</summary>
    public Guid? Draft { get; init; }

    public required DateTimeOffset ValidFrom { get; init; }

    public DateTimeOffset? ValidTo { get; set; }
}

/// <summary>A version of a procedure and a version of a form that it was published with.</summary>
internal sealed class FormUseRow
{
    public required Guid Version { get; init; }

    public required Guid Form { get; init; }
}

/// <summary>One state of a list, a calendar layer or a file of competence rules.</summary>
internal sealed class ReferenceRow
{
    public required Guid Id { get; init; }

    /// <summary>Path in the package, such as "reference/roles.yaml".</summary>
    public required string Kind { get; init; }

    public required int Version { get; init; }

    public required string Hash { get; init; }

    public required string Yaml { get; init; }

    /// <summary>The package it came with.</summary>
    public required string Source { get; init; }

    public required DateTimeOffset ValidFrom { get; init; }

    public DateTimeOffset? ValidTo { get; set; }
}
