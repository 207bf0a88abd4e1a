using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Dossiers.Forms;

/// <summary>Filled forms as files, and the saving that a page's script does by itself.</summary>
internal static class FormEndpoints
{
    internal const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Pdf = "application/pdf";

    public static void MapForms(this IEndpointRouteBuilder endpoints)
    {
        foreach (var (place, isDraft) in new[] { ("/ho-so/{id:guid}/bieu-mau/{code}", false), ("/ho-so/nhap/{id:guid}/bieu-mau/{code}", true) })
        {
            endpoints.MapGet(place + "/tep.docx", async (Guid id, string code, HttpContext http, FormPapers papers, CancellationToken cancellation) =>
                await papers.Docx(http.Actor(), new FormAddress(id, isDraft, code), From(http), cancellation) is { } paper ? TypedResults.File(paper.Docx, Docx, $"{code}.docx") : (IResult)TypedResults.NotFound())
                .RequireAuthorization(Policies.SignedIn);
            endpoints.MapGet(place + "/tep.pdf", async (Guid id, string code, HttpContext http, FormPapers papers, CancellationToken cancellation) =>
                await papers.Pdf(http.Actor(), new FormAddress(id, isDraft, code), From(http), cancellation) switch
                {
                    null => (IResult)TypedResults.NotFound(),
                    { IsOk: true, Value: var pdf } => TypedResults.File(pdf, Pdf, $"{code}.pdf"),
                    { Refusal: var refused } => TypedResults.LocalRedirect($"{FormSheet.AddressOf(id, isDraft, code)}?loi={refused.Code}"),
                })
                .RequireAuthorization(Policies.SignedIn);
            endpoints.MapPost(place + "/luu", async (Guid id, string code, IFormCollection form, HttpContext http, SaveForm save, CancellationToken cancellation) =>
                Answer(await save.Run(http.Actor(), new FormAddress(id, isDraft, code), FormPosting.Revision(form), FormPosting.Read(form), finish: false, From(http), cancellation)))
                .RequireAuthorization(Policies.SignedIn).WithMetadata(new LargeFormAttribute());
        }
    }

    // What the script needs: until when, what is shown now, and the revision to send next.
    private static Microsoft.AspNetCore.Http.HttpResults.JsonHttpResult<AutosaveAnswer> Answer(Result<SavedForm> saved) => !saved.IsOk
        ? TypedResults.Json(new AutosaveAnswer(false, saved.Refusal.Text, null, []), statusCode: saved.Refusal == Refusals.FormUnknown ? StatusCodes.Status404NotFound : StatusCodes.Status200OK)
        : TypedResults.Json(new AutosaveAnswer(
            true, $"Đã lưu nháp lúc {LocalTime.Short(saved.Value.Sheet.Entry!.ChangedAt)}", saved.Value.Sheet.Entry.Revision,
            [.. saved.Value.Sheet.Form.Fields.Select(f => f.Key).Except(saved.Value.Sheet.Form.VisibleKeys(saved.Value.Reading.Values, saved.Value.Sheet.Known), StringComparer.Ordinal)]));

    private static string? From(HttpContext http) => http.Connection.RemoteIpAddress?.ToString();
}

/// <param name="Hidden">Keys of the fields that the conditions hide now.</param>
internal sealed record AutosaveAnswer(bool Ok, string Text, int? Revision, IReadOnlyList<string> Hidden);
