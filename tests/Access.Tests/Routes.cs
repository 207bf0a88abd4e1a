using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Inbox.Leading;
using ThongSuot.Platform.Security;

namespace ThongSuot.Access.Tests;

/// <summary>An address of the program, as the program itself lists it.</summary>
/// <param name="Pattern">"/ho-so/{id:guid}".</param>
internal sealed record Address(string Pattern, RouteEndpoint Endpoint)
{
    public bool IsPage => Endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    public bool HasParameters => Endpoint.RoutePattern.Parameters.Count > 0;

    public bool Takes(string method) => IsPage || Endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods || methods.Contains(method);

    public string With(params string[] values)
    {
        var next = 0;
        return Regex.Replace(Pattern, @"\{[^}]*\}", _ => values[next++]);
    }
}

/// <summary>All addresses, who may open them, and what may stand in their parameters. Whatever is new must be taught here before the tests pass.</summary>
internal sealed class Routes
{
    /// <summary>Addresses with the id of something that is not everybody's.</summary>
    private static readonly Dictionary<string, Kind> s_private = new(StringComparer.OrdinalIgnoreCase)
    {
        ["/ho-so/{id:guid}"] = Kind.Dossier,
        ["/ban-lam-viec/viec/{id:guid}"] = Kind.Dossier,
        ["/ho-so/nhap/{id:guid}"] = Kind.Draft,
        ["/ho-so/{id:guid}/tep/{file:guid}"] = Kind.File,
        ["/thong-bao/{id:guid}/mo"] = Kind.Notice,
        ["/tien-trinh/{id:guid}"] = Kind.Job,
        ["/tien-trinh/{id:guid}/tep"] = Kind.Job,
        ["/noi-dung-giu-lai/{id:guid}"] = Kind.KeptForm,
        ["/ho-so/{id:guid}/tep"] = Kind.Dossier,
        ["/ho-so/{id:guid}/theo-doi"] = Kind.Dossier,
        ["/ban-lam-viec/bo-loc/{id:guid}/xoa"] = Kind.Filter,
        ["/thong-bao/{id:guid}/da-doc"] = Kind.Notice,
        ["/noi-dung-giu-lai/{id:guid}/gui-lai"] = Kind.KeptForm,
        ["/noi-dung-giu-lai/{id:guid}/bo-di"] = Kind.KeptForm,
    };

    /// <summary>What answers otherwise than by a page to whoever may open it.</summary>
    private static readonly Dictionary<string, int[]> s_answers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["/dang-nhap"] = [200, 302],
        ["/hien-thi"] = [302],
        ["/loi"] = [404],
        ["/thong-bao/{id:guid}/mo"] = [302],
    };

    private readonly RunningProvince _province;
    private readonly IReadOnlySet<string> _leading;

    public Routes(RunningProvince province)
    {
        _province = province;
        _leading = province.Services.GetRequiredService<IProcedures>().LeadingRoles(default).AsTask().GetAwaiter().GetResult();
        All = [.. province.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => !IsAsset(e)).Select(e => new Address("/" + e.RoutePattern.RawText!.TrimStart('/'), e))];
    }

    public IReadOnlyList<Address> All { get; }

    public IEnumerable<Address> Plain(string method) => All.Where(a => !a.HasParameters && a.Takes(method));

    public IEnumerable<Address> Filled(string method) => All.Where(a => a.HasParameters && a.Takes(method));

    /// <summary>Null when what stands in the address is everybody's who may open it.</summary>
    public Kind? KindOf(Address address)
    {
        if (s_private.TryGetValue(address.Pattern, out var kind))
            return kind;
        Assert.True(Public(address) is not null, $"{address.Pattern} has parameters that this test does not know: say in {nameof(Routes)} what they are.");
        return null;
    }

    /// <summary>A value for the parameters of an address that are no secret, such as a body's code.</summary>
    public string? Public(Address address) => address.Pattern.ToLowerInvariant() switch
    {
        "/thu-tuc/{code}" => "TCCB-01",
        "/linh-vuc/{code}" => "TCCB",
        "/bieu-mau/{code}" => "BM-UB-01",
        "/nhan-su/{id:guid}" or "/quan-tri/nhan-su/{id:guid}" => _province.Organisation.Persons.OrderBy(p => p.Id).First().Id.ToString(),
        "/quan-tri/tai-khoan/{id:guid}" => _account ??= AccountOfSomebody(),
        "/nhat-ky/{id:guid}" => _entry ??= Entry(),
        var path when path.Contains("co-quan/{code}", StringComparison.Ordinal) => "X01",
        _ => null,
    };

    /// <summary>What an address answers to a GET of somebody who may open it.</summary>
    public static int[] Answers(Address address) => s_answers.GetValueOrDefault(address.Pattern, [200]);

    /// <summary>Whether the policy of an address lets this person in; null stands for who is not signed in.</summary>
    public bool LetsIn(Address address, Actor? actor)
    {
        if (address.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return true;
        var asked = address.Endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy).OfType<string>();
        Assert.DoesNotContain(address.Endpoint.Metadata.GetOrderedMetadata<AuthorizationPolicy>().SelectMany(p => p.Requirements), r => r is not DenyAnonymousAuthorizationRequirement);
        return actor is not null && asked.All(policy => policy switch
        {
            Policies.SignedIn => actor.Grants.Length > 0,
            Policies.Administrator => actor.Holds("system_admin"),
            Policies.Auditor => actor.Holds("security_auditor"),
            LeadingPolicy.Name => actor.Grants.Any(g => _leading.Contains(g.Role)),
            _ => throw new InvalidOperationException($"{address.Pattern} asks for policy {policy}: say in {nameof(Routes)} whom it lets in."),
        });
    }

    /// <summary>Where somebody sees a thing's code and id, though not what is in it; docs/security.md says so of each.</summary>
    public bool MayName(Thing thing, string path, Actor actor)
    {
        if (path.StartsWith("/nhat-ky", StringComparison.Ordinal))
            return actor.Holds("security_auditor");
        return path.StartsWith("/dieu-hanh", StringComparison.Ordinal) && thing.Kind == Kind.Dossier
            && _province.Belongings.Dossiers.Single(d => d.Row.Id == thing.Id).LiesAt(LedBy(actor));
    }

    /// <summary>Bodies whose open work a person is told of: those where its role leads, for a committee also its organs.</summary>
    public IReadOnlySet<Guid> LedBy(Actor actor)
    {
        var view = _province.Organisation;
        var led = actor.Grants.Where(g => _leading.Contains(g.Role)).Select(g => view.Find(g.Body)!).ToList();
        var committees = led.Where(b => !b.IsOrgan || b.Kind is "standing_committee" or "standing_board").Select(view.CommitteeOf).ToList();
        return led.Concat(committees).Concat(committees.SelectMany(c => view.Bodies.Where(b => b.IsOrgan && b.Parent == c.Id))).Select(b => b.Id).ToHashSet();
    }

    private string? _account, _entry;

    private string AccountOfSomebody() => _province.Actor(_province.Organisation.Persons.OrderBy(p => p.Id).First().Id).GetAwaiter().GetResult().Account.ToString();

    private string Entry() => _province.Look(db => Task.FromResult(db.Set<Platform.Log.LogEntry>().OrderBy(e => e.Id).Select(e => e.Id).First())).GetAwaiter().GetResult().ToString();

    // Files of the style sheet and the components, and the framework's own end of a redirect.
    private static bool IsAsset(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText is not { } route || route.Contains("{**path:file}", StringComparison.Ordinal)
        || route.Contains("_framework", StringComparison.Ordinal) || endpoint.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor");
}
