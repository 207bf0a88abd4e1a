using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Import;
using ThongSuot.Platform.Security;

namespace ThongSuot.Organisation.Delegations;

/// <summary>The register of a body as a file, by the filters of its page.</summary>
internal static class DutyEndpoints
{
    private static readonly string[] Heads =
        ["Người ủy quyền", "Người được ủy quyền", "Vai trò", "Phạm vi", "Gồm vụ việc kiểm tra", "Được ủy quyền lại", "Từ ngày", "Đến ngày", "Văn bản", "Tình trạng"];

    public static DelegationFilter Filter(string? state, string? name) =>
        new(Enum.TryParse<DelegationState>(state, out var known) && Enum.IsDefined(known) ? known : null, name is { Length: > 100 } ? name[..100] : name);

    public static void MapDuty(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/co-quan/{code}/uy-quyen/tep", async (
            string code, string? dang, [FromQuery(Name = "tinh-trang")] string? state, string? ten, HttpContext http, DelegationRegister register, IOrganisation organisation, CancellationToken cancellation) =>
        {
            if ((await organisation.View(cancellation)).FindByCode(code) is not { } body || await register.OfBody(http.Actor(), body.Id, Filter(state, ten), cancellation) is not { } lines)
                return Results.NotFound();
            var rows = lines.Select(l => (IReadOnlyList<string?>)
                [l.Principal, l.Delegate, l.Scope, l.Limits, l.Delegation.Cases ? "Có" : "Không", l.Delegation.MayPassOn ? "Có" : "Không", Days.Text(l.Delegation.ValidFrom), Days.Text(l.Delegation.ValidTo), l.Basis, l.StateText]).Prepend(Heads);
            return dang == "csv" ? ImportEndpoints.File(Workbook.WriteCsv(rows), $"so-uy-quyen-{code}.csv") : ImportEndpoints.File(Workbook.Write([("Sổ ủy quyền", rows)]), $"so-uy-quyen-{code}.xlsx");
        }).RequireAuthorization(Policies.SignedIn);
}
