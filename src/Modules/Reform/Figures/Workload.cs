using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Reform.Breaches;
using ThongSuot.Reform.Facts;

namespace ThongSuot.Reform.Figures;

/// <summary>What one body filed and how much of it went to the wrong place.</summary>
internal sealed record SenderRow(Guid Body, long Filed, long NotCompetent);

/// <summary>How a body uses the system.</summary>
/// <param name="Filed">What it filed with others.</param>
/// <param name="Handled">What others filed with it.</param>
/// <param name="Officers">Persons who did something there.</param>
/// <param name="Steps">Steps and opinions done there.</param>
internal sealed record UsageRow(Guid Body, long Filed, long Handled, long Finished, int Officers, long Steps);

/// <summary>What a leader decided and signed.</summary>
internal sealed record LeaderRow(Guid Person, Guid Body, long Done, long Timed, long Late, long SentBack)
{
    public long OnTime => Timed - Late;
}

/// <summary>A body that handles a procedure well.</summary>
/// <param name="MedianThere">Working days; beside it the median of everywhere.</param>
internal sealed record PracticeRow(string Procedure, Guid Body, long Finished, long Timed, long OnTime, long Returned, int MedianThere, int MedianAll);

/// <summary>Sums by month of officers, senders and bodies.</summary>
internal sealed class Workload(AppDb db, BreachRights rights, IProcedures procedures)
{
    /// <summary>From which on a body's way with a procedure is told as a good one.</summary>
    public const int FewestOfPractice = 10, OnTimePercent = 95;

    /// <summary>Those who sent something to the wrong place, most first.</summary>
    public async Task<IReadOnlyList<SenderRow>> Senders(FigurePeriod period, CancellationToken cancellation)
    {
        var (from, to) = period.Months;
        var rows = await db.SentMonths.AsNoTracking().Where(r => r.Month >= from && r.Month <= to).GroupBy(r => r.Body)
            .Select(g => new { g.Key, Filed = g.Sum(r => r.Filed), NotCompetent = g.Sum(r => r.NotCompetent) }).Where(r => r.NotCompetent > 0).ToListAsync(cancellation);
        return [.. rows.Select(r => new SenderRow(r.Key, r.Filed, r.NotCompetent)).OrderByDescending(r => r.NotCompetent).ThenBy(r => r.Body)];
    }

    public async Task<IReadOnlyList<UsageRow>> Usage(FigurePeriod period, CancellationToken cancellation)
    {
        var (from, to) = period.Months;
        var sent = await db.SentMonths.AsNoTracking().Where(r => r.Month >= from && r.Month <= to).GroupBy(r => r.Body).Select(g => new { g.Key, Filed = g.Sum(r => r.Filed) }).ToDictionaryAsync(r => r.Key, r => r.Filed, cancellation);
        var handled = await db.HandledMonths.AsNoTracking().Where(r => r.Month >= from && r.Month <= to).GroupBy(r => r.Body)
            .Select(g => new { g.Key, Filed = g.Sum(r => r.Filed), Finished = g.Sum(r => r.Finished) }).ToDictionaryAsync(r => r.Key, cancellation);
        var officers = (await db.OfficerMonths.AsNoTracking().Where(r => r.Month >= from && r.Month <= to).GroupBy(r => new { r.Body, r.Person })
            .Select(g => new { g.Key.Body, g.Key.Person, Done = g.Sum(r => r.Done) }).Where(r => r.Done > 0).ToListAsync(cancellation)).ToLookup(r => r.Body);
        return [.. sent.Keys.Union(handled.Keys).Union(officers.Select(o => o.Key)).Select(body => new UsageRow(
            body, sent.GetValueOrDefault(body), handled.GetValueOrDefault(body)?.Filed ?? 0, handled.GetValueOrDefault(body)?.Finished ?? 0, officers[body].Count(o => o.Person != Guid.Empty), officers[body].Sum(o => o.Done)))
            .Where(r => r.Filed + r.Handled + r.Finished + r.Steps > 0)];
    }

