using ThongSuot.Contracts.Procedures;
using ThongSuot.Organisation.Accounts;

namespace ThongSuot.Organisation.Roles;

/// <summary>The roles that can be held: those of the catalogue, and the four that run the system.</summary>
internal static class RoleList
{
    private static readonly string[] OfTheSystem = ["system_admin", "security_auditor", "catalogue_owner", "reform_coordinator"];

    public static async ValueTask<IReadOnlyList<KeyValuePair<string, string>>> RolesByName(this IProcedures procedures, CancellationToken cancellation)
    {
        var roles = new List<KeyValuePair<string, string>>(await procedures.Roles(cancellation));
        foreach (var role in OfTheSystem.Where(role => !roles.Exists(r => r.Key == role)))
            roles.Add(KeyValuePair.Create(role, await procedures.NameOf(role, cancellation)));
        return roles;
    }

    public static async ValueTask<IReadOnlySet<string>> KnownRoles(this IProcedures procedures, CancellationToken cancellation) =>
        (await procedures.RolesByName(cancellation)).Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
}
