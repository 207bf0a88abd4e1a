using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;
using ThongSuot.Platform.Ui;
using ThongSuot.Reform.Review;
using static System.FormattableString;

namespace ThongSuot.Reform.Breaches;

/// <summary>The lists as files, in the filters of their pages.</summary>
internal static class BreachEndpoints
{
    public static void MapBreaches(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/vi-pham/tep", ListFile).RequireAuthorization(Policies.SignedIn);
        endpoints.MapGet("/vi-pham/thong-ke/tep", ConductFile).RequireAuthorization(Policies.SignedIn);
    }

    private static async Task<IResult> ListFile(HttpContext http, BreachList list, CancellationToken cancellation)
    {
        var query = BreachQuery.Read(http.Request, own: http.Request.Query["xem"] == "cua-toi");
        var rows = (await list.List(http.Actor(), query.Filter, null, BreachList.MostExported, cancellation)).Select(r => (IReadOnlyList<string?>)
        [
            r.Code, r.Breach.Procedure, r.Step, BreachWords.Of(r.Breach.Group), r.Kind, r.Holder, r.Body, r.Head, LocalTime.Short(r.Breach.At), r.Breach.DueAt is { } due ? LocalTime.Short(due) : null,
            r.Breach.DoneAt is { } done ? LocalTime.Short(done) : null, r.LateMinutes is { } late ? Invariant($"{late}") : null, r.Late, r.Cause, BreachWords.Of(r.Breach.State),
        ]);
        return TableFile.Of(
            http.Request.Query["dang"] == "csv" ? "csv" : "xlsx", "ghi-nhan-vi-pham", "Ghi nhận vi phạm",
            rows.Prepend(["Mã hồ sơ", "Thủ tục", "Bước", "Nhóm", "Loại", "Người, vai trò", "Cơ quan", "Người đứng đầu", "Phát sinh lúc", "Hạn", "Xong lúc", "Chậm (phút)", "Chậm", "Nguyên nhân", "Tình trạng"]));
    }

    private static async Task<IResult> ConductFile(HttpContext http, Conduct conduct, IOrganisation organisation, TimeProvider time, CancellationToken cancellation)
    {
        var (from, to) = BreachQuery.PeriodOf(http.Request, time.Now());
        var view = await organisation.View(cancellation);
        var body = Guid.TryParse(http.Request.Query["co-quan"], out var asked) ? asked : (Guid?)null;
        var lines = body is { } one ? await conduct.ByOfficer(http.Actor(), one, from, to, cancellation) : await conduct.ByBody(http.Actor(), from, to, cancellation);
        var rows = lines.Select(l => (IReadOnlyList<string?>)
        [
            view.Find(l.Body)?.Name, body is null ? null : l.Person is { } person ? view.FindPerson(person)?.Name : "Chưa rõ người", Invariant($"{l.Done}"), Invariant($"{l.Timed}"), Invariant($"{l.OnTime}"),
            Invariant($"{l.Late}"), Invariant($"{l.LateExcused}"), Invariant($"{l.SentBack}"), Invariant($"{l.OpenLate}"),
        ]);
        return TableFile.Of(
            http.Request.Query["dang"] == "csv" ? "csv" : "xlsx", "thong-ke-thuc-hien", "Thống kê",
            rows.Prepend(["Cơ quan", "Người", "Việc đã xong", "Có hạn", "Đúng hạn", "Quá hạn", "Quá hạn được miễn trách", "Bị trả lại làm lại", "Đang quá hạn"]));
    }
}
