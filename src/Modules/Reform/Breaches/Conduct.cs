using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Contracts.Reform;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

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
        (await rights.Of(actor, cancellation)).Bodies.Contains(body) ? await Officers(db.Duties.AsNoTracking().Where(d => !d.IsCompartment && d.Body == body), from, to, cancellation) : [];

    /// <summary>The person's own, by body.</summary>
    public Task<IReadOnlyList<ConductLine>> Own(Actor actor, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var person = actor.Person;
        return Officers(db.Duties.AsNoTracking().Where(d => !d.IsCompartment && d.Person == person), from, to, cancellation);
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
        [.. (await Officers(db.Duties.AsNoTracking().Where(d => !d.IsCompartment && bodies.Contains(d.Body)), from, to, cancellation)).GroupBy(l => l.Body).Select(g => new ConductLine(
            g.Key, null, g.Sum(l => l.Done), g.Sum(l => l.Timed), g.Sum(l => l.Late), g.Sum(l => l.LateExcused), g.Sum(l => l.SentBack), g.Sum(l => l.OpenLate)))];

    private async Task<IReadOnlyList<ConductLine>> Officers(IQueryable<DutyRow> duties, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var (begin, end, now) = (Period.Begin(from), Period.End(to), time.Now());
        var ended = duties.Where(d => d.ClosedAt >= begin && d.ClosedAt < end && (d.End == DutyEnd.Done || d.End == DutyEnd.Silent));
        var done = await ended.GroupBy(d => new { d.Body, d.Person }).Select(g => new
        {
            g.Key.Body, g.Key.Person, Done = g.Count(), Timed = g.Count(d => d.DueAt != null || d.IsLate), Late = g.Count(d => d.IsLate), SentBack = g.Count(d => d.WasSentBack),
        }).ToListAsync(cancellation);
        var excused = (await ended.Where(d => d.IsLate)
            .Join(db.Breaches.Where(b => b.State == BreachState.Excused && (b.Kind == BreachKind.StepLate || b.Kind == BreachKind.ConsultLate)), d => new { d.Dossier, d.Opened, d.Place }, b => new { b.Dossier, b.Opened, b.Place }, (d, _) => d)
            .GroupBy(d => new { d.Body, d.Person }).Select(g => new { g.Key.Body, g.Key.Person, Count = g.Count() }).ToListAsync(cancellation)).ToDictionary(g => (g.Body, g.Person), g => g.Count);
        var open = (await duties.Where(d => d.ClosedAt == null && !d.IsStill && d.DueAt < now)
            .GroupBy(d => new { d.Body, d.Person }).Select(g => new { g.Key.Body, g.Key.Person, Count = g.Count() }).ToListAsync(cancellation)).ToDictionary(g => (g.Body, g.Person), g => g.Count);
        var all = done.ToDictionary(d => (d.Body, d.Person));
        return [.. all.Keys.Union(open.Keys).Select(key =>
        {
            var line = all.GetValueOrDefault(key);
            return new ConductLine(key.Body, key.Person, line?.Done ?? 0, line?.Timed ?? 0, line?.Late ?? 0, excused.GetValueOrDefault(key), line?.SentBack ?? 0, open.GetValueOrDefault(key));
        })];
    }
}
