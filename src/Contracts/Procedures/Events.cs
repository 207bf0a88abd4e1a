namespace ThongSuot.Contracts.Procedures;

/// <summary>A version of a procedure is published from now on.</summary>
/// <param name="Replaces">The version published until now, if any.</param>
/// <param name="Hash">SHA-256 of the procedure, its forms and the set's defaults, in lower-case hex.</param>
public sealed record VersionPublished(Guid VersionId, string Code, int Number, int Set, string Hash, Guid? Replaces)
{
    public const string Type = "procedures.version_published";
}

/// <summary>A procedure is no longer in the set. Its dossiers run on.</summary>
public sealed record VersionRepealed(Guid VersionId, string Code, int Set)
{
    public const string Type = "procedures.version_repealed";
}
