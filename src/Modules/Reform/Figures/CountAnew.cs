using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Time;
using ThongSuot.Reform.Breaches;
using ThongSuot.Reform.Facts;
using ThongSuot.Reform.Ratings;

namespace ThongSuot.Reform.Figures;

/// <summary>Counts the sums by month anew from the facts, one month in one transaction. Whoever counts meanwhile waits for that month and counts on.</summary>
internal sealed class CountAnew(IServiceScopeFactory scopes, WriteGate gate, TimeProvider time)
{
    /// <summary>All months from the first dossier to now, oldest first.</summary>
    public async Task<IReadOnlyList<DateOnly>> Months(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var facts = scope.ServiceProvider.GetRequiredService<AppDb>().DossierFacts;
        if (await facts.MinAsync(f => (DateTimeOffset?)f.FiledAt, cancellation) is not { } first)
            return [];
        var (month, last) = (FirstOf(first), FirstOf(time.Now()));
        var months = new List<DateOnly>();
        for (; month <= last; month = month.AddMonths(1))
            months.Add(month);
        return months;
    }

    /// <param name="month">Its first day.</param>
    public async Task Count(DateOnly month, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (db.IsSqlite)
            await gate.InTurn(() => Count(db, month, cancellation), cancellation);
        else
            await Count(db, month, cancellation);
    }

    private static async Task<bool> Count(AppDb db, DateOnly month, CancellationToken cancellation)
    {
        var (from, to, number) = (month.MidnightInVietnam(), month.AddMonths(1).MidnightInVietnam(), (month.Year * 100) + month.Month);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!db.IsSqlite)
        {
            await db.Database.ExecuteSqlAsync(
                $"lock table reform_handled_month, reform_days_month, reform_sent_month, reform_officer_month, reform_rated_month, reform_step_month in exclusive mode", cancellation);
        }

        var (facts, steps, duties, ratings) = (db.DossierFacts, db.StepFacts, db.Duties, db.Ratings);
        var counted = new List<Counted>();
        await foreach (var fact in facts.AsNoTracking().Where(f => (f.FiledAt >= from && f.FiledAt < to) || (f.EndedAt >= from && f.EndedAt < to)).AsAsyncEnumerable().WithCancellation(cancellation))
            counted.Add(Tally.OfWhole(fact));
        await Anew(db, counted.SelectMany(c => c.Handled).Where(r => r.Month == number), db.HandledMonths.Where(r => r.Month == number), cancellation);
        await Anew(db, counted.SelectMany(c => c.Days).Where(r => r.Month == number), db.DaysMonths.Where(r => r.Month == number), cancellation);
        await Anew(db, counted.SelectMany(c => c.Sent).Where(r => r.Month == number), db.SentMonths.Where(r => r.Month == number), cancellation);
        var over = await steps.AsNoTracking().Where(s => s.ClosedAt >= from && s.ClosedAt < to && facts.Any(f => f.Dossier == s.Dossier && !f.IsCompartment)).ToListAsync(cancellation);
        await Anew(db, over.SelectMany(Tally.OfStep), db.StepMonths.Where(r => r.Month == number), cancellation);
        var done = await duties.AsNoTracking().Where(d => d.ClosedAt >= from && d.ClosedAt < to).ToListAsync(cancellation);
        await Anew(db, done.SelectMany(Tally.OfDuty), db.OfficerMonths.Where(r => r.Month == number), cancellation);
        var rated = await ratings.AsNoTracking().Where(r => r.RatedAt >= from && r.RatedAt < to).ToListAsync(cancellation);
        await Anew(db, rated.SelectMany(Tally.OfRating), db.RatedMonths.Where(r => r.Month == number), cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private static async Task Anew<T>(AppDb db, IEnumerable<T> rows, IQueryable<T> old, CancellationToken cancellation)
        where T : class
    {
        await old.ExecuteDeleteAsync(cancellation);
        await Sums.Write(db, rows, cancellation);
    }

    private static DateOnly FirstOf(DateTimeOffset at) => at.DateInVietnam() is var day ? new DateOnly(day.Year, day.Month, 1) : default;
}
