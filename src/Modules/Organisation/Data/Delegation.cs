using System.Collections.Immutable;

namespace ThongSuot.Organisation.Data;

/// <summary>A line of the register of delegations (sổ ủy quyền): one person lets another act in some of its roles, from a day to a day.</summary>
internal sealed class Delegation
{
    public required Guid Id { get; init; }

    /// <summary>Whose rights they are, also when somebody to whom they were delegated passes them on.</summary>
    public required Guid Principal { get; init; }

    public required Guid Delegate { get; init; }

    /// <summary>The delegation by which it is passed on; null when the principal itself delegates.</summary>
    public Guid? Parent { get; init; }

    /// <summary>Fields or procedures; empty: all.</summary>
    public required ImmutableArray<string> Limits { get; init; }

    /// <summary>"Được ủy quyền lại": the delegate may pass it on.</summary>
    public required bool MayPassOn { get; init; }

    /// <summary>Said expressly: also compartments, and the principal's place in teams.</summary>
    public required bool Cases { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Its last day.</summary>
    public required DateOnly ValidTo { get; init; }

    /// <summary>Number and sign of the document: "12-UQ/VPTU".</summary>
    public required string BasisNumber { get; init; }

    public required DateOnly BasisDate { get; init; }

    /// <summary>Who issued it.</summary>
    public required string BasisIssuer { get; init; }

    public required Guid MadeBy { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    public Guid? RevokedBy { get; set; }

    /// <summary>Erasable: the log holds its salted hash.</summary>
    public string? RevokedBecause { get; set; }

    public byte[] Salt { get; set; } = [];

    public List<DelegatedRole> Roles { get; init; } = [];

    public bool StandsOn(DateOnly day) => RevokedAt is null && ValidFrom <= day && ValidTo >= day;

    public bool Overlaps(DateOnly from, DateOnly to) => RevokedAt is null && ValidFrom <= to && ValidTo >= from;
}

internal sealed class DelegatedRole
{
    public required Guid Delegation { get; init; }

    public required string Role { get; init; }

    public required Guid Body { get; init; }
}

/// <summary>A person is away from a day to a day; a substitute then acts in all of its roles that may be delegated.</summary>
internal sealed class Absence
{
    public required Guid Id { get; init; }

    public required Guid Person { get; init; }

    /// <summary>A code of <c>AbsenceKinds</c>.</summary>
    public required string Kind { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>Its last day; earlier than it was said when the person came back before.</summary>
    public required DateOnly To { get; set; }

    public Guid? Substitute { get; init; }

    public required Guid MadeBy { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Ended before its last day, or taken back before its first.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public bool StandsOn(DateOnly day) => EndedAt is null && From <= day && To >= day;

    public bool Overlaps(DateOnly from, DateOnly to) => EndedAt is null && From <= to && To >= from;
}
