using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Api;

namespace ThongSuot.Platform.Web;

/// <summary>
/// How much one address may ask without being signed in. Generous for reading, since a whole office may sit behind one address; strict where
/// passwords and links are tried. Set in <c>appsettings.json</c> under "RateLimits". Counted by each node on its own.
/// </summary>
public sealed class RateLimits
{
    /// <summary>Policy of the pages where passwords, codes and links are tried; it counts their POSTs.</summary>
    public const string SignIn = "sign_in";

    /// <summary>Policy of the pages where anybody may write without signing in; it counts the POSTs of those who are not signed in.</summary>
    public const string OpenWriting = "open_writing";

    public int OpenBurst { get; set; } = 300;

    public int OpenPerSecond { get; set; } = 100;

    /// <summary>Of endpoints with <see cref="LightRequest"/>: typing in a search box asks several times for each page.</summary>
    public int LightBurst { get; set; } = 1200;

    public int LightPerSecond { get; set; } = 400;

    public int SignInBurst { get; set; } = 60;

    public int SignInPerMinute { get; set; } = 60;

    /// <summary>Of each token of the interface for programs.</summary>
    public int TokenBurst { get; set; } = 200;

    public int TokenPerSecond { get; set; } = 20;

    /// <summary>Tokens that nobody has, from one address.</summary>
    public int WrongTokenBurst { get; set; } = 60;

    public int WrongTokensPerMinute { get; set; } = 60;

    public int WritingBurst { get; set; } = 10;

    public int WritingPerMinute { get; set; } = 6;

    /// <summary>Whom a limit counts: an IPv4 address, or the /64 that one IPv6 customer has.</summary>
    public static string Network(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }
}

/// <summary>Metadata of an endpoint that answers from memory in a fraction of a page's time; counted on its own, so that it takes no pages away.</summary>
public sealed class LightRequest;

public static class RateLimiting
{
    // A key of its own: partitions are kept by key, whatever made them.
    private const string Uncounted = "uncounted";
    private const string Light = "light ";

    /// <summary>Stands after authentication: who is signed in is not counted.</summary>
    public static IApplicationBuilder UseRateLimits(this IApplicationBuilder app) => app.UseRateLimiter();

    internal static void AddRateLimits(this IServiceCollection services)
    {
        services.AddOptions<RateLimits>().BindConfiguration(nameof(RateLimits));
        services.AddRateLimiter(_ => { });
        services.AddOptions<Microsoft.AspNetCore.RateLimiting.RateLimiterOptions>().Configure<Microsoft.Extensions.Options.IOptions<RateLimits>>((limiter, options) =>
        {
            var limits = options.Value;
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => context.FindToken() is { } token
                ? Bucket("token " + token.Id, limits.TokenBurst, TimeSpan.FromSeconds(1), limits.TokenPerSecond)
                : IsFree(context)
                ? RateLimitPartition.GetNoLimiter(Uncounted)
                : context.GetEndpoint()?.Metadata.GetMetadata<LightRequest>() is not null
                ? Bucket(context, limits.LightBurst, TimeSpan.FromSeconds(0.1), Math.Max(1, limits.LightPerSecond / 10), Light)
                : Bucket(context, limits.OpenBurst, TimeSpan.FromSeconds(0.1), Math.Max(1, limits.OpenPerSecond / 10)));
            limiter.AddPolicy(RateLimits.SignIn, context => HttpMethods.IsPost(context.Request.Method) && !IsAgain(context)
                ? Bucket(context, limits.SignInBurst, TimeSpan.FromMinutes(1) / Math.Max(1, limits.SignInPerMinute), 1)
                : RateLimitPartition.GetNoLimiter(Uncounted));
            limiter.AddPolicy(RateLimits.OpenWriting, context => HttpMethods.IsPost(context.Request.Method) && !IsFree(context)
                ? Bucket(context, limits.WritingBurst, TimeSpan.FromMinutes(1) / Math.Max(1, limits.WritingPerMinute), 1)
                : RateLimitPartition.GetNoLimiter(Uncounted));
        });
    }

    // Refilled bit by bit, so that nobody waits longer than one request takes.
    private static RateLimitPartition<string> Bucket(HttpContext context, int burst, TimeSpan every, int tokens, string kind = "") =>
        Bucket(kind + RateLimits.Network(context.Connection.RemoteIpAddress), burst, every, tokens);

    private static RateLimitPartition<string> Bucket(string key, int burst, TimeSpan every, int tokens) =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            ReplenishmentPeriod = every,
            TokensPerPeriod = tokens,
            QueueLimit = 0,
        });

    // Files with a hash in their name are cheap and come in handfuls with the first page.
    private static bool IsFree(HttpContext context) =>
        context.User.Identity?.IsAuthenticated == true || IsAgain(context) || context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    // The error page that tells of the refusal.
    private static bool IsAgain(HttpContext context) => context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
}
