namespace ThongSuot.Organisation.Data;

/// <summary>Persons appointed together for a task (tổ, đoàn, ban chỉ đạo): a compartment that others do not see into.</summary>
internal sealed class Team
{
    public required Guid Id { get; init; }

    public required Guid Body { get; set; }

    public required string Name { get; init; }

    public required string Basis { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Its last day.</summary>
    public DateOnly? ValidTo { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class TeamMember
{
    public required Guid Id { get; init; }

    public required Guid Team { get; init; }

    public required Guid Person { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Its last day.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Set when the membership ended at once.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
