using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Contracts.Reform;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;
using ThongSuot.Reform.Figures;

namespace ThongSuot.Reform.Breaches;

/// <summary>How a body, or one officer there, worked in a period.</summary>
/// <param name="Person">Null for the whole body, and for what no person is known of.</param>
/// <param name="OpenLate">Work that is open and overdue now, whatever the period.</param>
internal sealed record ConductLine(Guid Body, Guid? Person, int Done, int Timed, int Late, int LateExcused, int SentBack, int OpenLate)
{
    public int OnTime => Timed - Late;
}

/// <summary>Sums of work that the log tells of, compartments left out.</summary>
internal sealed class Conduct(AppDb db, BreachRights rights, TimeProvider time) : IConduct
{
    /// <summary>Of compartments sums are told from this number on, over everything together.</summary>
    public const int FewestOfCompartment = 5;

    /// <summary>By body, for those that the person leads or oversees.</summary>
    public async Task<IReadOnlyList<ConductLine>> ByBody(Actor actor, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var bodies = (await rights.Of(actor, cancellation)).Bodies.ToArray();
        return await Lines(bodies, from, to, cancellation);
    }

    /// <summary>The officers of one body that the person leads or oversees; otherwise nothing.</summary>
    public async Task<IReadOnlyList<ConductLine>> ByOfficer(Actor actor, Guid body, DateOnly from, DateOnly to, CancellationToken cancellation) =>
        (await rights.Of(actor, cancellation)).Bodies.Contains(body) ? await Officers(db.Duties.AsNoTracking().Where(d => !d.IsCompartment && d.Body == body), db.OfficerMonths.AsNoTracking().Where(r => r.Body == body), from, to, cancellation) : [];

    /// <summary>The person's own, by body.</summary>
    public Task<IReadOnlyList<ConductLine>> Own(Actor actor, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var person = actor.Person;
        return Officers(db.Duties.AsNoTracking().Where(d => !d.IsCompartment && d.Person == person), db.OfficerMonths.AsNoTracking().Where(r => r.Person == person), from, to, cancellation);
    }

    /// <summary>Of compartments, of all bodies and times together; null while there are too few.</summary>
    public async Task<(int Done, int Late)?> OfCompartments(CancellationToken cancellation)
    {
        var duties = db.Duties.AsNoTracking().Where(d => d.IsCompartment && (d.End == DutyEnd.Done || d.End == DutyEnd.Silent));
        var done = await duties.CountAsync(cancellation);
        return done < FewestOfCompartment ? null : (done, await duties.CountAsync(d => d.IsLate, cancellation));
    }

    public async Task<IReadOnlyDictionary<Guid, BodyConduct>> Of(IReadOnlyCollection<Guid> bodies, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var ids = bodies.ToArray();
        var (begin, end) = (Period.Begin(from), Period.End(to));
        var lines = (await Lines(ids, from, to, cancellation)).ToDictionary(l => l.Body);
        var breaches = db.Breaches;
        var states = (await breaches.AsNoTracking().Where(b => !b.IsCompartment && ids.Contains(b.Body) && b.At >= begin && b.At < end && b.State != BreachState.Withdrawn)
            .GroupBy(b => new { b.Body, b.State }).Select(g => new { g.Key.Body, g.Key.State, Count = g.Count() }).ToListAsync(cancellation)).ToLookup(g => g.Body);
        return lines.Keys.Union(states.Select(s => s.Key)).ToDictionary(body => body, body =>
        {
            var line = lines.GetValueOrDefault(body) ?? new ConductLine(body, null, 0, 0, 0, 0, 0, 0);
            int In(params BreachState[] wanted) => states[body].Where(s => wanted.Contains(s.State)).Sum(s => s.Count);
            return new BodyConduct(
                body, line.Done, line.Timed, line.OnTime, line.Late, line.LateExcused, line.SentBack, states[body].Sum(s => s.Count),
                In(BreachState.Waiting, BreachState.Explained), In(BreachState.Confirmed), In(BreachState.Excused), In(BreachState.Disputed));
        });
    }

