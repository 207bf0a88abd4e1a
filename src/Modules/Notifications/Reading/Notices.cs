using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Notifications.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Notifications.Reading;

/// <param name="Dossier">Null when it was erased or the person may no longer see it.</param>
internal sealed record NoticeRow(Guid Id, NoticeKind Kind, string? Node, DateTimeOffset At, bool IsRead, DossierSummary? Dossier);

/// <summary>A person's own notices, without those of roles given up.</summary>
internal sealed class Notices(AppDb db, IDossiers dossiers, WriteGate gate, TimeProvider time)
{
    public const int PageSize = 50;

    public Task<int> CountUnread(Actor actor, CancellationToken cancellation) => Mine(actor).CountAsync(n => n.ReadAt == null, cancellation);

    /// <summary>Newest first.</summary>
    /// <param name="after">Id of the last notice of the page before.</param>
    public async Task<IReadOnlyList<NoticeRow>> List(Actor actor, Guid? after, CancellationToken cancellation)
    {
        var mine = Mine(actor).AsNoTracking();
        if (after is { } last)
            mine = mine.Where(n => n.Id < last);
        var page = await mine.OrderByDescending(n => n.Id).Take(PageSize).ToListAsync(cancellation);
        var summaries = await dossiers.Summaries(actor, [.. page.Select(n => n.Dossier).Distinct()], cancellation);
        return [.. page.Select(n => new NoticeRow(n.Id, n.Kind, n.Node, n.At, n.ReadAt is not null, summaries.GetValueOrDefault(n.Dossier)))];
    }

    /// <summary>Marks one as read.</summary>
    /// <returns>Its dossier; null when it is no notice of this person.</returns>
    public async Task<Guid?> Open(Actor actor, Guid id, CancellationToken cancellation)
    {
        if (await Mine(actor).FirstOrDefaultAsync(n => n.Id == id, cancellation) is not { } notice)
            return null;
        notice.MarkRead(time.Now());
        await db.SaveChangesAsync(cancellation);
        return notice.Dossier;
    }

    public async Task ReadAll(Actor actor, CancellationToken cancellation)
    {
        var now = time.Now();
        var unread = Mine(actor).Where(n => n.ReadAt == null);
        Task<int> Mark() => unread.ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancellation);
        _ = db.IsSqlite ? await gate.InTurn(Mark, cancellation) : await Mark();
    }

    private IQueryable<Notice> Mine(Actor actor)
    {
        var (person, scopes) = (actor.Person, actor.Scopes);
        return db.Notices.Where(n => n.Person == person && scopes.Contains(n.Scope));
    }
}
