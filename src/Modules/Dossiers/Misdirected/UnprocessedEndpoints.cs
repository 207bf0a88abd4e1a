using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Dossiers.Forms;
using ThongSuot.Dossiers.Inbox.Leading;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Dossiers.Misdirected;

internal static class UnprocessedEndpoints
{
    private const int MostRows = 10_000;

    public static void MapUnprocessed(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(UnprocessedWords.Csv, Export).RequireAuthorization(LeadingPolicy.Name);
        MapPapers(endpoints);
        endpoints.MapGet("/ho-so/{id:guid}/thong-bao-khong-xu-ly.docx", async (Guid id, HttpContext http, RefusalNotice notice, CancellationToken cancellation) =>
            await notice.Docx(http.Actor(), id, From(http), cancellation) is { } paper ? TypedResults.File(paper.Docx, FormEndpoints.Docx, "thong-bao-khong-xu-ly.docx") : (IResult)TypedResults.NotFound())
            .RequireAuthorization(Policies.SignedIn);
        endpoints.MapGet("/ho-so/{id:guid}/thong-bao-khong-xu-ly.pdf", async (Guid id, HttpContext http, RefusalNotice notice, CancellationToken cancellation) =>
            await notice.Pdf(http.Actor(), id, From(http), cancellation) switch
            {
                null => (IResult)TypedResults.NotFound(),
                { IsOk: true, Value: var pdf } => TypedResults.File(pdf, FormEndpoints.Pdf, "thong-bao-khong-xu-ly.pdf"),
                { Refusal: var refused } => TypedResults.LocalRedirect($"/ho-so/{id}?loi={refused.Code}"),
            })
            .RequireAuthorization(Policies.SignedIn);
    }

    private static void MapPapers(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(UnprocessedWords.Papers + "/{id:guid}/thong-bao.docx", async (Guid id, HttpContext http, RefusalNotice notice, CancellationToken cancellation) =>
            await notice.OfPaper(http.Actor(), id, cancellation) is { } paper ? TypedResults.File(paper.Docx, FormEndpoints.Docx, "thong-bao-khong-xu-ly.docx") : (IResult)TypedResults.NotFound())
            .RequireAuthorization(Policies.SignedIn);
        endpoints.MapGet(UnprocessedWords.Papers + "/{id:guid}/thong-bao.pdf", async (Guid id, HttpContext http, RefusalNotice notice, CancellationToken cancellation) =>
            await notice.PdfOfPaper(http.Actor(), id, cancellation) switch
            {
                null => (IResult)TypedResults.NotFound(),
                { IsOk: true, Value: var pdf } => TypedResults.File(pdf, FormEndpoints.Pdf, "thong-bao-khong-xu-ly.pdf"),
                // Without LibreOffice the same paper in the other format.
                _ => TypedResults.LocalRedirect(UnprocessedWords.PaperNotice(id, "docx")),
            })
            .RequireAuthorization(Policies.SignedIn);
    }

    private static string? From(HttpContext http) => http.Connection.RemoteIpAddress?.ToString();

    private static async Task<IResult> Export(HttpContext http, UnprocessedList list, IOrganisation organisation, TimeProvider time, CancellationToken cancellation)
    {
        var asked = http.Request.Query;
        var filter = UnprocessedWords.Read(asked["nam"], asked["chieu"], asked["noi-gui"], time.Now().DateInVietnam());
        var items = await list.List(http.Actor(), filter, null, MostRows, cancellation);
        var view = await organisation.View(cancellation);
        var lines = items.Select(i => Spreadsheet.CsvLine(
            [i.Code, view.Find(i.Sender)?.Name, view.Find(i.Receiver)?.Name, UnprocessedWords.Reason(i.Reason, i.Why), LocalTime.Short(i.ReceivedAt), LocalTime.Short(i.RefusedAt), i.IsLate ? "Chậm" : "Đúng hạn", UnprocessedWords.Outcome(i)]))
            .Prepend(Spreadsheet.CsvLine(["Mã hồ sơ", "Nơi gửi", "Nơi nhận", "Lý do", "Nhận lúc", "Thông báo lúc", "Thông báo", "Kết quả"]));
        return TypedResults.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(string.Concat(lines))], "text/csv; charset=utf-8", $"khong-xu-ly-{filter.Year}.csv");
    }
}
