using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Inbox.Leading;

/// <summary>The load of one officer, or of a role whose work nobody has by name yet.</summary>
internal sealed record OfficerLoad(Guid Body, string Role, Guid? Person, int Open, int Soon, int Overdue, DateTimeOffset Oldest);

internal sealed record LeaderCounts(int Dossiers, int Soon, int Overdue, ImmutableSortedDictionary<DossierStatus, int> ByStatus);

/// <summary>One piece of open work as a leader sees it.</summary>
/// <param name="Seen">The leader may open the dossier.</param>
/// <param name="Mine">The leader has this very work to do.</param>
internal sealed record HeldRow(
    Guid Dossier, string Code, string Procedure, string Key, Guid Body, string Role, Guid? Person, string Action, DossierStatus Status, DateTimeOffset Since, DateTimeOffset DueAt, DateTimeOffset SoonAt, bool Seen, bool Mine);

/// <summary>Which of the held work: of one body, one officer or role, only what is late.</summary>
internal sealed record LeaderFilter(Guid? Body = null, string? Role = null, Guid? Person = null, InboxView View = InboxView.All, DossierStatus? Status = null);

/// <summary>
/// All open work of the bodies that a person leads: how much, at whom, until when. It tells that work is there, never what it is about; the
/// dossier itself opens only to who may see it.
/// </summary>
internal sealed class LeaderView(AppDb db, IOrganisation organisation, IProcedures procedures, TimeProvider time)
{
    public const int PageSize = 50;

    public async Task<IReadOnlyList<Body>> Bodies(Actor actor, CancellationToken cancellation) =>
        LeaderScopes.BodiesOf(actor, await procedures.LeadingRoles(cancellation), await organisation.View(cancellation));

    public async Task<LeaderCounts> Count(Actor actor, CancellationToken cancellation)
    {
        var now = time.Now();
        var held = await Held(actor, cancellation);
        var dossiers = await held.GroupBy(h => new { h.Dossier, h.Status })
            .Select(g => new { g.Key.Status, Due = g.Min(h => h.DueAt), Soon = g.Min(h => h.SoonAt) })
            .GroupBy(d => d.Status)
            .Select(g => new { Status = g.Key, Count = g.Count(), Soon = g.Sum(d => d.Soon <= now && d.Due > now ? 1 : 0), Overdue = g.Sum(d => d.Due <= now ? 1 : 0) })
            .ToListAsync(cancellation);
        return new LeaderCounts(dossiers.Sum(d => d.Count), dossiers.Sum(d => d.Soon), dossiers.Sum(d => d.Overdue), dossiers.ToImmutableSortedDictionary(d => d.Status, d => d.Count));
    }

    /// <summary>Who has how much, the most pressed first.</summary>
    public async Task<IReadOnlyList<OfficerLoad>> Loads(Actor actor, CancellationToken cancellation)
    {
        var now = time.Now();
        var held = await Held(actor, cancellation);
        return await held.GroupBy(h => new { h.Body, h.Role, h.Person })
            .Select(g => new OfficerLoad(g.Key.Body, g.Key.Role, g.Key.Person, g.Count(), g.Sum(h => h.SoonAt <= now && h.DueAt > now ? 1 : 0), g.Sum(h => h.DueAt <= now ? 1 : 0), g.Min(h => h.Since)))
            .ToListAsync(cancellation) is var loads ? [.. loads.OrderByDescending(l => l.Overdue).ThenByDescending(l => l.Soon).ThenByDescending(l => l.Open).ThenBy(l => l.Oldest)] : [];
    }

    /// <summary>The open work, by deadline.</summary>
    public async Task<IReadOnlyList<HeldRow>> List(Actor actor, LeaderFilter filter, PageKey? after, CancellationToken cancellation)
    {
        var now = time.Now();
        var held = await Held(actor, cancellation);
        if (filter.Body is { } body)
            held = held.Where(h => h.Body == body);
        if (filter.Role is { } role)
            held = held.Where(h => h.Role == role && h.Person == filter.Person);
        if (filter.Status is { } status)
            held = held.Where(h => h.Status == status);
        held = filter.View switch
        {
            InboxView.Soon => held.Where(h => h.SoonAt <= now && h.DueAt > now),
            InboxView.Overdue => held.Where(h => h.DueAt <= now),
            _ => held,
        };
        // One row for each body: two bodies that are asked at the same time hold the same work.
        if (after is var (dueAt, last, work, _))
        {
            var (key, at) = (work[..^Math.Min(work.Length, 36)], Guid.TryParse(work[^Math.Min(work.Length, 36)..], out var id) ? id : Guid.Empty);
            held = held.Where(h => h.DueAt > dueAt || (h.DueAt == dueAt && (h.Dossier > last || (h.Dossier == last && (h.Key.CompareTo(key) > 0 || (h.Key == key && h.Body > at))))));
        }

        var (dossiers, scopes, tasks) = (db.Dossiers, db.DossierScopes, db.DossierTasks);
        return await held.OrderBy(h => h.DueAt).ThenBy(h => h.Dossier).ThenBy(h => h.Key).ThenBy(h => h.Body).Take(PageSize)
            .Join(dossiers, h => h.Dossier, d => d.Id, (h, d) => new { h, d })
            .OrderBy(r => r.h.DueAt).ThenBy(r => r.h.Dossier).ThenBy(r => r.h.Key).ThenBy(r => r.h.Body)
            .Select(r => new HeldRow(
                r.d.Id, r.d.Code, r.d.Procedure, r.h.Key, r.h.Body, r.h.Role, r.h.Person, r.h.Action, r.h.Status, r.h.Since, r.h.DueAt, r.h.SoonAt,
                scopes.Any(s => s.Dossier == r.d.Id && actor.Scopes.Contains(s.Scope)),
                tasks.Any(t => t.Dossier == r.d.Id && t.Key == r.h.Key && actor.Scopes.Contains(t.Scope))))
            .ToListAsync(cancellation);
    }

    public static PageKey KeyOf(HeldRow row) => new(row.DueAt, row.Dossier, $"{row.Key}{row.Body}");

    private async Task<IQueryable<DossierHeld>> Held(Actor actor, CancellationToken cancellation)
    {
        var scopes = (await Bodies(actor, cancellation)).Select(b => LeaderScopes.OfBody(b.Id)).ToArray();
        return db.DossiersHeld.AsNoTracking().Where(h => scopes.Contains(h.Scope));
    }
}
