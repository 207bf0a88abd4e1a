using System.Collections.Immutable;

namespace ThongSuot.Platform.Security;

/// <summary>What one person may do now in another one's place, in open dossiers only: by a delegation or as the substitute during an absence.</summary>
/// <param name="Id">Of the delegation or the absence.</param>
/// <param name="Principal">In whose place.</param>
/// <param name="Grants">Those of the principal's own roles of now that are passed on; each names the principal.</param>
/// <param name="Limits">Fields ("TCCB") or procedures ("TCCB-01") to which it is limited; empty: all.</param>
/// <param name="Cases">Said expressly: also compartments, and the principal's place in the teams of dossiers.</param>
/// <param name="Basis">Vietnamese, for the log: the document, or the absence.</param>
/// <param name="Until">Its last day.</param>
public sealed record Mandate(Guid Id, Guid Principal, ImmutableArray<Grant> Grants, ImmutableArray<string> Limits, bool Cases, string Basis, DateOnly Until)
{
    /// <summary>
    /// Through which the delegate may find rows, where <see cref="Reaches"/> and the compartment allow it: each role at each body, what the principal was
    /// given by name in that role, and, only if said expressly, what the principal has by name at the body.
    /// </summary>
    public ImmutableArray<Guid> Scopes { get; } =
    [
        .. Grants.Select(g => Scope.OfRole(g.Role, g.Body)),
        .. Grants.Select(g => Scope.OfGiven(Principal, g.Role, g.Body)),
        .. Cases ? Grants.Select(g => g.Body).Distinct().Select(body => Scope.OfPersonAt(Principal, body)) : [],
    ];

    /// <summary>Whether dossiers of a procedure are within the limits.</summary>
    public bool Reaches(string procedure) => IsWithin(procedure, Limits);

    /// <summary>Whether a field or procedure lies within limits: it is one of them or belongs to one.</summary>
    public static bool IsWithin(string code, ImmutableArray<string> limits) =>
        limits.IsEmpty || limits.Any(limit => code == limit || code.StartsWith(limit + "-", StringComparison.Ordinal));
}
