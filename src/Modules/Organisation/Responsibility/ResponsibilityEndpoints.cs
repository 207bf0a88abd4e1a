using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Import;
using ThongSuot.Platform.Security;

namespace ThongSuot.Organisation.Responsibility;

/// <summary>The matrix of a body, and all gaps, as files.</summary>
internal static class ResponsibilityEndpoints
{
    public static void MapResponsibility(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/co-quan/{code}/trach-nhiem/tep", async (string code, string? dang, Matrix matrix, IOrganisation organisation, CancellationToken cancellation) =>
        {
            var view = await organisation.View(cancellation);
            if (view.FindByCode(code) is not { } body)
                return TypedResults.NotFound();
            string? NameOf(Guid? person) => person is { } id ? view.FindPerson(id)?.Name : null;
            var rows = (await matrix.Of(body.Id, cancellation)).Select(r => (IReadOnlyList<string?>)
                [r.Procedure, r.ProcedureName, r.StepText, r.RoleName, r.IsGap ? "Chưa có người" : string.Join("; ", r.Holders.Select(h => NameOf(h))), NameOf(r.Officer), NameOf(r.Deputy)]);
            return File(dang, $"trach-nhiem-{code}", "Phân công trách nhiệm", rows.Prepend(["Mã thủ tục", "Thủ tục", "Bước", "Vai trò", "Người giữ vai trò", "Phụ trách", "Dự phòng"]));
        }).RequireAuthorization(Policies.SignedIn);
        endpoints.MapGet("/co-quan/trach-nhiem/tep", async (string? dang, ResponsibilityReader responsibility, CancellationToken cancellation) =>
        {
            var rows = (await responsibility.AllGaps(cancellation)).Select(g => (IReadOnlyList<string?>)[g.Body.Code, g.Body.Name, g.RoleName, string.Join(", ", g.Procedures)]);
            return File(dang, "vai-tro-chua-co-nguoi", "Vai trò chưa có người", rows.Prepend(["Mã cơ quan", "Cơ quan, tổ chức", "Vai trò", "Thủ tục cần"]));
        }).RequireAuthorization(Policies.SignedIn);
    }

    private static IResult File(string? format, string name, string sheet, IEnumerable<IReadOnlyList<string?>> rows) =>
        format == "csv" ? ImportEndpoints.File(Workbook.WriteCsv(rows), name + ".csv") : ImportEndpoints.File(Workbook.Write([(sheet, rows)]), name + ".xlsx");
}
