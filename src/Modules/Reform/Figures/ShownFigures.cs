using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Time;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Reform.Figures;

/// <summary>An indicator with what it is to reach.</summary>
/// <param name="Target">On the last day of the period, or today when that is earlier; null without targets.</param>
internal sealed record ShownIndicator(IndicatorValue Value, IndicatorValue Before, decimal? Target, IReadOnlyList<IndicatorTarget> Targets);

/// <summary>Everything that the pages, files and interfaces of figures show.</summary>
internal sealed class ShownFigures(FigureReader reader, SetIndicators sets, Workload workload, IProcedures procedures, IOrganisation organisation, TimeProvider time)
{
    /// <summary>All indicators, in their order, beside those of the period before.</summary>
    public async Task<IReadOnlyList<ShownIndicator>> All(FigureQuestion question, CancellationToken cancellation)
    {
        var (now, before) = (await reader.Total(question, cancellation), await reader.Total(question with { Period = question.Period.Before }, cancellation));
        var shown = new List<ShownIndicator>();
        foreach (var indicator in Indicator.All)
            shown.Add(await Show(indicator, now, before, question, cancellation));
        return shown;
    }

    public async Task<ShownIndicator> One(Indicator indicator, FigureQuestion question, CancellationToken cancellation) => await Show(
        indicator, await reader.Total(question, cancellation), await reader.Total(question with { Period = question.Period.Before }, cancellation), question, cancellation);

    public Task<FigureRow> Total(FigureQuestion question, CancellationToken cancellation) => reader.Total(question, cancellation);

    public Task<IReadOnlyList<SenderRow>> Senders(FigureQuestion question, CancellationToken cancellation) => workload.Senders(question.Period, cancellation);

    /// <summary>An indicator of dossiers or ratings by month, body, field and procedure; what has nothing to divide by is left out, but for months.</summary>
    public async Task<IReadOnlyList<(FigureDimension Dimension, IReadOnlyList<FigureRow> Rows)>> Tables(Indicator indicator, FigureQuestion question, FigureNames names, CancellationToken cancellation)
    {
        var tables = new List<(FigureDimension, IReadOnlyList<FigureRow>)>();
        foreach (var dimension in Enum.GetValues<FigureDimension>())
        {
            var rows = await By(dimension, question, cancellation);
            if (dimension != FigureDimension.Month)
                rows = [.. rows.Where(r => r.Of(indicator) is var value && (value.Bottom > 0 || value.Outside.Any(o => o > 0)))];
            if (dimension == FigureDimension.Body)
                rows = [.. rows.OrderBy(r => names.Of(dimension, r.Key), StringComparer.Ordinal)];
            tables.Add((dimension, rows));
        }

        return tables;
    }

    /// <summary>Loads and times by month, body, field and procedure.</summary>
    public async Task<IReadOnlyList<(FigureDimension Dimension, IReadOnlyList<FigureRow> Rows)>> Times(FigureQuestion question, FigureNames names, CancellationToken cancellation)
    {
        var tables = new List<(FigureDimension, IReadOnlyList<FigureRow>)>();
        foreach (var dimension in Enum.GetValues<FigureDimension>())
        {
            var rows = await By(dimension, question, cancellation);
            tables.Add((dimension, dimension == FigureDimension.Body ? [.. rows.OrderBy(r => names.Of(dimension, r.Key), StringComparer.Ordinal)] : rows));
        }

        return tables;
    }

    /// <summary>Sums of each month, body, field or procedure; months that are still to come are left out.</summary>
    public async Task<IReadOnlyList<FigureRow>> By(FigureDimension dimension, FigureQuestion question, CancellationToken cancellation)
    {
        var (rows, today) = (await reader.By(dimension, question, cancellation), time.Now().DateInVietnam());
        return dimension == FigureDimension.Month ? [.. rows.Where(r => FigurePeriod.FirstOf(r.Key) <= today)] : rows;
    }

    /// <summary>What an indicator is to reach at the end of the month of each row.</summary>
    public static IReadOnlyList<decimal?> Path(IReadOnlyCollection<IndicatorTarget> targets, IEnumerable<FigureRow> months) =>
        [.. months.Select(r => FigurePeriod.FirstOf(r.Key)).Select(day => TargetPath.On(targets, day.AddMonths(1).AddDays(-1)))];

    public async Task<FigureNames> Names(CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        var set = await procedures.Set(cancellation);
        return new FigureNames(
            id => Guid.TryParse(id, out var body) ? view.Find(body)?.Name : null, (set?.Fields ?? []).ToDictionary(f => f.Code, f => f.Name, StringComparer.Ordinal),
            (await procedures.Published(cancellation)).ToDictionary(p => p.Code, p => p.Name, StringComparer.Ordinal));
    }

    /// <summary>The question with what else could be asked.</summary>
    public async Task<FigureAsked> Asked(FigureQuestion question, CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        var bodies = (await reader.Handling(cancellation)).Append(question.Body ?? Guid.Empty).Distinct().Select(id => view.Find(id)).OfType<Body>().OrderBy(b => b.Name, StringComparer.Ordinal);
        var set = await procedures.Set(cancellation);
        return new FigureAsked(
            question, time.Now().DateInVietnam().Year, [.. bodies.Select(b => new FieldOption(b.Id.ToString(), b.Name))], [.. (set?.Fields ?? []).Select(f => new FieldOption(f.Code, f.Name))]);
    }

    private async Task<ShownIndicator> Show(Indicator indicator, FigureRow now, FigureRow before, FigureQuestion question, CancellationToken cancellation)
    {
        var targets = (await procedures.IndicatorTargets(cancellation)).Where(t => t.Indicator == indicator.Code).OrderBy(t => t.By).ToList();
        var value = indicator.IsToldApart ? now.Of(indicator) : await sets.Of(indicator, question, targets, cancellation);
        var was = indicator.IsToldApart ? before.Of(indicator) : await sets.Of(indicator, question with { Period = question.Period.Before }, targets, cancellation);
        var (last, today) = (question.Period.LastDay, time.Now().DateInVietnam());
        return new ShownIndicator(value, was, TargetPath.On(targets, last < today ? last : today), targets);
    }
}
