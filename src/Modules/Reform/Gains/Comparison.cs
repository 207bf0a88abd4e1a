using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Time;

namespace ThongSuot.Reform.Gains;

/// <summary>A procedure before and now; both the same as long as nothing was published since.</summary>
/// <param name="Index">Complexity now; null without weights.</param>
internal sealed record Gain(string Code, string Name, string Field, HistoricVersion From, HistoricVersion To, Shape Before, Shape After, decimal? IndexBefore, decimal? Index)
{
    public bool IsChanged => From.Id != To.Id;

    public Shape Difference => After - Before;
}

/// <param name="Procedures">Compared in this field.</param>
/// <param name="Changed">Of them, those with another version now.</param>
internal sealed record FieldGain(string Code, string Name, int Procedures, int Changed, Shape Before, Shape After)
{
    public Shape Difference => After - Before;
}

/// <summary>Compares what was published first, or on a day, with what is in force now. Nothing here is entered by hand.</summary>
internal sealed class Comparison(IProcedures procedures, IProcedureHistory history, TimeProvider time)
{
    /// <param name="on">The day to compare with; null for the first version of each. A procedure that did not exist then is compared with its first.</param>
    public async Task<IReadOnlyList<Gain>> OfProcedures(DateOnly? on, CancellationToken cancellation)
    {
        var now = time.Now();
        var weights = await history.Weights(now.DateInVietnam(), cancellation);
        var versions = (await history.OfSet(cancellation)).Where(v => v.Body is null && !v.IsPilot).ToLookup(v => v.Code, StringComparer.Ordinal);
        var gains = new List<Gain>();
        foreach (var procedure in await procedures.Published(cancellation))
        {
            var own = versions[procedure.Code].OrderBy(v => v.Number).ToList();
            if (own.LastOrDefault(v => v.IsInForce(now)) is not { } current)
                continue;
            var first = on is { } day ? own.LastOrDefault(v => v.IsInForce(EndOf(day))) ?? own[0] : own[0];
            var (before, after) = (await ShapeOf(first.Id, cancellation), await ShapeOf(current.Id, cancellation));
            gains.Add(new Gain(procedure.Code, procedure.Name, procedure.Field, first, current, before, after, weights is null ? null : before.Index(weights), weights is null ? null : after.Index(weights)));
        }

        return gains;
    }

    public async Task<IReadOnlyList<FieldGain>> OfFields(IReadOnlyList<Gain> gains, CancellationToken cancellation)
    {
        var set = await procedures.Set(cancellation);
        return set is null ? [] : [.. set.Fields.Select(field => (Field: field, Own: gains.Where(g => g.Field == field.Code).ToList())).Where(f => f.Own.Count > 0).Select(f => new FieldGain(
            f.Field.Code, f.Field.Name, f.Own.Count, f.Own.Count(g => g.IsChanged), f.Own.Aggregate(Shape.None, (sum, g) => sum + g.Before), f.Own.Aggregate(Shape.None, (sum, g) => sum + g.After)))];
    }

    public async Task<Shape> ShapeOf(Guid version, CancellationToken cancellation) =>
        Shape.Of(await procedures.Version(version, cancellation), await procedures.Details(version, cancellation));

    private static DateTimeOffset EndOf(DateOnly day) => new DateTimeOffset(day, new TimeOnly(23, 59, 59), Clock.VietnamOffset).ToUniversalTime();
}
