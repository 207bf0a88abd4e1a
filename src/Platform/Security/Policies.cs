using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace ThongSuot.Platform.Security;

/// <summary>Who may open a page at all: names for [Authorize(Policy = …)]. What a person sees on it is decided in the query.</summary>
public static class Policies
{
    /// <summary>Any open account that holds at least one role.</summary>
    public const string SignedIn = "signed_in";

    /// <summary>Runs the system, reads no content.</summary>
    public const string Administrator = "administrator";

    /// <summary>Reads the log, changes nothing.</summary>
    public const string Auditor = "auditor";

    internal static void AddPolicies(this IServiceCollection services) =>
        services.AddAuthorizationBuilder()
            .AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser().RequireClaim(ActorAccess.HasGrantClaim))
            .AddPolicy(Administrator, policy => policy.RequireAuthenticatedUser().RequireRole("system_admin"))
            .AddPolicy(Auditor, policy => policy.RequireAuthenticatedUser().RequireRole("security_auditor"))
            // A page that names no policy is closed, not open.
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
}
