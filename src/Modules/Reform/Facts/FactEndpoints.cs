using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Security;
using ThongSuot.Reform.Review;
using static System.FormattableString;

namespace ThongSuot.Reform.Facts;

/// <summary>The tables as files, and the order to make all facts anew.</summary>
internal static class FactEndpoints
{
    public static void MapFacts(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/ra-soat/diem-nghen/tep", HeatFile).RequireAuthorization(Policies.SignedIn);
        endpoints.MapGet("/ra-soat/thi-diem/{code}/tep", PilotFile).RequireAuthorization(Policies.SignedIn);
        endpoints.MapPost("/ra-soat/diem-nghen/tinh-lai", Rebuild).RequireAuthorization(Policies.Administrator).DisableAntiforgery();
    }

    private static async Task<IResult> HeatFile(HttpContext http, HeatQuestions questions, HeatMap map, CancellationToken cancellation)
    {
        string? Asked(string name) => http.Request.Query[name];
        if (await questions.Read(Asked("thu-tuc"), Asked("phien-ban"), Asked("tu"), Asked("den"), Asked("co-quan"), cancellation) is not { } question)
            return TypedResults.NotFound();
        var rows = (await map.Of(question, cancellation)).Select(r => (IReadOnlyList<string?>)
            [Invariant($"{r.Number}"), r.Action, Text(r.Count), Text(r.Median), Text(r.P90), Text(r.Late), Text(r.LatePercent), Text(r.Returns), Text(r.SentBacks), Text(r.Rework)]);
        return TableFile.Of(
            "csv", $"diem-nghen-{question.Procedure.Code}", "Điểm nghẽn",
            rows.Prepend(["Bước", "Nội dung", "Số lần", "Trung vị (% thời hạn)", "90 % (% thời hạn)", "Quá hạn", "Quá hạn (%)", "Trả lại người nộp", "Trả lại bước trước", "Làm lại"]));
    }

    private static async Task<IResult> PilotFile(string code, PilotReport report, CancellationToken cancellation)
    {
        var results = code.Length <= 40 ? await report.Of(code, cancellation) : [];
        if (results.Count == 0)
            return TypedResults.NotFound();
        var rows = results.Select(r => (IReadOnlyList<string?>)
            [Text(r.Version.Number), r.Version.IsPilot ? "Thí điểm" : "Chính thức", r.IsHidden ? "dưới 5" : Text(r.Filed), Text(r.Ended), Text(r.Median), Text(r.P90), Text(r.MedianMinutes), Text(r.Late), Text(r.Returns), Text(r.SentBacks)]);
        return TableFile.Of(
            "csv", $"phien-ban-{results[0].Version.Code}", "Phiên bản",
            rows.Prepend(["Phiên bản", "Ban hành", "Hồ sơ", "Đã xong", "Trung vị (% thời hạn)", "90 % (% thời hạn)", "Phút làm việc (trung vị)", "Quá hạn", "Trả lại người nộp", "Trả lại bước trước"]));
    }

    // Antiforgery is checked by hand, as everywhere outside of pages.
    private static async Task<IResult> Rebuild(HttpContext http, AppDb db, IAntiforgery antiforgery, TimeProvider time, CancellationToken cancellation)
    {
        await antiforgery.ValidateRequestAsync(http);
        var job = JobList.Start(db, http.Actor(), RebuildFacts.KindName, "Tính lại số liệu điểm nghẽn từ nhật ký hồ sơ", new { }, time);
        await db.SaveChangesAsync(cancellation);
        return TypedResults.LocalRedirect(JobList.AddressOf(job.Id));
    }

    private static string? Text(int? number) => number is { } known ? Invariant($"{known}") : null;
}
