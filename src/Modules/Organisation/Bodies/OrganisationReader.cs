using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Delegations;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Organisation.Bodies;

/// <summary>
/// Answers from an immutable snapshot. At most once a second it looks whether the version grew or a new day began (validity is in days),
/// so that every node follows a change made on any other within a second.
/// </summary>
internal sealed class OrganisationReader(IServiceScopeFactory scopes, TimeProvider time) : IOrganisation, IDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _looking = new(1, 1);
    private volatile Snapshot? _snapshot;
    private int _forgotten;

    public async ValueTask<OrganisationView> View(CancellationToken cancellation) => (await Current(cancellation)).View;

    public async ValueTask<Actor?> ActorOf(Guid account, CancellationToken cancellation) =>
        (await Current(cancellation)).Actors.GetValueOrDefault(account);

    /// <summary>After a commit on this node: the next question looks at the database again.</summary>
    public void Forget() => Interlocked.Increment(ref _forgotten);

    public void Dispose() => _looking.Dispose();

    private async ValueTask<Snapshot> Current(CancellationToken cancellation)
    {
        if (_snapshot is { } fresh && IsFresh(fresh))
            return fresh;
        await _looking.WaitAsync(cancellation);
        try
        {
            if (_snapshot is { } meanwhile && IsFresh(meanwhile))
                return meanwhile;
            return _snapshot = await Look(_snapshot, cancellation);
        }
        finally
        {
            _looking.Release();
        }
    }

    private bool IsFresh(Snapshot snapshot) => snapshot.Forgotten == Volatile.Read(ref _forgotten) && time.GetElapsedTime(snapshot.LookedAt) < LookAgain;

    private async Task<Snapshot> Look(Snapshot? known, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var lookedAt = time.GetTimestamp();
        // Before the version: what is forgotten while this looks must be looked at again.
        var forgotten = Volatile.Read(ref _forgotten);
        var today = time.Now().DateInVietnam();
        var version = await Version(db, cancellation);
        if (known is not null && known.View.Version == version && known.Day == today)
            return known with { LookedAt = lookedAt, Forgotten = forgotten };
        while (true)
        {
            var built = await Build(db, version, today, cancellation);
            // The tables are read one after another; only when no change came in between do they belong together.
            var after = await Version(db, cancellation);
            if (after == version)
                return built with { LookedAt = lookedAt, Forgotten = forgotten };
            version = after;
        }
    }

    private static Task<long> Version(AppDb db, CancellationToken cancellation) =>
        db.OrganisationVersions.AsNoTracking().Select(v => v.Number).SingleOrDefaultAsync(cancellation);

    private static async Task<Snapshot> Build(AppDb db, long version, DateOnly today, CancellationToken cancellation)
    {
        var bodies = await db.Bodies.AsNoTracking().Where(b => b.EndedAt == null && b.ValidFrom <= today && (b.ValidTo == null || b.ValidTo >= today)).ToListAsync(cancellation);
        var persons = await db.Persons.AsNoTracking().Select(p => new { p.Id, p.Name, p.SortName }).ToListAsync(cancellation);
        var accounts = await db.Accounts.AsNoTracking().Where(a => a.ClosedAt == null)
            .Select(a => new { a.Id, a.Person, a.UserName }).ToListAsync(cancellation);
        var holdings = await db.Holdings.AsNoTracking().Where(h => h.EndedAt == null && h.ValidFrom <= today && (h.ValidTo == null || h.ValidTo >= today))
            .Select(h => new { h.Id, h.Person, h.Role, h.Body, h.Position, h.ValidFrom }).ToListAsync(cancellation);
        var ladder = await db.Superiors.AsNoTracking().Where(s => s.ValidFrom <= today && (s.ValidTo == null || s.ValidTo >= today))
            .OrderBy(s => s.Order).Select(s => new SuperiorRule(s.FromKind, s.AtLevel, s.To, s.Role)).ToListAsync(cancellation);
        var relatives = await db.Relatives.AsNoTracking().Where(r => r.WithdrawnAt == null && r.ValidFrom <= today).Select(r => new { r.Person, r.Other }).ToListAsync(cancellation);
        var teams = db.Teams;
        var members = await db.TeamMembers.AsNoTracking()
            .Where(m => m.EndedAt == null && m.ValidFrom <= today && (m.ValidTo == null || m.ValidTo >= today))
            .Where(m => teams.Any(t => t.Id == m.Team && t.EndedAt == null && t.ValidFrom <= today && (t.ValidTo == null || t.ValidTo >= today)))
            .Select(m => new { m.Person, m.Team }).Distinct().ToListAsync(cancellation);

        var delegations = await db.Delegations.AsNoTracking().Include(d => d.Roles).Where(d => d.RevokedAt == null && d.ValidFrom <= today && d.ValidTo >= today).ToListAsync(cancellation);
        var absences = await db.Absences.AsNoTracking().Where(a => a.EndedAt == null && a.From <= today && a.To >= today).ToListAsync(cancellation);

        var standing = bodies.Select(b => b.Id).ToHashSet();
        var known = persons.ToDictionary(p => p.Id);
        holdings.RemoveAll(h => !standing.Contains(h.Body));
        // Whoever holds a role longest is named first; ids alone would not tell, since many are made in the same millisecond.
        holdings.Sort((one, other) =>
            one.ValidFrom.CompareTo(other.ValidFrom) is not 0 and var byDay ? byDay
            : string.CompareOrdinal(known[one.Person].SortName, known[other.Person].SortName) is not 0 and var byName ? byName
            : one.Id.CompareTo(other.Id));
        var userNames = accounts.ToLookup(a => a.Person, a => a.UserName);
        var positions = holdings.Where(h => h.Position is not null).DistinctBy(h => h.Person).ToDictionary(h => h.Person, h => h.Position);
        var held = holdings.ToLookup(h => h.Person);
        var view = new OrganisationView(
            version,
            bodies.Select(b => new Contracts.Organisation.Body(b.Id, b.Code, b.Name, b.Kind, b.Level, b.Parent is { } parent && standing.Contains(parent) ? parent : null, b.Type)),
            persons.Select(p => new Contracts.Organisation.Person(p.Id, p.Name, userNames[p.Id].FirstOrDefault(), positions.GetValueOrDefault(p.Id))),
            [.. holdings.Select(h => new Contracts.Organisation.Holding(h.Person, h.Role, h.Body)).Distinct()],
            ladder,
            [.. relatives.Select(r => (r.Person, r.Other))],
            [.. members.Select(m => (m.Person, m.Team))],
            [.. absences.Select(a => new AbsentNow(a.Person, a.To, a.Substitute))]);
        var mandates = StandingMandates.Of([.. view.Persons.SelectMany(p => view.HeldBy(p.Id))], delegations, absences, today, body => view.Find(body) is { } found ? view.CommitteeOf(found).Id : body);
        var actors = accounts.ToFrozenDictionary(
            a => a.Id,
            a => new Actor(a.Person, a.Id, known[a.Person].Name, [.. held[a.Person].Select(h => new Grant(h.Role, h.Body)).Distinct()], [.. view.TeamsOf(a.Person)]) { Mandates = [.. mandates[a.Person]] });
        return new Snapshot(view.With(mandates), actors, today, LookedAt: 0, Forgotten: 0);
    }

    private sealed record Snapshot(OrganisationView View, FrozenDictionary<Guid, Actor> Actors, DateOnly Day, long LookedAt, int Forgotten);
}
