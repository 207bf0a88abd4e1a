using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Reform.Review;

namespace ThongSuot.Reform.Inventories;

/// <summary>Template, export and upload. The upload is decided from route and headers before its body is read.</summary>
internal static class InventoryEndpoints
{
    private const int MostExported = 100_000;

    public static void MapInventories(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/ra-soat/cong-viec/mau", () => TableFile.Of("xlsx", "mau-cong-viec", "Công việc", [[.. ImportWork.Columns.Select(c => c.Head)]])).RequireAuthorization(Policies.SignedIn);
        endpoints.MapGet("/ra-soat/cong-viec/tong-hop/tep", Export).RequireAuthorization(Policies.SignedIn);
        // Antiforgery is checked by hand: the framework would read the whole body first.
        endpoints.MapPost("/ra-soat/cong-viec/{code}/tep", Upload).RequireAuthorization(Policies.SignedIn).DisableAntiforgery();
    }

    public static WorkFilter Filter(HttpContext http)
    {
        string? Asked(string name) => http.Request.Query[name] is [{ Length: > 0 and <= 40 } value] ? value : null;
        return new WorkFilter(
            Guid.TryParse(Asked("co-quan"), out var body) ? body : null, Asked("linh-vuc"), WorkWords.Kinds.Posted(Asked("loai")), WorkWords.Frequencies.Posted(Asked("tan-suat")),
            WorkWords.Authorities.Posted(Asked("tham-quyen")), Asked("thieu") == "true");
    }

    private static async Task<IResult> Export(HttpContext http, string? dang, InventoryReader reader, CancellationToken cancellation)
    {
        var rows = (await reader.Works(http.Actor(), Filter(http), MostExported, cancellation)).Select(r => (IReadOnlyList<string?>)
        [
            r.Body.Code, r.Body.Name, r.Work.Name, r.Work.Field, WorkWords.Kinds[r.Work.Kind], WorkWords.Frequencies[r.Work.Frequency],
            r.Work.Volume?.ToString(System.Globalization.CultureInfo.InvariantCulture), WorkWords.Authorities[r.Work.Authority], r.Work.Procedure, WorkWords.Proposals[r.Work.Proposal],
        ]);
        return TableFile.Of(dang, "cong-viec", "Công việc", rows.Prepend(
            ["Mã cơ quan", "Cơ quan", "Tên công việc", "Lĩnh vực", "Loại", "Tần suất", "Số lượng mỗi năm", "Ai quyết định", "Mã thủ tục", "Đề xuất"]));
    }

    private static async Task<IResult> Upload(string code, HttpContext http, IOrganisation organisation, KeepWork keep, ImportWork import, IAntiforgery antiforgery, CancellationToken cancellation)
    {
        if ((await organisation.View(cancellation)).FindByCode(code) is not { } body)
            return TypedResults.NotFound();
        if (await keep.MayChange(http.Actor(), body.Id, cancellation) is { } refusal)
            return Back(body, refusal);
        return await PostedFile.Take(
            http, antiforgery, ImportWork.MostBytes, (_, file) => Take(http.Actor(), body, file, import, cancellation), () => Back(body, Refusals.SheetMissing), () => Back(body, Refusals.SheetMissing));
    }

    private static async Task<IResult> Take(Actor actor, Body body, Stream file, ImportWork import, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        var buffer = new byte[1 << 15];
        for (int read; (read = await file.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (content.Length + read > ImportWork.MostBytes)
                return Back(body, Refusals.SheetMissing);
            content.Write(buffer, 0, read);
        }

        if (content.Length == 0)
            return Back(body, Refusals.SheetMissing);
        content.Position = 0;
        var taken = await import.Run(actor, body.Id, content, cancellation);
        return taken.IsOk ? TypedResults.LocalRedirect($"{RouteWork.AddressOf(body.Code)}?nhap={taken.Value.Id}") : Back(body, taken.Refusal);
    }

    private static Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult Back(Body body, Refusal refusal) => TypedResults.LocalRedirect($"{RouteWork.AddressOf(body.Code)}?loi={refusal.Code}");
}
