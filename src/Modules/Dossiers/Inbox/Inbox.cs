using Microsoft.EntityFrameworkCore;
using ThongSuot.Dossiers.Data;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Text;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Inbox;

/// <summary>What waits, by how pressing it is.</summary>
internal enum InboxPart { All, Soon, Overdue }

internal sealed record InboxCounts(int ToDo, int Soon, int Overdue, int SinceYesterday);

internal sealed record InboxRow(Guid Dossier, string Code, string Title, string Key, string Action, DateTimeOffset Since, DateTimeOffset DueAt, DateTimeOffset SoonAt);

internal sealed record DossierRow(Guid Id, string Code, string Title, DossierStatus Status, DateTimeOffset FiledAt, DateTimeOffset? DueAt);

/// <summary>The lists of one person's work. Everything is read through the person's scopes.</summary>
internal sealed class Inboxes(AppDb db, TimeProvider time)
{
    public const int PageSize = 50;

    public async Task<InboxCounts> Count(Actor actor, CancellationToken cancellation)
    {
        var now = time.Now();
        var yesterday = now - TimeSpan.FromDays(1);
        var mine = Mine(actor);
        return new InboxCounts(
            await mine.CountAsync(cancellation),
            await mine.CountAsync(t => t.SoonAt <= now && t.DueAt > now, cancellation),
            await mine.CountAsync(t => t.DueAt <= now, cancellation),
            await mine.CountAsync(t => t.Since >= yesterday, cancellation));
    }

    /// <param name="after">Deadline, dossier and work of the last row of the page before.</param>
    public async Task<IReadOnlyList<InboxRow>> List(Actor actor, InboxPart part, PageKey? after, CancellationToken cancellation)
    {
        var now = time.Now();
        var mine = part switch
        {
            InboxPart.Soon => Mine(actor).Where(t => t.SoonAt <= now && t.DueAt > now),
            InboxPart.Overdue => Mine(actor).Where(t => t.DueAt <= now),
            _ => Mine(actor),
        };
        if (after is var (dueAt, last, work))
            mine = mine.Where(t => t.DueAt > dueAt || (t.DueAt == dueAt && (t.Dossier > last || (t.Dossier == last && t.Key.CompareTo(work) > 0))));
        var dossiers = db.Dossiers;
        return await mine.OrderBy(t => t.DueAt).ThenBy(t => t.Dossier).ThenBy(t => t.Key).Take(PageSize)
            .Join(dossiers, t => t.Dossier, d => d.Id, (t, d) => new { t, d })
            .OrderBy(r => r.t.DueAt).ThenBy(r => r.t.Dossier).ThenBy(r => r.t.Key)
            .Select(r => new InboxRow(r.d.Id, r.d.Code, r.d.Title, r.t.Key, r.t.Action, r.t.Since, r.t.DueAt, r.t.SoonAt))
            .ToListAsync(cancellation);
    }

    /// <summary>Every dossier the person may see, newest first.</summary>
    /// <param name="open">True for those under way, false for ended ones, null for all.</param>
    public async Task<IReadOnlyList<DossierRow>> Dossiers(Actor actor, bool filedByMe, bool? open, string? words, PageKey? after, CancellationToken cancellation)
    {
        var dossiers = db.Dossiers;
        var scopes = actor.Scopes;
        var seen = db.DossierScopes.Where(s => scopes.Contains(s.Scope)).Select(s => s.Dossier);
        var found = dossiers.AsNoTracking().Where(d => seen.Contains(d.Id));
        if (filedByMe)
            found = found.Where(d => d.FilerPerson == actor.Person);
        if (open is { } under)
            found = under ? found.Where(d => d.Status < DossierStatus.Finished) : found.Where(d => d.Status >= DossierStatus.Finished);
        foreach (var word in Folding.Fold(words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
            found = found.Where(d => d.Words.Contains(word));
        if (after is var (filedAt, last, _))
            found = found.Where(d => d.FiledAt < filedAt || (d.FiledAt == filedAt && d.Id < last));
        return await found.OrderByDescending(d => d.FiledAt).ThenByDescending(d => d.Id).Take(PageSize)
            .Select(d => new DossierRow(d.Id, d.Code, d.Title, d.Status, d.FiledAt, d.DueAt)).ToListAsync(cancellation);
    }

    // A person may reach a task through two scopes; it is one task, seen through the lower of them.
    private IQueryable<DossierTask> Mine(Actor actor)
    {
        var scopes = actor.Scopes;
        var tasks = db.DossierTasks.AsNoTracking();
        return tasks.Where(t => scopes.Contains(t.Scope)
            && !tasks.Any(o => o.Dossier == t.Dossier && o.Key == t.Key && o.Scope.CompareTo(t.Scope) < 0 && scopes.Contains(o.Scope)));
    }
}
