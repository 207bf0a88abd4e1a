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
    /// <summary>Behind the id of a dossier or draft: a form that one of the prepared ones has.</summary>
    private const string FormCode = "BM-QTTC-05";

    public bool IsPage => Endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    public bool HasParameters => Endpoint.RoutePattern.Parameters.Count > 0;

    public bool Takes(string method) => IsPage || Endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods || methods.Contains(method);

    public string With(params string[] values)
    {
        var next = 0;
        string[] each = [.. values.SelectMany(v => v.Split('|'))];
        return Regex.Replace(Pattern, @"\{[^}]*\}", parameter => parameter.Value.EndsWith(":int}", StringComparison.Ordinal)
            ? next < each.Length && int.TryParse(each[next], out _) ? each[next++] : "1"
            : next < each.Length ? each[next++] : FormCode);
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
        ["/ho-so/{Id:guid}/thoi-han"] = Kind.Dossier,
        ["/ho-so/{id:guid}/thong-bao-khong-xu-ly.docx"] = Kind.Dossier,
        ["/ho-so/{id:guid}/thong-bao-khong-xu-ly.pdf"] = Kind.Dossier,
        ["/khong-xu-ly/van-ban-giay/{id:guid}/thong-bao.docx"] = Kind.Dossier,
        ["/khong-xu-ly/van-ban-giay/{id:guid}/thong-bao.pdf"] = Kind.Dossier,
        ["/ho-so/{Id:guid}/luan-chuyen/{Number:int}"] = Kind.Dossier,
        ["/ho-so/{id:guid}/luan-chuyen/{number:int}/bien-nhan.docx"] = Kind.Dossier,
        ["/ho-so/{id:guid}/hoi-nghi/{number:int}/bien-ban.docx"] = Kind.Dossier,
        ["/ho-so/{id:guid}/hoi-nghi/{number:int}/bien-ban.pdf"] = Kind.Dossier,
        ["/ho-so/{id:guid}/y-kien.csv"] = Kind.Dossier,
        ["/ho-so/{id:guid}/y-kien.xlsx"] = Kind.Dossier,
        ["/ho-so/{id:guid}/y-kien.docx"] = Kind.Dossier,
        ["/ho-so/{id:guid}/luan-chuyen.csv"] = Kind.Dossier,
        ["/ho-so/{id:guid}/luan-chuyen.xlsx"] = Kind.Dossier,
        ["/ho-so/{id:guid}/luan-chuyen.docx"] = Kind.Dossier,
        ["/ho-so/{Id:guid}/bieu-mau/{Code}"] = Kind.Dossier,
        ["/ho-so/{id:guid}/bieu-mau/{code}/tep.docx"] = Kind.Dossier,
        ["/ho-so/{id:guid}/bieu-mau/{code}/tep.pdf"] = Kind.Dossier,
        ["/ho-so/{id:guid}/bieu-mau/{code}/luu"] = Kind.Dossier,
        ["/ho-so/nhap/{Id:guid}/bieu-mau/{Code}"] = Kind.Draft,
        ["/ho-so/nhap/{id:guid}/bieu-mau/{code}/tep.docx"] = Kind.Draft,
        ["/ho-so/nhap/{id:guid}/bieu-mau/{code}/tep.pdf"] = Kind.Draft,
        ["/ho-so/nhap/{id:guid}/bieu-mau/{code}/luu"] = Kind.Draft,
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
        ["/gop-y/{Code}"] = [404],
        ["/vuong-mac/{Code}"] = [404],
        ["/vuong-mac/tong-hop/{Week}"] = [404],
        ["/lay-y-kien/{Code}"] = [404],
        ["/lay-y-kien/{code}/bang-tong-hop.csv"] = [404],
        ["/lay-y-kien/{code}/bang-tong-hop.xlsx"] = [404],
        ["/danh-gia/{Dossier:guid}"] = [404],
        ["/vi-pham/{Id:guid}"] = [404],
        // No delegation stands in the sample; registers and calendars are read in their own committee, work is handed over by who leads there.
        ["/uy-quyen/{id:guid}"] = [404],
        // Nor any webhook, or account of another system.
        ["/tai-khoan/webhook/{id:guid}"] = [404],
        ["/quan-tri/ket-noi/{account:guid}/webhook"] = [404],
        ["/co-quan/{code}/uy-quyen"] = [200, 404],
        ["/co-quan/{code}/uy-quyen/tep"] = [200, 404],
        ["/co-quan/{code}/vang-mat"] = [200, 404],
        ["/ban-giao/{person:guid}"] = [200, 404],
        // No list, campaign or initiative stands in the sample; without a question there is no answer.
        ["/ra-soat/cong-viec/{code}"] = [200, 404],
        ["/ra-soat/dot/{code}"] = [404],
        ["/ra-soat/dot/{code}/ra-soat"] = [404],
        ["/ra-soat/dot/{code}/tep"] = [404],
        ["/ra-soat/diem-nghen/ho-so"] = [404],
        ["/ra-soat/diem-nghen/tep"] = [404],
        // No list without the number that it is behind.
        ["/chi-tieu/{Code}/ho-so"] = [404],
        ["/sang-kien/{code}"] = [404],
        // Without two versions there is nothing to compare.
        ["/thu-tuc/{code}/so-sanh"] = [404],
        // Of those who keep no procedures nobody is told of these; no draft stands in the sample.
        ["/ban-thao"] = [200, 404],
        ["/ban-thao/moi"] = [200, 404],
        ["/ban-thao/nhap"] = [200, 404],
        ["/ban-thao/can-cu"] = [200, 404],
        ["/ban-thao/hieu-luc/{id:guid}"] = [404],
        ["/ban-thao/{id:guid}"] = [404],
        ["/ban-thao/{id:guid}.bpmn"] = [404],
        ["/ban-thao/{id:guid}.yaml"] = [404],
        ["/ban-thao/{id:guid}/noi-dung"] = [404],
        ["/ban-thao/{id:guid}/toan-van"] = [404],
        ["/ban-thao/{id:guid}/so-sanh"] = [404],
        ["/ban-thao/{id:guid}/chay-thu"] = [404],
        ["/ban-thao/{id:guid}/cac-buoc"] = [404],
        ["/ban-thao/{id:guid}/buoc/{node}"] = [404],
        ["/ban-thao/{id:guid}/bieu-mau"] = [404],
        ["/ban-thao/{id:guid}/bieu-mau/{code}"] = [404],
        // Everything runs on the version in force, and a preview is its starter's.
        ["/chuyen-phien-ban/{from:guid}/danh-sach.csv"] = [404],
        // Only the office that keeps a calendar is shown the page on which it is changed.
        ["/lich-lam-viec/{code}/sua"] = [200, 404],
        // Nor does anybody but the province's office see the changes of the competence table before they are published.
        ["/tham-quyen/sua"] = [200, 404],
        ["/tham-quyen/sua/quy-tac"] = [200, 404],
        ["/tham-quyen/sua/ket-thuc"] = [404],
        ["/dia-phuong"] = [200, 404],
        ["/dia-phuong/xung-dot"] = [200, 404],
        ["/dia-phuong/{draft:guid}"] = [404],
        // Most of the dossiers have no such form.
        ["/ho-so/{id:guid}/bieu-mau/{code}"] = [200, 404],
        ["/ho-so/nhap/{id:guid}/bieu-mau/{code}"] = [200, 404],
        ["/ho-so/{id:guid}/bieu-mau/{code}/tep.docx"] = [200, 404],
        ["/ho-so/nhap/{id:guid}/bieu-mau/{code}/tep.docx"] = [200, 404],
        ["/ho-so/{id:guid}/bieu-mau/{code}/tep.pdf"] = [200, 302, 404],
        ["/ho-so/nhap/{id:guid}/bieu-mau/{code}/tep.pdf"] = [200, 302, 404],
        // All that stand in the sample are dealt with.
        ["/ho-so/{id:guid}/thong-bao-khong-xu-ly.docx"] = [404],
        ["/ho-so/{id:guid}/thong-bao-khong-xu-ly.pdf"] = [404],
        // No paper stands in the sample, and a dossier is none.
        ["/khong-xu-ly/van-ban-giay/{id:guid}/thong-bao.docx"] = [404],
        ["/khong-xu-ly/van-ban-giay/{id:guid}/thong-bao.pdf"] = [404],
        // Not every dossier went on to another body, and few are decided at a meeting.
        ["/ho-so/{id:guid}/luan-chuyen/{number:int}"] = [200, 404],
        ["/ho-so/{id:guid}/luan-chuyen/{number:int}/bien-nhan.docx"] = [200, 404],
        ["/ho-so/{id:guid}/hoi-nghi/{number:int}/bien-ban.docx"] = [200, 404],
        ["/ho-so/{id:guid}/hoi-nghi/{number:int}/bien-ban.pdf"] = [200, 302, 404],
        // Where there is no LibreOffice they lead back to their pages.
        ["/bieu-mau/{code}/trong.pdf"] = [200, 302],
        ["/thong-bao-niem-yet/{bodyCode}.pdf"] = [200, 302],
    };

    private readonly RunningProvince _province;
    private readonly IReadOnlySet<string> _leading;

    public Routes(RunningProvince province)
    {
        _province = province;
        _leading = province.Services.GetRequiredService<IProcedures>().LeadingRoles(default).AsTask().GetAwaiter().GetResult();
        Address[] everything = [.. province.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => !IsAsset(e)).Select(e => new Address("/" + e.RoutePattern.RawText!.TrimStart('/'), e))];
        // No cookie opens the interface for programs; it is walked by tokens.
        (All, Api) = ([.. everything.Where(a => !a.Pattern.StartsWith("/api/v1/", StringComparison.Ordinal))], [.. everything.Where(a => a.Pattern.StartsWith("/api/v1/", StringComparison.Ordinal))]);
    }

    public IReadOnlyList<Address> All { get; }

    /// <summary>Of the interface for programs.</summary>
    public IReadOnlyList<Address> Api { get; }

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
        "/thu-tuc/{code}" or "/thu-tuc/{code}.json" or "/thu-tuc/{code}.ttl" or "/thu-tuc/{code}.jsonld" or "/thu-tuc/{code}.bpmn" or "/thu-tuc/{code}.yaml" => "TCCB-01",
        "/can-cu/{code}" => "DL",
        "/chi-tieu/{code}" or "/chi-tieu/{code}/ho-so" or "/chi-tieu/{code}/tep" => "kpi-5",
        "/linh-vuc/{code}" => "TCCB",
        // Codes that nobody has: whoever may open the address is told that there is nothing.
        "/gop-y/{code}" => "PA-2000-000000",
        "/vuong-mac/{code}" => "VM-2000-000000",
        "/vuong-mac/tong-hop/{week}" => "2000-01",
        var path when path.StartsWith("/lay-y-kien/{code}", StringComparison.Ordinal) => "LYK-2000-000000",
        "/danh-gia/{dossier:guid}" or "/vi-pham/{id:guid}" => "00000000-0000-7000-8000-000000000000",
        "/bieu-mau/{code}" or "/bieu-mau/{code}/trong.pdf" or "/bieu-mau/{code}/trong.docx" => "BM-UB-01",
        "/thong-bao-niem-yet/{bodycode}.pdf" or "/thong-bao-niem-yet/{bodycode}.docx" => "X01",
        "/thong-bao-niem-yet/{bodycode}" => "X01",
        "/lich-lam-viec/{code}" or "/lich-lam-viec/{code}/sua" => "X01",
        "/tham-quyen/{*rule}" => "A001",
        // No draft stands in the sample.
        var path when path.StartsWith("/ban-thao/", StringComparison.Ordinal) || path.StartsWith("/dia-phuong/", StringComparison.Ordinal) => "00000000-0000-7000-8000-000000000000",
        "/thu-tuc/{code}/phien-ban" or "/thu-tuc/{code}/so-sanh" => "TCCB-01",
        "/thu-tuc/{code}/phien-ban/{number:int}" => "TCCB-01|1",
        "/nhan-su/{id:guid}" or "/quan-tri/nhan-su/{id:guid}" => _province.Organisation.Persons.OrderBy(p => p.Id).First().Id.ToString(),
        "/quan-tri/ket-noi/{account:guid}" or "/quan-tri/ket-noi/{account:guid}/webhook" or "/tai-khoan/webhook/{id:guid}" => "00000000-0000-7000-8000-000000000000",
        "/quan-tri/tai-khoan/{id:guid}" => _account ??= AccountOfSomebody(),
        "/nhat-ky/{id:guid}" => _entry ??= Entry(),
        "/ra-soat/cong-viec/{code}" or "/ra-soat/cong-viec/{code}/tep" => "X01",
        "/ra-soat/dot/{code}" or "/ra-soat/dot/{code}/ra-soat" or "/ra-soat/dot/{code}/tep" => "RS-2026-999",
        "/ra-soat/thi-diem/{code}" or "/ra-soat/thi-diem/{code}/tep" => "TCCB-01",
        // No dossier runs on a version of that id.
        var path when path.StartsWith("/chuyen-phien-ban/", StringComparison.Ordinal) => "00000000-0000-7000-8000-000000000000",
        "/uy-quyen/{id:guid}" => "00000000-0000-7000-8000-000000000000",
        "/ban-giao/{person:guid}" => _province.Organisation.Persons.OrderBy(p => p.Id).First().Id.ToString(),
        "/sang-kien/{code}" => "SK-2026-999999",
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