    /// <summary>Who decides and signs: the person itself, and those at the bodies that it leads or oversees.</summary>
    public async Task<IReadOnlyList<LeaderRow>> Leaders(Actor actor, FigurePeriod period, CancellationToken cancellation)
    {
        var ((from, to), person) = (period.Months, actor.Person);
        var bodies = (await rights.Of(actor, cancellation)).Bodies.ToArray();
        var leading = (await procedures.LeadingRoles(cancellation)).Union(await procedures.SigningRoles(period.LastDay, cancellation)).ToArray();
        var rows = await db.OfficerMonths.AsNoTracking().Where(r => r.Month >= from && r.Month <= to && leading.Contains(r.Role) && r.Person != Guid.Empty && (r.Person == person || bodies.Contains(r.Body)))
            .GroupBy(r => new { r.Person, r.Body }).Select(g => new { g.Key, Done = g.Sum(r => r.Done), Timed = g.Sum(r => r.Timed), Late = g.Sum(r => r.Late), SentBack = g.Sum(r => r.SentBack) })
            .Where(r => r.Done > 0).ToListAsync(cancellation);
        return [.. rows.Select(r => new LeaderRow(r.Key.Person, r.Key.Body, r.Done, r.Timed, r.Late, r.SentBack))];
    }

    /// <summary>Where a procedure is handled in time, with few returns, and faster than elsewhere; the greatest lead first.</summary>
    public async Task<IReadOnlyList<PracticeRow>> GoodPractices(FigureQuestion question, CancellationToken cancellation)
    {
        var all = question with { Body = null };
        var sums = await all.Of(db.HandledMonths.AsNoTracking()).GroupBy(r => new { r.Procedure, r.Body })
            .Select(g => new { g.Key.Procedure, g.Key.Body, Finished = g.Sum(r => r.Finished), Timed = g.Sum(r => r.Timed), OnTime = g.Sum(r => r.OnTime), Returned = g.Sum(r => r.Returned) })
            .Where(r => r.Finished > 0).ToListAsync(cancellation);
        var days = (await all.Of(db.DaysMonths.AsNoTracking()).GroupBy(r => new { r.Procedure, r.Body, r.Days })
            .Select(g => new { g.Key.Procedure, g.Key.Body, g.Key.Days, Finished = g.Sum(r => r.Finished) }).ToListAsync(cancellation)).ToLookup(r => r.Procedure, StringComparer.Ordinal);
        var good = new List<PracticeRow>();
        foreach (var procedure in sums.GroupBy(r => r.Procedure, StringComparer.Ordinal))
        {
            // Nobody to compare with.
            if (procedure.Select(r => r.Body).Distinct().Count() < 2)
                continue;
            var everywhere = Shares.Percentile([.. days[procedure.Key].GroupBy(d => d.Days).Select(g => (g.Key, (int)g.Sum(d => d.Finished)))], 50);
            var (finished, returned) = (procedure.Sum(r => r.Finished), procedure.Sum(r => r.Returned));
            foreach (var there in procedure.Where(r => r.Finished >= FewestOfPractice && r.OnTime * 100 >= r.Timed * OnTimePercent && r.Returned * finished <= returned * r.Finished))
            {
                var median = Shares.Percentile([.. days[procedure.Key].Where(d => d.Body == there.Body).Select(d => (d.Days, (int)d.Finished))], 50);
                if (median < everywhere)
                    good.Add(new PracticeRow(there.Procedure, there.Body, there.Finished, there.Timed, there.OnTime, there.Returned, median.Value, everywhere!.Value));
            }
        }

        return [.. good.Where(r => question.Body is null || r.Body == question.Body).OrderByDescending(r => r.MedianAll - r.MedianThere).ThenByDescending(r => r.Finished).ThenBy(r => r.Procedure, StringComparer.Ordinal)];
    }
}
