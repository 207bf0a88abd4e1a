using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Notifications;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;
using ThongSuot.Reform.Feedback;

namespace ThongSuot.Reform.Difficulties;

internal sealed record DifficultyRow(Difficulty Item, DifficultyText? Text);

/// <param name="WasOpen">As it stood when the digest was frozen; a later answer is not shown there.</param>
internal sealed record DigestLine(Difficulty Item, DifficultyText? Text, bool WasOpen);

internal sealed record DigestView(Digest Digest, IReadOnlyList<DigestLine> Lines);

/// <summary>Difficulties as each person may see them: the office all, reporters their own; digests the Standing Board and the office.</summary>
internal sealed class DifficultyList(AppDb db, EventLog log, IOrganisation organisation, TimeProvider time)
{
    public const int PageSize = 50;

    /// <param name="open">Only those without an answer.</param>
    public async Task<IReadOnlyList<DifficultyRow>> List(Actor actor, bool open, Guid? after, CancellationToken cancellation)
    {
        var items = (await Visible(actor, cancellation)).AsNoTracking();
        if (open)
            items = items.Where(i => i.AnsweredAt == null);
        if (after is { } last)
            items = items.Where(i => i.Id < last);
        return await WithTexts(await items.OrderByDescending(i => i.Id).Take(PageSize).ToListAsync(cancellation), cancellation);
    }

    public async Task<DifficultyRow?> Find(Actor actor, string code, CancellationToken cancellation) =>
        await (await Visible(actor, cancellation)).AsNoTracking().FirstOrDefaultAsync(i => i.Code == code, cancellation) is { } item ? (await WithTexts([item], cancellation))[0] : null;

    /// <summary>What the Standing Board directed about a difficulty, for who may see it.</summary>
    public async Task<IReadOnlyList<Digest>> Directions(Difficulty item, CancellationToken cancellation)
    {
        var (digests, rows, id) = (db.Digests, db.DigestRows, item.Id);
        return await digests.AsNoTracking().Where(d => d.Direction != null && rows.Any(r => r.Digest == d.Id && r.Difficulty == id)).OrderBy(d => d.Id).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<Digest>> Digests(Actor actor, CancellationToken cancellation) =>
        Access.ReadsDigests(actor, await organisation.View(cancellation)) ? await db.Digests.AsNoTracking().OrderByDescending(d => d.Id).Take(PageSize).ToListAsync(cancellation) : [];

    public async Task<DigestView?> FindDigest(Actor actor, int year, int week, CancellationToken cancellation)
    {
        var digests = db.Digests;
        if (!Access.ReadsDigests(actor, await organisation.View(cancellation)) || await digests.AsNoTracking().FirstOrDefaultAsync(d => d.Year == year && d.Week == week, cancellation) is not { } digest)
            return null;
        var (rows, items, id) = (db.DigestRows, db.Difficulties, digest.Id);
        var found = await rows.Where(r => r.Digest == id).Join(items, r => r.Difficulty, i => i.Id, (r, i) => new { Item = i, r.WasOpen }).AsNoTracking().ToListAsync(cancellation);
        var texts = (await WithTexts([.. found.Select(f => f.Item)], cancellation)).ToDictionary(t => t.Item.Id, t => t.Text);
        return new DigestView(digest, [.. found.OrderBy(f => f.Item.Code, StringComparer.Ordinal).Select(f => new DigestLine(f.Item, texts.GetValueOrDefault(f.Item.Id), f.WasOpen))]);
    }

    /// <summary>Records what the Standing Board directs; the reporters are told.</summary>
    public async Task<Result<bool>> Direct(Actor actor, int year, int week, int revision, string? typed, CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        var digests = db.Digests;
        if (!Access.ReadsDigests(actor, view) || await digests.FirstOrDefaultAsync(d => d.Year == year && d.Week == week, cancellation) is not { } digest)
            return Refusals.DigestNotFound;
        if (!Access.Directs(actor, view))
            return Refusals.MayNot;
        if (digest.Revision != revision)
            return Refusals.ChangedMeanwhile;
        if (Words.Of(typed, Difficulty.MostText) is not { Length: > 0 } direction)
            return Refusals.DirectionMissing;
        digest.Direct(actor.Person, time.Now(), direction);
        var (rows, items, id) = (db.DigestRows, db.Difficulties, digest.Id);
        var reporters = await rows.Where(r => r.Digest == id).Join(items, r => r.Difficulty, i => i.Id, (_, i) => i.Reporter).Distinct().ToListAsync(cancellation);
        // Reporters do not read the digest; their own difficulty shows what was directed.
        log.Append(db, await EventLog.Head(db, DifficultyEntries.StreamOfDigest(id), cancellation), new Envelope(actor.Person),
        [
            (DifficultyEntries.Directed, new DigestDirected(id)),
            (NoticeWanted.Type, new NoticeWanted([.. reporters], [], $"Thường trực đã có ý kiến về vướng mắc đồng chí gửi (tuần {week}/{year}).", "/vuong-mac")),
        ]);
        return await db.TrySave(cancellation);
    }

    private async Task<IQueryable<Difficulty>> Visible(Actor actor, CancellationToken cancellation)
    {
        var person = actor.Person;
        return Access.Collects(actor, await organisation.View(cancellation)) ? db.Difficulties : db.Difficulties.Where(i => i.Reporter == person);
    }

    private async Task<IReadOnlyList<DifficultyRow>> WithTexts(IReadOnlyList<Difficulty> items, CancellationToken cancellation)
    {
        var ids = items.Select(i => i.Id).ToArray();
        var texts = await db.DifficultyTexts.AsNoTracking().Where(t => ids.Contains(t.Item)).ToDictionaryAsync(t => t.Item, cancellation);
        return [.. items.Select(i => new DifficultyRow(i, texts.GetValueOrDefault(i.Id)))];
    }
}
