namespace ThongSuot.Procedures.Data;

/// <summary>One load that changed something. The highest number is the set published now and the marker that caches compare.</summary>
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

/// <summary>Where a version stands. Only official ones are open to every body.</summary>
internal enum VersionStatus
{
    Draft,
    Pilot,
    Official,
    Suspended,
    Repealed,
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

    public required VersionStatus Status { get; set; }

    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>The first instant at which it is no longer published.</summary>
    public DateTimeOffset? ValidTo { get; set; }
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
