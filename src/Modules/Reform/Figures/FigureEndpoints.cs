using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;
using ThongSuot.Platform.Ui;
using ThongSuot.Reform.Review;
using static System.FormattableString;

namespace ThongSuot.Reform.Figures;

/// <summary>The tables as files, in the filters of their pages.</summary>
internal static class FigureEndpoints
{
    public static void AddFigures(this IServiceCollection services)
    {
        services.AddSingleton<CountAnew>();
        services.AddScoped<FigureReader>().AddScoped<SetIndicators>().AddScoped<Workload>().AddScoped<ShownFigures>().AddScoped<FigureDossiers>();
        services.AddNavigation(new NavigationItem("Chỉ tiêu", "/chi-tieu", 40, Policies.SignedIn, NavigationPlace.User));
    }

    public static void MapFigures(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/chi-tieu/tep", AllFile).RequireAuthorization(Policies.SignedIn);
        endpoints.MapGet("/chi-tieu/thoi-gian/tep", TimeFile).RequireAuthorization(Policies.SignedIn);
        endpoints.MapGet("/chi-tieu/lanh-dao/tep", LeadersFile).RequireAuthorization(Policies.SignedIn);
        endpoints.MapGet("/chi-tieu/lam-tot/tep", PracticesFile).RequireAuthorization(Policies.SignedIn);
        endpoints.MapGet("/chi-tieu/su-dung/tep", UsageFile).RequireAuthorization(Policies.SignedIn);
        endpoints.MapGet("/chi-tieu/{code}/tep", OneFile).RequireAuthorization(Policies.SignedIn);
    }

    private static async Task<IResult> AllFile(HttpContext http, ShownFigures figures, TimeProvider time, CancellationToken cancellation)
    {
        var question = FigureQuestion.Read(http.Request, time.Now());
        var rows = (await figures.All(question, cancellation)).Select(i => (IReadOnlyList<string?>)
        [
            i.Value.Indicator.Code, i.Value.Indicator.Name, Invariant($"{i.Value.Top}"), Invariant($"{i.Value.Bottom}"), Text(i.Value.Number), Text(i.Before.Number), Text(i.Target),
            string.Join("; ", i.Value.Outside.Zip(i.Value.Indicator.Outside).Where(o => o.First > 0).Select(o => Invariant($"{o.First} {o.Second.Name}"))),
        ]);
        return File(http, $"chi-tieu-{question.Period.Year}-{question.Period.Code}", ["Mã", "Chỉ tiêu", "Tử số", "Mẫu số", "Kết quả", "Kỳ trước", "Chỉ tiêu phải đạt", "Không tính"], rows);
    }

    private static async Task<IResult> OneFile(string code, HttpContext http, ShownFigures figures, TimeProvider time, CancellationToken cancellation)
    {
        if (Indicator.Find(code) is not { IsToldApart: true } indicator)
            return TypedResults.NotFound();
        var (question, names) = (FigureQuestion.Read(http.Request, time.Now()), await figures.Names(cancellation));
        var tables = await figures.Tables(indicator, question, names, cancellation);
        var rows = tables.SelectMany(t => t.Rows.Select(r => (t.Dimension, Row: r, Value: r.Of(indicator)))).Select(r => (IReadOnlyList<string?>)
            [FigureWords.Heading(r.Dimension), names.Of(r.Dimension, r.Row.Key), Invariant($"{r.Value.Top}"), Invariant($"{r.Value.Bottom}"), Text(r.Value.Number), .. r.Value.Outside.Select(o => Invariant($"{o}"))]);
        return File(http, $"{indicator.Address}-{question.Period.Year}-{question.Period.Code}", ["Theo", "Tên", "Tử số", "Mẫu số", "Kết quả", .. indicator.Outside.Select(m => $"Không tính: {m.Name}")], rows);
    }

