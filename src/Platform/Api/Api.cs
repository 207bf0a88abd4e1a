using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;

namespace ThongSuot.Platform.Api;

/// <summary>
/// The interface for programs: what every endpoint under <see cref="Root"/> has in common. A module maps its own with <see cref="Group"/>; they call the
/// use cases and readers that its pages call.
/// </summary>
public static class Api
{
    public const string Root = "/api/v1";

    public const string DocumentAddress = Root + "/openapi.json";

    private static readonly int[] OfReading = [400, 401, 403, 404, 429, 500], OfWriting = [409, 412, 413, 415, 422, 428];

    internal static void AddApi(this IServiceCollection services)
    {
        services.AddSingleton<EntityMap, ApiMap>();
        services.ConfigureHttpJsonOptions(json => ApiJson.Apply(json.SerializerOptions));
        services.AddOpenApi("v1", ApiDocument.Describe);
        services.AddHostedService<ForgetRequests>();
        services.AddAuthorizationBuilder().AddScopes();
    }

    private static void AddScopes(this AuthorizationBuilder policies)
    {
        foreach (var (scope, _) in ApiScopes.All)
        {
            // Under this root nothing but a token authenticates: the scheme follows from the address.
            policies.AddPolicy(ApiScopes.PolicyOf(scope), policy => policy.RequireAuthenticatedUser().RequireClaim(ApiToken.ScopeClaim, scope).RequireClaim(ActorAccess.HasGrantClaim));
        }
    }

    /// <summary>The document of the interface.</summary>
    public static void MapApi(this IEndpointRouteBuilder endpoints) => endpoints.MapOpenApi(DocumentAddress).AllowAnonymous();

    /// <summary>A module's endpoints.</summary>
    /// <param name="tag">The heading under which the document lists them.</param>
    public static RouteGroupBuilder Group(this IEndpointRouteBuilder endpoints, string tag)
    {
        var group = endpoints.MapGroup(Root).WithTags(tag).DisableAntiforgery();
        group.AddEndpointFilter(new Idempotency());
        ((IEndpointConventionBuilder)group).Add(endpoint =>
        {
            var writes = endpoint.Metadata.OfType<IHttpMethodMetadata>().SelectMany(m => m.HttpMethods).Any(m => m != HttpMethods.Get);
            foreach (var status in writes ? OfReading.Concat(OfWriting) : OfReading)
                endpoint.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ApiProblem), [ApiAnswer.ProblemType]));
        });
        return group;
    }

    /// <summary>What every endpoint says: its name in generated clients, what it is for, which scope it asks for, what it answers.</summary>
    /// <param name="operation">Stable: generated clients are called by it.</param>
    /// <param name="summary">English, one line.</param>
    public static RouteHandlerBuilder Says<TAnswer>(this RouteHandlerBuilder endpoint, string operation, string scope, string summary, int status = StatusCodes.Status200OK) =>
        endpoint.WithName(operation).WithSummary(summary).WithDescription($"Scope: {scope}.").Produces<TAnswer>(status).RequireAuthorization(ApiScopes.PolicyOf(scope));

    /// <summary>The request must name the version that it is about.</summary>
    public static RouteHandlerBuilder NeedsVersion(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new NeedsVersion());

    /// <summary>The attempt that this POST is.</summary>
    public static IdempotentCall Attempt(this HttpContext http) => http.Features.Get<IdempotentCall>() ?? throw new InvalidOperationException("Only a POST of the group has one.");
}
