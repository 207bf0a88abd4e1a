using System.Collections.Immutable;

namespace ThongSuot.Organisation.Data;

/// <summary>A job position (vị trí việc làm) of a body: what is to be done there, by how many, and which roles come with it.</summary>
internal sealed class JobPosition
{
    public required Guid Id { get; init; }

    public required Guid Body { get; set; }

    /// <summary>Unique at its body.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    public string? Description { get; set; }

    /// <summary>Competence that it asks for (khung năng lực).</summary>
    public string? Competence { get; set; }

    /// <summary>How many persons it is for.</summary>
    public int HeadCount { get; set; }

    /// <summary>Codes of the roles that its holder gets at the body.</summary>
    public ImmutableArray<string> Roles { get; set; } = [];

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Its last day.</summary>
    public DateOnly? ValidTo { get; set; }

    public bool StandsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || ValidTo >= day);
}

/// <summary>An officer and a deputy named for a role of one procedure at a body, where not everybody who holds the role is meant.</summary>
internal sealed class NamedOfficer
{
    public required Guid Id { get; init; }

    public required Guid Body { get; set; }

    public required string Procedure { get; init; }

    public required string Role { get; init; }

    public Guid? Officer { get; set; }

    public Guid? Deputy { get; set; }
}