    private static async Task<IResult> TimeFile(HttpContext http, ShownFigures figures, TimeProvider time, CancellationToken cancellation)
    {
        var (question, names) = (FigureQuestion.Read(http.Request, time.Now()), await figures.Names(cancellation));
        var rows = (await figures.Times(question, names, cancellation)).SelectMany(t => t.Rows.Select(r => (IReadOnlyList<string?>)
        [
            FigureWords.Heading(t.Dimension), names.Of(t.Dimension, r.Key), Invariant($"{r.Sums.Filed}"), Invariant($"{r.Sums.Finished}"), r.Median is { } median ? Invariant($"{median}") : null,
            Text(r.Of(Indicator.OnTime).Number), Text(r.Of(Indicator.Returned).Number), Text(r.Of(Indicator.Rework).Number),
        ]));
        return File(http, $"thoi-gian-{question.Period.Year}-{question.Period.Code}", ["Theo", "Tên", "Nộp", "Xong", "Trung vị (ngày làm việc)", "Đúng hạn (%)", "Trả lại (%)", "Làm lại (%)"], rows);
    }

    private static async Task<IResult> LeadersFile(HttpContext http, Workload workload, IOrganisation organisation, TimeProvider time, CancellationToken cancellation)
    {
        var (period, view) = (FigureQuestion.Read(http.Request, time.Now()).Period, await organisation.View(cancellation));
        var rows = (await workload.Leaders(http.Actor(), period, cancellation)).Select(r => (IReadOnlyList<string?>)
            [view.FindPerson(r.Person)?.Name, view.Find(r.Body)?.Name, Invariant($"{r.Done}"), Invariant($"{r.Timed}"), Invariant($"{r.OnTime}"), Invariant($"{r.Late}"), Invariant($"{r.SentBack}")]);
        return File(http, $"nguoi-dung-dau-{period.Year}-{period.Code}", ["Người", "Cơ quan", "Việc đã xong", "Có hạn", "Đúng hạn", "Quá hạn", "Bị trả lại"], rows);
    }

    private static async Task<IResult> PracticesFile(HttpContext http, Workload workload, ShownFigures figures, TimeProvider time, CancellationToken cancellation)
    {
        var (question, names) = (FigureQuestion.Read(http.Request, time.Now()), await figures.Names(cancellation));
        var rows = (await workload.GoodPractices(question, cancellation)).Select(r => (IReadOnlyList<string?>)
            [r.Procedure, names.Of(FigureDimension.Body, r.Body.ToString()), Invariant($"{r.Finished}"), Invariant($"{r.MedianThere}"), Invariant($"{r.MedianAll}"), Invariant($"{r.OnTime}"), Invariant($"{r.Timed}"), Invariant($"{r.Returned}")]);
        return File(http, $"noi-lam-tot-{question.Period.Year}-{question.Period.Code}", ["Thủ tục", "Cơ quan", "Xong", "Trung vị ở đây", "Trung vị chung", "Đúng hạn", "Có hạn", "Trả lại"], rows);
    }

    private static async Task<IResult> UsageFile(HttpContext http, Workload workload, IOrganisation organisation, TimeProvider time, CancellationToken cancellation)
    {
        var (period, view) = (FigureQuestion.Read(http.Request, time.Now()).Period, await organisation.View(cancellation));
        var rows = (await workload.Usage(period, cancellation)).OrderBy(r => view.Find(r.Body)?.Name, StringComparer.Ordinal).Select(r => (IReadOnlyList<string?>)
            [view.Find(r.Body)?.Name, Invariant($"{r.Filed}"), Invariant($"{r.Handled}"), Invariant($"{r.Finished}"), Invariant($"{r.Officers}"), Invariant($"{r.Steps}")]);
        return File(http, $"su-dung-{period.Year}-{period.Code}", ["Cơ quan", "Đã nộp", "Đã nhận thụ lý", "Đã xong", "Người làm việc", "Bước, ý kiến đã làm"], rows);
    }

    private static IResult File(HttpContext http, string name, IReadOnlyList<string?> head, IEnumerable<IReadOnlyList<string?>> rows) =>
        TableFile.Of(http.Request.Query["dang"] == "csv" ? "csv" : "xlsx", name, "Số liệu", rows.Prepend(head));

    private static string? Text(decimal? number) => number is { } known ? Invariant($"{known}") : null;
}
