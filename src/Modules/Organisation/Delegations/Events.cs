using System.Collections.Immutable;

namespace ThongSuot.Organisation.Delegations;

internal sealed record RoleAtBody(string Role, Guid Body);

/// <summary>The document stands as the basis in the envelope.</summary>
internal sealed record DelegationGiven(
    Guid Id, Guid Principal, Guid Delegate, ImmutableArray<RoleAtBody> Roles, ImmutableArray<string> Limits, bool MayPassOn, bool Cases, DateOnly ValidFrom, DateOnly ValidTo, Guid? Parent);

/// <param name="Reason">Salted hash; the words lie in the row.</param>
internal sealed record DelegationRevoked(Guid Id, string Reason);

/// <summary>Why somebody is away stays out of the log.</summary>
internal sealed record AbsenceRegistered(Guid Id, Guid Person, DateOnly From, DateOnly To, Guid? Substitute);

internal sealed record AbsenceEnded(Guid Id);

internal static class DelegationAddress
{
    public const string Mine = "/uy-quyen";

    public static string Of(Guid id) => $"{Mine}/{id}";
}
