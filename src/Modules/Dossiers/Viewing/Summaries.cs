using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Viewing;

internal sealed class Summaries(AppDb db) : IDossiers
{
    async Task<IReadOnlyDictionary<Guid, DossierSummary>> IDossiers.Summaries(Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var scopes = db.DossierScopes;
        return await db.Dossiers.AsNoTracking().SeenBy(actor, scopes).Where(d => ids.Contains(d.Id))
            .Select(d => new DossierSummary(d.Id, d.Code, d.Title))
            .ToDictionaryAsync(d => d.Id, cancellation);
    }

    public async Task<IReadOnlyDictionary<Guid, DossierReference>> References(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        await db.Dossiers.AsNoTracking().Where(d => ids.Contains(d.Id))
            .Select(d => new DossierReference(d.Id, d.Code, d.Definition, d.Secrecy) { CompetentBody = d.CompetentBody, Procedure = d.Procedure })
            .ToDictionaryAsync(d => d.Id, cancellation);

    Task<Guid?> IDossiers.IdOf(string code, CancellationToken cancellation) =>
        db.Dossiers.Where(d => d.Code == code).Select(d => (Guid?)d.Id).SingleOrDefaultAsync(cancellation);

    public async Task<IReadOnlySet<Guid>> Visible(Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        if (!actor.Mandates.IsEmpty)
            return await db.Dossiers.SeenBy(actor, db.DossierScopes).Where(d => ids.Contains(d.Id)).Select(d => d.Id).ToHashSetAsync(cancellation);
        var scopes = actor.Scopes;
        return await db.DossierScopes.Where(s => ids.Contains(s.Dossier) && scopes.Contains(s.Scope)).Select(s => s.Dossier).ToHashSetAsync(cancellation);
    }

    public async Task<IReadOnlyList<DueWork>> DueWork(DateTimeOffset until, DueWork? after, int count, CancellationToken cancellation)
    {
        var (tasks, dossiers) = (After(after), db.Dossiers);
        // One row per scope becomes one per work.
        var works = await tasks.Where(t => t.DueAt <= until && dossiers.Any(d => d.Id == t.Dossier && d.Status == DossierStatus.Running))
            .Select(t => new { t.DueAt, t.Dossier, t.Key }).Distinct()
            .OrderBy(t => t.DueAt).ThenBy(t => t.Dossier).ThenBy(t => t.Key).Take(count).ToListAsync(cancellation);
        return [.. works.Select(w => new DueWork(w.DueAt, w.Dossier, w.Key))];
    }

    // Compared as rows, so that the index leads to the first one of the page, however many have the same deadline.
    private IQueryable<DossierTask> After(DueWork? after) => after is null
        ? db.DossierTasks.AsNoTracking()
        : db.DossierTasks.FromSqlRaw(
            "select * from dossiers_task where (due_at, dossier, key) > ({0}, {1}, {2})",
            db.IsSqlite ? (object)after.DueAt.UtcTicks : after.DueAt.ToUniversalTime(), after.Dossier, after.Key).AsNoTracking();

    public async Task<IReadOnlyList<OpenWorkDetails>> OpenWork(IReadOnlyCollection<Guid> dossiers, CancellationToken cancellation)
    {
        var running = await db.Dossiers.AsNoTracking().Where(d => dossiers.Contains(d.Id) && d.Status == DossierStatus.Running)
            .Select(d => new { d.Id, d.State }).ToListAsync(cancellation);
        return [.. running.SelectMany(d => d.State!.Open.Values.Where(w => w.Due is not null)
            .Select(w => new OpenWorkDetails(d.Id, w.Key, w.Node, w.Since, w.Due!, HoldersOf(w))).Where(w => w.Holders.Count > 0)
            .Concat(d.State.Directions.Values.Where(c => c is { AwaitsAnswer: true, Due: not null }).Select(c => new OpenWorkDetails(d.Id, c.Key, "", c.At, c.Due!, [c.To]))))];
    }

    public async Task<IReadOnlyDictionary<Guid, int>> OverdueByBody(IReadOnlyCollection<Guid> bodies, DateTimeOffset now, CancellationToken cancellation)
    {
        var dossiers = db.Dossiers;
        return await db.DossierTasks.Where(t => bodies.Contains(t.Body) && t.DueAt <= now && dossiers.Any(d => d.Id == t.Dossier && d.Status == DossierStatus.Running))
            .Select(t => new { t.Body, t.Dossier, t.Key }).Distinct()
            .GroupBy(t => t.Body).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
    }

    private static IReadOnlyList<Holder> HoldersOf(OpenWork work) => work switch
    {
        OpenStep { Assignee: { } assignee } step => [step.Holder with { Persons = [assignee] }],
        OpenStep step => [step.Holder],
        OpenConsult consult => [.. consult.Opinions.Where(o => o.Given is null).Select(o => o.Holder).Distinct()],
        _ => [],
    };
}
