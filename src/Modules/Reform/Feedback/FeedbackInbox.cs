using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Reform.Feedback;

/// <summary>Which feedback is listed.</summary>
internal enum FeedbackView
{
    Waiting,
    Late,
    Closed,

    /// <summary>What the person wrote itself.</summary>
    Own,
}

internal sealed record FeedbackRow(FeedbackItem Item, FeedbackText? Text);

internal sealed record FeedbackCounts(int Waiting, int Late, int Closed);

/// <summary>A question that was published with its answer.</summary>
internal sealed record PublishedAnswer(string Code, string PartName, string Question, string Answer, DateTimeOffset At);

/// <summary>Feedback as each person may see it: owners and chief that of their office, writers their own, everybody what was published.</summary>
internal sealed class FeedbackInbox(AppDb db, TimeProvider time)
{
    public const int PageSize = 50, MostExported = 5_000, MostPublished = 100;

    public async Task<FeedbackRow?> Find(Actor actor, string code, CancellationToken cancellation) =>
        await Visible(actor).AsNoTracking().FirstOrDefaultAsync(i => i.Code == code, cancellation) is { } item ? (await WithTexts([item], cancellation))[0] : null;

    public async Task<FeedbackCounts> Count(Actor actor, string? procedure, CancellationToken cancellation) => new(
        await Of(actor, FeedbackView.Waiting, procedure).CountAsync(cancellation), await Of(actor, FeedbackView.Late, procedure).CountAsync(cancellation),
        await Of(actor, FeedbackView.Closed, procedure).CountAsync(cancellation));

    /// <summary>What waits in the order of its deadlines, everything else newest first.</summary>
    /// <param name="after">Id of the last row of the page before.</param>
    public async Task<IReadOnlyList<FeedbackRow>> List(Actor actor, FeedbackView view, string? procedure, Guid? after, int count, CancellationToken cancellation)
    {
        var items = Of(actor, view, procedure).AsNoTracking();
        // All have the same limit, so who came first is due first.
        var oldestFirst = view is FeedbackView.Waiting or FeedbackView.Late;
        if (after is { } last)
            items = oldestFirst ? items.Where(i => i.Id > last) : items.Where(i => i.Id < last);
        items = oldestFirst ? items.OrderBy(i => i.Id) : items.OrderByDescending(i => i.Id);
        return await WithTexts(await items.Take(count).ToListAsync(cancellation), cancellation);
    }

    /// <summary>What anybody may read at a procedure.</summary>
    public async Task<IReadOnlyList<PublishedAnswer>> Published(string procedure, CancellationToken cancellation)
    {
        var (items, texts) = (db.FeedbackItems, db.FeedbackTexts);
        return await items.AsNoTracking().Where(i => i.Procedure == procedure && i.PublishedAt != null).OrderByDescending(i => i.PublishedAt).Take(MostPublished)
            .Join(texts.Where(t => t.Question != null && t.Answer != null), i => i.Id, t => t.Item, (i, t) => new PublishedAnswer(i.Code, i.PartName, t.Question!, t.Answer!, i.PublishedAt!.Value))
            .ToListAsync(cancellation);
    }

    private IQueryable<FeedbackItem> Visible(Actor actor)
    {
        var (offices, person) = (Offices.ReadBy(actor), actor.Person);
        return db.FeedbackItems.Where(i => i.Writer == person || offices.Contains(i.Owner));
    }

    private IQueryable<FeedbackItem> Of(Actor actor, FeedbackView view, string? procedure)
    {
        var (offices, person, now) = (Offices.ReadBy(actor), actor.Person, time.Now());
        var items = view switch
        {
            FeedbackView.Own => db.FeedbackItems.Where(i => i.Writer == person),
            FeedbackView.Waiting => db.FeedbackItems.Where(i => offices.Contains(i.Owner) && i.Status == FeedbackStatus.Waiting),
            FeedbackView.Late => db.FeedbackItems.Where(i => offices.Contains(i.Owner) && i.Status == FeedbackStatus.Waiting && i.DueAt < now),
            FeedbackView.Closed => db.FeedbackItems.Where(i => offices.Contains(i.Owner) && i.Status != FeedbackStatus.Waiting),
        };
        return string.IsNullOrEmpty(procedure) ? items : items.Where(i => i.Procedure == procedure);
    }

    private async Task<IReadOnlyList<FeedbackRow>> WithTexts(IReadOnlyList<FeedbackItem> items, CancellationToken cancellation)
    {
        var ids = items.Select(i => i.Id).ToArray();
        var texts = await db.FeedbackTexts.AsNoTracking().Where(t => ids.Contains(t.Item)).ToDictionaryAsync(t => t.Item, cancellation);
        return [.. items.Select(i => new FeedbackRow(i, texts.GetValueOrDefault(i.Id)))];
    }
}
