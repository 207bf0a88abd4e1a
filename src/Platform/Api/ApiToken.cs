using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace ThongSuot.Platform.Api;

/// <summary>The token by which a request came: a feature of the request, set by the module that keeps accounts.</summary>
/// <param name="Account">Whose token it is; the request acts as that account's person with its roles of now.</param>
public sealed record ApiToken(Guid Id, Guid Account, ImmutableArray<string> Scopes)
{
    /// <summary>Name of the authentication scheme.</summary>
    public const string Scheme = "ApiToken";

    /// <summary>Claim with one scope.</summary>
    public const string ScopeClaim = "thongsuot:scope";
}

public static class ApiTokenAccess
{
    public static ApiToken? FindToken(this HttpContext context) => context.Features.Get<ApiToken>();

    /// <summary>Where a request comes from, for the log: the network address, and by which token.</summary>
    public static string? From(this HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress?.ToString();
        return context.FindToken() is { } token ? $"{address} token/{token.Id}".TrimStart() : address;
    }

    /// <summary>Whether an address belongs to the interface for programs, which knows no cookie.</summary>
    public static bool IsApi(this HttpContext context) => context.Request.Path.StartsWithSegments(Api.Root, StringComparison.OrdinalIgnoreCase);
}
