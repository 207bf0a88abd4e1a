using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Reform.Facts;

namespace ThongSuot.Reform.Figures;

/// <summary>Sums of one month, body, field or procedure.</summary>
/// <param name="Key">Of <see cref="FigureDimension"/>: month number, id, or code.</param>
/// <param name="Median">Working days from filing to the end; null without any.</param>
internal sealed record FigureRow(string Key, HandledSums Sums, IndicatorValue Satisfaction, double? Stars, int? Median)
{
    public IndicatorValue Of(Indicator indicator) => indicator.Source == IndicatorSource.Ratings ? Satisfaction : IndicatorValue.Of(indicator, Sums);
}

/// <summary>Adds the sums by month up to what was asked for.</summary>
internal sealed class FigureReader(AppDb db, IProcedures procedures)
{
    /// <summary>Everything that was asked for together.</summary>
    public async Task<FigureRow> Total(FigureQuestion question, CancellationToken cancellation) =>
        Rows(await Sums(r => "", question, cancellation), await Rated(r => "", question, cancellation), await Medians(null, question, cancellation), key => key).FirstOrDefault() ?? Nothing("");

    /// <summary>Months and codes in their order, months also where nothing happened; bodies as they come.</summary>
    public async Task<IReadOnlyList<FigureRow>> By(FigureDimension dimension, FigureQuestion question, CancellationToken cancellation)
    {
        var medians = await Medians(dimension, question, cancellation);
        switch (dimension)
        {
            case FigureDimension.Month:
                var months = Rows(await Sums(r => r.Month, question, cancellation), await Rated(r => r.Month, question, cancellation), medians, Text).ToDictionary(r => r.Key, StringComparer.Ordinal);
                return [.. question.Period.EachMonth.Select(m => months.GetValueOrDefault(Text(m)) ?? Nothing(Text(m)))];
            case FigureDimension.Body:
                return [.. Rows(await Sums(r => r.Body, question, cancellation), await Rated(r => r.Body, question, cancellation), medians, body => body.ToString())];
            case FigureDimension.Field:
                // A rating knows its procedure and not the field.
                var fields = (await procedures.Published(cancellation)).ToDictionary(p => p.Code, p => p.Field, StringComparer.Ordinal);
                var rated = (await Rated(r => r.Procedure, question, cancellation)).GroupBy(r => fields.GetValueOrDefault(r.Key, ""), StringComparer.Ordinal)
                    .Select(g => new Rating<string>(g.Key, g.Sum(r => r.Rated), g.Sum(r => r.Stars), g.Sum(r => r.Satisfied))).ToList();
                return [.. Rows(await Sums(r => r.Field, question, cancellation), rated, medians, field => field).OrderBy(r => r.Key, StringComparer.Ordinal)];
            default:
                return [.. Rows(await Sums(r => r.Procedure, question, cancellation), await Rated(r => r.Procedure, question, cancellation), medians, code => code).OrderBy(r => r.Key, StringComparer.Ordinal)];
        }
    }

    /// <summary>Bodies that ever handled a dossier.</summary>
    public Task<List<Guid>> Handling(CancellationToken cancellation) => db.HandledMonths.AsNoTracking().Select(r => r.Body).Distinct().ToListAsync(cancellation);

    private static IEnumerable<FigureRow> Rows<TKey>(Dictionary<TKey, HandledSums> sums, List<Rating<TKey>> rated, Dictionary<string, int> medians, Func<TKey, string> text)
        where TKey : notnull
    {
        var ratings = rated.ToDictionary(r => r.Key);
        // What became another's leaves a row of nothing.
        return sums.Where(s => Measure.OfEnds.Prepend(Measure.Filed).Any(m => m.Read(s.Value) != 0)).Select(s => s.Key).Union(ratings.Keys).Select(key => Row(text(key), sums.GetValueOrDefault(key) ?? new HandledSums(), ratings.GetValueOrDefault(key), medians.TryGetValue(text(key), out var median) ? median : null));
    }

