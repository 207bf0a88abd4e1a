using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Security;

namespace ThongSuot.Architecture.Tests;

/// <summary>The table of who may open what, in docs/security.md, is what the running program asks for: nobody writes it by hand.</summary>
public sealed class AccessTable(RunningApp app)
{
    private const string File = "docs/security.md", Begin = "<!-- access: made from the running program by tests/Architecture.Tests/AccessTable.cs -->", End = "<!-- /access -->", AnyAccount = "any account";

    private static readonly IReadOnlyDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Policies.SignedIn] = "any role",
        [Policies.Administrator] = "`system_admin`",
        [Policies.Auditor] = "`security_auditor`",
        ["leading"] = "who leads a body",
    };

    internal static IEnumerable<string> Rows(IEnumerable<RouteEndpoint> endpoints) => endpoints
        .Where(e => !IsAsset(e) && e.RoutePattern.RawText?.Contains("_framework", StringComparison.Ordinal) != true)
        .Select(e => (Path: "/" + e.RoutePattern.RawText!.TrimStart('/'), Methods: MethodsOf(e), Who: WhoMay(e)))
        .GroupBy(e => (e.Path, e.Who))
        .Select(g => (g.Key.Path, Methods: string.Join(", ", g.SelectMany(e => e.Methods).Distinct().Order(StringComparer.Ordinal)), g.Key.Who))
        .OrderBy(r => r.Path, StringComparer.Ordinal).ThenBy(r => r.Methods, StringComparer.Ordinal).ThenBy(r => r.Who, StringComparer.Ordinal)
        .Select(r => $"| `{r.Path}` | {r.Methods} | {r.Who} |");

    // Files of the style sheet and of the components: open to everyone, and their names change with every build.
    private static bool IsAsset(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText is not { } route || route.Contains("{**path:file}", StringComparison.Ordinal) || endpoint.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor");

    private static IEnumerable<string> MethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null ? ["page"] : endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["any"];

    private static string WhoMay(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return "everyone";
        var asked = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy is null ? AnyAccount : Names.GetValueOrDefault(a.Policy, a.Policy.StartsWith("api:", StringComparison.Ordinal) ? $"a token with `{a.Policy[4..]}`" : $"policy `{a.Policy}`"))
            .Concat(endpoint.Metadata.GetOrderedMetadata<AuthorizationPolicy>().SelectMany(p => p.Requirements).OfType<RolesAuthorizationRequirement>().SelectMany(r => r.AllowedRoles).Select(r => $"`{r}`"))
            .Where(who => who != AnyAccount).Distinct().Order(StringComparer.Ordinal).ToArray();
        return asked.Length == 0 ? AnyAccount : string.Join(" and ", asked);
    }

    [Fact]
    public void The_table_of_the_documentation_is_that_of_the_program()
    {
        var path = Path.Combine(Repository.Root, File);
        var text = System.IO.File.ReadAllText(path);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        Assert.True(begin >= 0 && end > begin, $"{File} has no place for the table: {Begin} … {End}");
        var rows = Rows(app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()).ToArray();
        Assert.NotEmpty(rows);
        var right = string.Join('\n', (string[])["", "| address | method | open to |", "|---|---|---|", .. rows, ""]);
        var written = text[(begin + Begin.Length)..end];
        Assert.True(written == right, $"{File} says something else. Put this between the two marks:\n{right}");
    }

    [Fact]
    public async Task An_endpoint_is_listed_with_what_it_asks_for()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddAuthorization();
        await using var seed = builder.Build();
        seed.MapGet("/everyone", () => "").AllowAnonymous();
        seed.MapPost("/admin", () => "").RequireAuthorization(Policies.Administrator);
        seed.MapGet("/account", () => "").RequireAuthorization();
        seed.MapGet("/role", () => "").RequireAuthorization(policy => policy.RequireRole("x"));

        var rows = Rows(((IEndpointRouteBuilder)seed).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>());

        Assert.Equal(["| `/account` | GET | any account |", "| `/admin` | POST | `system_admin` |", "| `/everyone` | GET | everyone |", "| `/role` | GET | `x` |"], rows);
    }
}
