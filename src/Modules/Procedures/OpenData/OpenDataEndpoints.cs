using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using ThongSuot.Procedures.Pages;

namespace ThongSuot.Procedures.OpenData;

/// <summary>The set as files, the list of public pages for search engines, and what these may visit. All of it is public already, as pages.</summary>
internal static class OpenDataEndpoints
{
    /// <summary>Ending of the name, and type.</summary>
    public static readonly ImmutableArray<(string Kind, string Type)> Kinds = [("json", "application/json"), ("ttl", "text/turtle"), ("jsonld", "application/ld+json")];

    private const string Cached = "public, max-age=300";

    public static void MapOpenData(this IEndpointRouteBuilder endpoints)
    {
        foreach (var (kind, type) in Kinds)
        {
            endpoints.MapGet($"{Address.List}.{kind}", (HttpContext http, Documents documents, SiteAddress site, CancellationToken cancellation) =>
                Send(http, documents, site, null, kind, type, cancellation)).AllowAnonymous();
            endpoints.MapGet($"{Address.List}/{{code}}.{kind}", (string code, HttpContext http, Documents documents, SiteAddress site, CancellationToken cancellation) =>
                Send(http, documents, site, code, kind, type, cancellation)).AllowAnonymous();
        }

        endpoints.MapGet("/sitemap.xml", SendSitemap).AllowAnonymous();
        endpoints.MapGet("/robots.txt", SendRobots).AllowAnonymous();
    }

    private static async Task<IResult> Send(
        HttpContext http, Documents documents, SiteAddress site, string? code, string kind, string type, CancellationToken cancellation)
    {
        if (await documents.Find(site.Of(http.Request), code, kind, cancellation) is not { } document)
            return TypedResults.NotFound();
        // Pages of other sites may read what everybody may.
        http.Response.Headers.AccessControlAllowOrigin = "*";
        Cache(http, site);
        // Answers 304 by itself to who has it.
        return TypedResults.Bytes(document.Bytes, type + "; charset=utf-8", entityTag: new EntityTagHeaderValue(document.Tag, isWeak: true));
    }

    private static async Task<IResult> SendSitemap(HttpContext http, Documents documents, SiteAddress site, CancellationToken cancellation)
    {
        if (await documents.Facts(cancellation) is not { } facts)
            return TypedResults.NotFound();
        Cache(http, site);
        return TypedResults.Bytes(Sitemap.Write(facts, new Names(site.Of(http.Request))), "application/xml; charset=utf-8");
    }

    private static ContentHttpResult SendRobots(HttpContext http, SiteAddress site)
    {
        Cache(http, site);
        return TypedResults.Text(Sitemap.Robots(site.Of(http.Request)), "text/plain", Encoding.UTF8);
    }

    private static void Cache(HttpContext http, SiteAddress site)
    {
        http.Response.Headers.CacheControl = Cached;
        // Names in it begin with the address that was asked.
        if (!site.IsFixed)
            http.Response.Headers.Append(HeaderNames.Vary, "Host, X-Forwarded-Proto");
    }
}
