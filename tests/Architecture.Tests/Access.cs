using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ThongSuot.Architecture.Tests;

/// <summary>Whoever may open a page or call an endpoint is said there, be it everyone.</summary>
public sealed class Access(RunningApp app)
{
    // The framework's own, which take no conventions: assets not yet built (in Development), and the end of a redirect after a form.
    private static readonly string[] OfTheFramework = ["{**path:file}", "/_framework/opaque-redirect"];

    internal static IEnumerable<string> OpenEndpoints(IEnumerable<Endpoint> endpoints) =>
        from endpoint in endpoints
        where endpoint is not RouteEndpoint { RoutePattern.RawText: { } route } || !OfTheFramework.Contains(route, StringComparer.Ordinal)
        where endpoint.Metadata.GetMetadata<IAuthorizeData>() is null
            && endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is null
            && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
        select $"{(endpoint as RouteEndpoint)?.RoutePattern.RawText ?? endpoint.DisplayName} says neither who may nor that everyone may";

    internal static IEnumerable<string> OpenPages(IEnumerable<Type> types) =>
        from type in types
        where type.IsDefined(typeof(RouteAttribute), inherit: true)
        where !type.GetCustomAttributes(inherit: true).Any(a => a is IAuthorizeData or IAllowAnonymous)
        select $"{type.FullName} says neither who may nor that everyone may";

    [Fact]
    public void Every_endpoint_says_who_may()
    {
        var endpoints = app.Services.GetRequiredService<EndpointDataSource>().Endpoints;
        Assert.NotEmpty(endpoints);
        Rule.Holds(OpenEndpoints(endpoints));
    }

    [Fact]
    public void Every_page_says_who_may() => Rule.Holds(OpenPages(Repository.Assemblies.SelectMany(a => a.GetTypes())));

    [Fact]
    public async Task An_open_endpoint_is_found()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddAuthorization();
        await using var seed = builder.Build();
        seed.MapGet("/open", () => "");
        seed.MapGet("/everyone", () => "").AllowAnonymous();
        seed.MapGet("/signed-in", () => "").RequireAuthorization();
        seed.MapGet("/policy", () => "").RequireAuthorization(policy => policy.RequireRole("x"));

        var endpoints = ((IEndpointRouteBuilder)seed).DataSources.SelectMany(source => source.Endpoints);

        Assert.Equal(["/open says neither who may nor that everyone may"], OpenEndpoints(endpoints));
    }

    [Fact]
    public void An_open_page_is_found() =>
        Assert.Equal([$"{typeof(OpenPage).FullName} says neither who may nor that everyone may"], OpenPages([typeof(OpenPage), typeof(GuardedPage), typeof(PublicPage)]));

    [Route("/seed/open")]
    private sealed class OpenPage : ComponentBase;

    [Route("/seed/guarded")]
    [Authorize]
    private sealed class GuardedPage : ComponentBase;

    [Route("/seed/public")]
    [AllowAnonymous]
    private sealed class PublicPage : ComponentBase;
}
