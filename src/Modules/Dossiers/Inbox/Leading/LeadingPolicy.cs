using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Procedures;

namespace ThongSuot.Dossiers.Inbox.Leading;

/// <summary>Who holds a role that leads a body. Which bodies, and so which rows, is decided in the query.</summary>
internal static class LeadingPolicy
{
    public const string Name = "leading";

    public static void AddLeadingPolicy(this IServiceCollection services)
    {
        services.AddSingleton<IAuthorizationHandler, Handler>();
        services.AddAuthorizationBuilder().AddPolicy(Name, policy => policy.RequireAuthenticatedUser().AddRequirements(new Requirement()));
    }

    private sealed class Requirement : IAuthorizationRequirement;

    // Which roles lead is data of the published set.
    private sealed class Handler(IServiceScopeFactory services) : AuthorizationHandler<Requirement>
    {
        protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement)
        {
            await using var scope = services.CreateAsyncScope();
            if ((await scope.ServiceProvider.GetRequiredService<IProcedures>().LeadingRoles(default)).Any(context.User.IsInRole))
                context.Succeed(requirement);
        }
    }
}
