using System.Collections.Immutable;

namespace ThongSuot.Contracts.Organisation;

/// <summary>The entries of Organisation that other modules hear.</summary>
public static class OrganisationEntries
{
    /// <summary>Body: <see cref="RoleEnded"/>; stream of the person.</summary>
    public const string RoleEnded = "organisation.role_ended";

    /// <summary>Body: <see cref="BodySucceeded"/>; stream of the body that ended.</summary>
    public const string BodySucceeded = "organisation.body_succeeded";
}

/// <summary>A person no longer holds a role at a body. Rights ended with the commit; what was assigned to the person in that role goes back to the role.</summary>
public sealed record RoleEnded(Guid Holding, Guid Person, string Role, Guid Body);

/// <summary>
/// A body was merged, split or dissolved: its work goes on elsewhere. Who held a role there holds it at <paramref name="Successor"/> now, without a
/// <see cref="RoleEnded"/>; at the bodies of <paramref name="ByField"/> nobody holds it for that reason, so what was assigned goes back to the role there.
/// </summary>
/// <param name="Successor">Who takes over what <paramref name="ByField"/> does not name.</param>
/// <param name="ByField">For a split: field of procedures ("TCCB") → body.</param>
/// <param name="RequestedBy">The administrator who did it; may be shown in the progress.</param>
public sealed record BodySucceeded(Guid Body, Guid Successor, ImmutableDictionary<string, Guid> ByField, Guid RequestedBy)
{
    public Guid For(string field) => ByField.GetValueOrDefault(field, Successor);
}

/// <summary>What would pass to a successor, counted for the dry run. Each module that keeps something by body answers.</summary>
public interface IBodyDependents
{
    /// <param name="field">Only what belongs to this field of procedures; null for all.</param>
    Task<IReadOnlyList<DependentCount>> Count(Guid body, string? field, CancellationToken cancellation);
}

/// <param name="What">Vietnamese: "hồ sơ đang giải quyết".</param>
public sealed record DependentCount(string What, int Number);
