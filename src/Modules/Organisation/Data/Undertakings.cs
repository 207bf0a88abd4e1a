namespace ThongSuot.Organisation.Data;

/// <summary>An uploaded file with bodies, positions, persons and roles. Found by its id only, so that nobody reads other files of the store through it.</summary>
internal sealed class ImportFile
{
    public required Guid Id { get; init; }

    public required string Hash { get; init; }

    public required string Name { get; init; }

    public required Guid Person { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The job that applied it.</summary>
    public Guid? Job { get; set; }
}

/// <summary>A merger, split or dissolution that was carried out, with what its page shows of it.</summary>
internal sealed class Reorganisation
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid Person { get; init; }

    public required string Basis { get; init; }

    /// <summary>JSON of what the dry run had shown.</summary>
    public required string Outcome { get; init; }
}
