using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Notifications;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Notifications.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;
using ThongSuot.Platform.Web;

namespace ThongSuot.Notifications.Reading;

/// <param name="Dossier">Null when it was erased, when it is about no dossier, and when the person may not see it any more.</param>
/// <param name="Title">Null when the person may not see the dossier: an escalation tells the code of one that it may not.</param>
internal sealed record NoticeRow(Guid Id, NoticeKind Kind, string? Node, DateTimeOffset At, DateTimeOffset? DueAt, bool IsRead, DossierReference? Dossier, string? Title)
{
    /// <summary>Sentence and page of one that another module asked for.</summary>
    public string? Text { get; init; }

    public string? Address { get; init; }

    /// <summary>In whose place the person was told; null for what is its own.</summary>
    public string? For { get; init; }

    public bool MaySee => Title is not null;
}

/// <summary>What of the list is shown.</summary>
internal sealed record NoticeFilter(NoticeKind? Kind = null, bool Unread = false)
{
    public static readonly NoticeFilter All = new();
}

/// <summary>A person's own notices, without those of roles given up.</summary>
internal sealed class Notices(AppDb db, IDossiers dossiers, IOrganisation organisation, WriteGate gate, TimeProvider time) : INotices
{
    public const int PageSize = 50;

    public Task<int> CountUnread(Actor actor, CancellationToken cancellation) => Mine(actor).Where(n => n.ReadAt == null).Take(INotices.MostCounted).CountAsync(cancellation);

    /// <summary>Newest first.</summary>
    /// <param name="after">Id of the last notice of the page before.</param>
    public async Task<IReadOnlyList<NoticeRow>> List(Actor actor, NoticeFilter filter, Guid? after, CancellationToken cancellation)
    {
        var mine = Mine(actor).AsNoTracking().Where(n => !n.Muted);
        if (filter.Kind is { } kind)
            mine = mine.Where(n => n.Kind == kind);
        if (filter.Unread)
            mine = mine.Where(n => n.ReadAt == null);
        if (after is { } last)
            mine = mine.Where(n => n.Id < last);
        var page = await mine.OrderByDescending(n => n.Id).Take(PageSize).ToListAsync(cancellation);
        var ids = page.Select(n => n.Dossier).OfType<Guid>().Distinct().ToArray();
        var (references, summaries) = (await dossiers.References(ids, cancellation), await dossiers.Summaries(actor, ids, cancellation));
        var view = await organisation.View(cancellation);
        return [.. page.Select(Row)];

        NoticeRow Row(Notice notice)
        {
            var (id, escalated) = (notice.Dossier ?? Guid.Empty, notice.Kind == NoticeKind.Escalated);
            var title = summaries.GetValueOrDefault(id)?.Title;
            return new NoticeRow(notice.Id, notice.Kind, notice.Node, notice.At, notice.DueAt, notice.ReadAt is not null, title is not null || escalated ? references.GetValueOrDefault(id) : null, title)
            {
                Text = notice.Text, Address = notice.Address,
                For = actor.Scopes.Contains(notice.Scope) || actor.Mandates.FirstOrDefault(m => m.Scopes.Contains(notice.Scope)) is not { } mandate ? null : view.FindPerson(mandate.Principal)?.Name,
            };
        }
    }

    /// <summary>Marks one as read.</summary>
    /// <returns>Where its work is; null when it is no notice of this person.</returns>
    public async Task<string?> Open(Actor actor, Guid id, CancellationToken cancellation)
    {
        if (await Mine(actor).FirstOrDefaultAsync(n => n.Id == id, cancellation) is not { } notice)
            return null;
        notice.MarkRead(time.Now());
        await db.SaveChangesAsync(cancellation);
        var maySee = notice.Dossier is { } dossier && (await dossiers.Visible(actor, [dossier], cancellation)).Contains(dossier);
        return notice.Address is { } address ? LocalAddress.Or(address, "/thong-bao") : AddressOf(notice.Kind, notice.Dossier, maySee);
    }

    public async Task ReadAll(Actor actor, CancellationToken cancellation)
    {
        var now = time.Now();
        var unread = Mine(actor).Where(n => n.ReadAt == null);
        Task<int> Mark() => unread.ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancellation);
        _ = db.IsSqlite ? await gate.InTurn(Mark, cancellation) : await Mark();
    }

    /// <summary>
    /// Who stands above a body is told of its late work without seeing the dossier; the log says what such a person may know. Whose work in a
    /// compartment is done sees it no more, and is not led to it either.
    /// </summary>
    public static string AddressOf(NoticeKind kind, Guid? dossier, bool maySee) => (kind, dossier) switch
    {
        (_, null) => "/tai-khoan",
        (NoticeKind.Escalated, _) when !maySee => "/thong-bao/don-doc",
        _ when !maySee => "/thong-bao",
        (_, { } id) => $"/ho-so/{id}",
    };

    private IQueryable<Notice> Mine(Actor actor)
    {
        // Also what it is told because it acts for somebody, as long as it does.
        Guid[] scopes = [.. actor.Scopes, .. actor.Mandates.SelectMany(m => m.Scopes)];
        var person = actor.Person;
        return db.Notices.Where(n => n.Person == person && scopes.Contains(n.Scope));
    }
}