    private async Task<Dictionary<TKey, HandledSums>> Sums<TKey>(Expression<Func<HandledMonth, TKey>> key, FigureQuestion question, CancellationToken cancellation)
        where TKey : notnull
    {
        var rows = await question.Of(db.HandledMonths.AsNoTracking()).GroupBy(key).Select(g => new
        {
            g.Key,
            Sums = new HandledSums
            {
                Filed = g.Sum(r => r.Filed), Finished = g.Sum(r => r.Finished), Declined = g.Sum(r => r.Declined), NotCompetent = g.Sum(r => r.NotCompetent), Transferred = g.Sum(r => r.Transferred),
                Withdrawn = g.Sum(r => r.Withdrawn), Expired = g.Sum(r => r.Expired), Timed = g.Sum(r => r.Timed), OnTime = g.Sum(r => r.OnTime), Returned = g.Sum(r => r.Returned),
                ReturnedAgain = g.Sum(r => r.ReturnedAgain), Reworked = g.Sum(r => r.Reworked), Electronic = g.Sum(r => r.Electronic), NotElectronic = g.Sum(r => r.NotElectronic),
                Secret = g.Sum(r => r.Secret), PaperOnly = g.Sum(r => r.PaperOnly), NotConnected = g.Sum(r => r.NotConnected), NoHop = g.Sum(r => r.NoHop),
                PaperAttached = g.Sum(r => r.PaperAttached), WorkedHundredths = g.Sum(r => r.WorkedHundredths),
            },
        }).ToListAsync(cancellation);
        return rows.ToDictionary(r => r.Key, r => r.Sums);
    }

    private async Task<Dictionary<string, int>> Medians(FigureDimension? by, FigureQuestion question, CancellationToken cancellation)
    {
        var rows = question.Of(db.DaysMonths.AsNoTracking());
        var counted = await (by switch
        {
            null => rows.GroupBy(r => r.Days).Select(g => new DaysOf { Days = g.Key, Finished = g.Sum(r => r.Finished) }),
            FigureDimension.Month => rows.GroupBy(r => new { r.Month, r.Days }).Select(g => new DaysOf { Month = g.Key.Month, Days = g.Key.Days, Finished = g.Sum(r => r.Finished) }),
            FigureDimension.Body => rows.GroupBy(r => new { r.Body, r.Days }).Select(g => new DaysOf { Body = g.Key.Body, Days = g.Key.Days, Finished = g.Sum(r => r.Finished) }),
            FigureDimension.Field => rows.GroupBy(r => new { r.Field, r.Days }).Select(g => new DaysOf { Code = g.Key.Field, Days = g.Key.Days, Finished = g.Sum(r => r.Finished) }),
            _ => rows.GroupBy(r => new { r.Procedure, r.Days }).Select(g => new DaysOf { Code = g.Key.Procedure, Days = g.Key.Days, Finished = g.Sum(r => r.Finished) }),
        }).ToListAsync(cancellation);
        return counted.GroupBy(c => c.Key, StringComparer.Ordinal).Select(g => (g.Key, Median: Shares.Percentile([.. g.Select(c => (c.Days, (int)c.Finished))], 50)))
            .Where(m => m.Median is not null).ToDictionary(m => m.Key, m => m.Median!.Value, StringComparer.Ordinal);
    }

    private async Task<List<Rating<TKey>>> Rated<TKey>(Expression<Func<RatedMonth, TKey>> key, FigureQuestion question, CancellationToken cancellation)
    {
        var inField = question.Field is { } field ? (await procedures.Published(cancellation)).Where(p => p.Field == field).Select(p => p.Code).ToArray() : null;
        return await question.Of(db.RatedMonths.AsNoTracking(), inField).GroupBy(key).Select(g => new Rating<TKey>(g.Key, g.Sum(r => r.Rated), g.Sum(r => r.Stars), g.Sum(r => r.Satisfied))).ToListAsync(cancellation);
    }

    private static FigureRow Row<TKey>(string key, HandledSums sums, Rating<TKey>? rated, int? median) => new(
        key, sums, new IndicatorValue(Indicator.Satisfaction, rated?.Satisfied ?? 0, rated?.Rated ?? 0, []), rated is { Rated: > 0 } some ? (double)some.Stars / some.Rated : null, median);

    private static FigureRow Nothing(string key) => Row<int>(key, new HandledSums(), null, null);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Rating<TKey>(TKey Key, long Rated, long Stars, long Satisfied);

    private sealed class DaysOf
    {
        public int? Month { get; init; }

        public Guid? Body { get; init; }

        public string? Code { get; init; }

        public int Days { get; init; }

        public long Finished { get; init; }

        public string Key => Code ?? Body?.ToString() ?? (Month is { } month ? Text(month) : "");
    }
}
