using ThongSuot.Contracts.Procedures;

namespace ThongSuot.Procedures.Data;

/// <summary>
/// What the portal's list and search need of one version, so that answering them parses no text of a procedure. Written with the version,
/// in the same transaction, by <see cref="Search.Listings"/>.
/// </summary>
internal sealed class ListingRow
{
    public required Guid Version { get; init; }

    public required string Code { get; init; }

    /// <summary>1, 2, 3 … of the code.</summary>
    public required int Number { get; init; }

    /// <summary>The body whose text it is; null: the set's own.</summary>
    public Guid? Body { get; init; }

    public string? BodyCode { get; init; }

    /// <summary>As the body was called when the version was made.</summary>
    public string? BodyName { get; init; }

    public required string Field { get; init; }

    /// <summary>Pilot or official.</summary>
    public required VersionStatus Status { get; init; }

    /// <summary>Codes, one space between two; so are the two below.</summary>
    public required string Levels { get; init; }

    /// <summary>Kinds of bodies at which it is filed.</summary>
    public required string FiledAt { get; init; }

    /// <summary>Roles that file it.</summary>
    public required string FiledBy { get; init; }

    public required bool InterAgency { get; init; }

    public required bool ExOfficio { get; init; }

    /// <summary>It came with the package that is shipped.</summary>
    public required bool Original { get; init; }

    public required string Name { get; init; }

    /// <summary>Who files, in words.</summary>
    public required string Filer { get; init; }

    /// <summary>The whole limit in words; null: by steps.</summary>
    public string? Limit { get; init; }

    public required string FoldedName { get; init; }

    /// <summary>Every folded word that finds it, each once.</summary>
    public required string Words { get; init; }

    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>The first instant at which it is no longer published.</summary>
    public DateTimeOffset? ValidTo { get; set; }

    public DateTimeOffset? SuspendedFrom { get; set; }

    public DateTimeOffset? SuspendedTo { get; set; }

    /// <summary>One more with each change: number and sum of all rows tell whether any changed, in whatever order transactions end.</summary>
    public int Revision { get; set; } = 1;
}

/// <summary>The same of one version of a form.</summary>
internal sealed class FormListingRow
{
    public required Guid Form { get; init; }

    public required string Code { get; init; }

    public required string Field { get; init; }

    public required string Name { get; init; }

    public required string FoldedName { get; init; }

    public required string Words { get; init; }

    public required DateTimeOffset ValidFrom { get; init; }

    public DateTimeOffset? ValidTo { get; set; }

    public int Revision { get; set; } = 1;
}
