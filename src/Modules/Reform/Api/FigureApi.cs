using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Api;
using ThongSuot.Platform.Time;
using ThongSuot.Reform.Figures;
using Interface = ThongSuot.Platform.Api.Api;

namespace ThongSuot.Reform.Api;

/// <param name="Numerator">Of an indicator in days the hundredths of working days saved.</param>
/// <param name="Value">Percent or days with one decimal; null when there is nothing to divide by, or nothing is kept to count.</param>
/// <param name="Target">What is to be reached at the end of the period, or today.</param>
internal sealed record IndicatorAnswer(
    string Code, string Name, string Definition, string Unit, bool HigherIsBetter, long Numerator, long Denominator, decimal? Value, decimal? PreviousValue, decimal? Target, IReadOnlyList<ExcludedAnswer> Excluded);

/// <param name="Reason">Code of what they are.</param>
internal sealed record ExcludedAnswer(string Reason, string Name, long Count);

/// <param name="Key">Month as "2026-04", id of a body, code of a field or procedure.</param>
internal sealed record IndicatorRowAnswer(string Key, string Name, long Numerator, long Denominator, decimal? Value, long Excluded);

/// <summary>The figures of the reform as its pages show them; nothing of them can be written.</summary>
internal static class FigureApi
{
    public static void MapFigureApi(this IEndpointRouteBuilder endpoints)
    {
        var group = Interface.Group(endpoints, "Figures");
        group.MapGet("/figures/indicators", All).Says<ApiPage<IndicatorAnswer>>("listIndicators", ApiScopes.FiguresRead, "All indicators of a period: period is year, h1, h2, q1 to q4 or m1 to m12.");
        group.MapGet("/figures/indicators/{code}", One).Says<IndicatorAnswer>("getIndicator", ApiScopes.FiguresRead, "One indicator, such as KPI-1.");
        group.MapGet("/figures/indicators/{code}/rows", Rows).Says<ApiPage<IndicatorRowAnswer>>("listIndicatorRows", ApiScopes.FiguresRead, "An indicator told apart by month, body, field or procedure.");
    }

    private static async Task<ApiAnswer> All(string? year, string? period, string? body, string? field, string? procedure, string? cursor, string? limit, ShownFigures figures, IOrganisation organisation, TimeProvider time, CancellationToken cancellation)
    {
        var (question, wrong) = await Read(year, period, body, field, procedure, organisation, time, cancellation);
        return wrong ?? Cursor.Page(await figures.All(question, cancellation), i => i.Value.Indicator.Code, Told, $"indicators {question.Address()}", cursor, limit).Answer();
    }

    private static async Task<ApiAnswer> One(string code, string? year, string? period, string? body, string? field, string? procedure, ShownFigures figures, IOrganisation organisation, TimeProvider time, CancellationToken cancellation)
    {
        if (Indicator.Find(code.ToLowerInvariant()) is not { } indicator)
            return ApiAnswer.NotFound();
        var (question, wrong) = await Read(year, period, body, field, procedure, organisation, time, cancellation);
        return wrong ?? ApiAnswer.Ok(Told(await figures.One(indicator, question, cancellation)));
    }

    private static async Task<ApiAnswer> Rows(
        string code, string? by, string? year, string? period, string? body, string? field, string? procedure, string? cursor, string? limit, ShownFigures figures, IOrganisation organisation, TimeProvider time,
        CancellationToken cancellation)
    {
        if (Indicator.Find(code.ToLowerInvariant()) is not { IsToldApart: true } indicator)
            return ApiAnswer.NotFound();
        FigureDimension? dimension = by switch { "month" => FigureDimension.Month, "body" => FigureDimension.Body, "field" => FigureDimension.Field, "procedure" => FigureDimension.Procedure, _ => null };
        if (dimension is not { } known)
            return Wrong("by");
        var (question, wrong) = await Read(year, period, body, field, procedure, organisation, time, cancellation);
        if (wrong is not null)
            return wrong;
        var names = await figures.Names(cancellation);
        return Cursor.Page(
            await figures.By(known, question, cancellation), r => r.Key,
            r => Told(r.Of(indicator), known == FigureDimension.Month ? $"{r.Key[..4]}-{r.Key[4..]}" : r.Key, names.Of(known, r.Key)),
            $"indicator {indicator.Code} {by} {question.Address()}", cursor, limit).Answer();
    }

    private static async Task<(FigureQuestion Question, ApiAnswer? Wrong)> Read(
        string? year, string? period, string? body, string? field, string? procedure, IOrganisation organisation, TimeProvider time, CancellationToken cancellation)
    {
        var nothing = new FigureQuestion(FigurePeriod.Read(null, null, time.Now().DateInVietnam()));
        var code = period switch { null or "year" => "nam", ['h', .. var half] => "n" + half, ['q', .. var quarter] => "q" + quarter, ['m', .. var month] => "t" + month, _ => "" };
        if (!FigurePeriod.Parts.Any(p => p.Code == code))
            return (nothing, Wrong("period"));
        var asked = FigurePeriod.Read(year, code, time.Now().DateInVietnam());
        if (year is not null && asked.Year.ToString(System.Globalization.CultureInfo.InvariantCulture) != year)
            return (nothing, Wrong("year"));
        var view = await organisation.View(cancellation);
        var handles = body is null ? null : Guid.TryParse(body, out var id) ? view.Find(id) : view.FindByCode(body);
        return body is not null && handles is null ? (nothing, Wrong("body")) : (new FigureQuestion(asked, handles?.Id, field, procedure), null);
    }

    private static ApiAnswer Wrong(string parameter) => ApiAnswer.Refused(StatusCodes.Status400BadRequest, ApiRefusals.ParameterInvalid with { Field = parameter });

    private static IndicatorRowAnswer Told(IndicatorValue value, string key, string name) => new(key, name, value.Top, value.Bottom, value.Number, value.Outside.Sum());

    private static IndicatorAnswer Told(ShownIndicator shown) => new(
        shown.Value.Indicator.Code, shown.Value.Indicator.Name, shown.Value.Indicator.Definition, shown.Value.Indicator.IsShare ? "percent" : "workingDays", shown.Value.Indicator.HigherIsBetter,
        shown.Value.Top, shown.Value.Bottom, shown.Value.Number, shown.Before.Number, shown.Target,
        [.. shown.Value.Outside.Zip(shown.Value.Indicator.Outside).Select(o => new ExcludedAnswer(o.Second.Code, o.Second.Name, o.First))]);
}