    private async Task<IReadOnlyList<ConductLine>> Lines(Guid[] bodies, DateOnly from, DateOnly to, CancellationToken cancellation) =>
        [.. (await Officers(
            db.Duties.AsNoTracking().Where(d => !d.IsCompartment && bodies.Contains(d.Body)), db.OfficerMonths.AsNoTracking().Where(r => bodies.Contains(r.Body)), from, to, cancellation)).GroupBy(l => l.Body).Select(g => new ConductLine(
            g.Key, null, g.Sum(l => l.Done), g.Sum(l => l.Timed), g.Sum(l => l.Late), g.Sum(l => l.LateExcused), g.Sum(l => l.SentBack), g.Sum(l => l.OpenLate)))];

    // Whole months are kept as sums, a few days beside them are counted; what is excused or open is little.
    private async Task<IReadOnlyList<ConductLine>> Officers(IQueryable<DutyRow> duties, IQueryable<OfficerMonth> sums, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var (begin, end, now) = (Period.Begin(from), Period.End(to), time.Now());
        var span = MonthSpan.Of(from, to, now.DateInVietnam());
        var (first, last) = (span.From, span.To);
        var done = await sums.Where(r => r.Month >= first && r.Month <= last).GroupBy(r => new { r.Body, r.Person })
            .Select(g => new Work(g.Key.Body, g.Key.Person, (int)g.Sum(r => r.Done), (int)g.Sum(r => r.Timed), (int)g.Sum(r => r.Late), (int)g.Sum(r => r.SentBack))).ToListAsync(cancellation);
        foreach (var (since, until) in span.Rest)
        {
            done.AddRange(await duties.Where(d => d.ClosedAt >= since && d.ClosedAt < until && (d.End == DutyEnd.Done || d.End == DutyEnd.Silent)).GroupBy(d => new { d.Body, d.Person })
                .Select(g => new Work(g.Key.Body, g.Key.Person ?? Guid.Empty, g.Count(), g.Count(d => d.DueAt != null || d.IsLate), g.Count(d => d.IsLate), g.Count(d => d.WasSentBack))).ToListAsync(cancellation));
        }

        var excused = (await db.Breaches.Where(b => b.State == BreachState.Excused && (b.Kind == BreachKind.StepLate || b.Kind == BreachKind.ConsultLate))
            .Join(duties, b => new { b.Dossier, b.Opened, b.Place }, d => new { d.Dossier, d.Opened, d.Place }, (_, d) => d)
            .Where(d => d.IsLate && d.ClosedAt >= begin && d.ClosedAt < end && (d.End == DutyEnd.Done || d.End == DutyEnd.Silent))
            .GroupBy(d => new { d.Body, d.Person }).Select(g => new { g.Key.Body, g.Key.Person, Count = g.Count() }).ToListAsync(cancellation)).ToDictionary(g => (g.Body, g.Person ?? Guid.Empty), g => g.Count);
        var open = (await duties.Where(d => d.ClosedAt == null && !d.IsStill && d.DueAt < now)
            .GroupBy(d => new { d.Body, d.Person }).Select(g => new { g.Key.Body, g.Key.Person, Count = g.Count() }).ToListAsync(cancellation)).ToDictionary(g => (g.Body, g.Person ?? Guid.Empty), g => g.Count);
        var all = done.ToLookup(d => (d.Body, d.Person));
        return [.. all.Select(g => g.Key).Union(open.Keys).Where(key => open.ContainsKey(key) || all[key].Any(w => w.Done > 0)).Select(key => new ConductLine(
            key.Item1, key.Item2 == Guid.Empty ? null : key.Item2, all[key].Sum(w => w.Done), all[key].Sum(w => w.Timed), all[key].Sum(w => w.Late), excused.GetValueOrDefault(key), all[key].Sum(w => w.SentBack),
            open.GetValueOrDefault(key)))];
    }

    private sealed record Work(Guid Body, Guid Person, int Done, int Timed, int Late, int SentBack);
}
