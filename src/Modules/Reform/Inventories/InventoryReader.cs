using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Reform.Review;

namespace ThongSuot.Reform.Inventories;

/// <summary>What the coordinator looks for; null: whatever it is.</summary>
internal sealed record WorkFilter(Guid? Body, string? Field, WorkKind? Kind, WorkFrequency? Frequency, WorkAuthority? Authority, bool OnlyGaps);

/// <summary>A body of one's own.</summary>
/// <param name="State">Null before anything was submitted.</param>
internal sealed record OwnInventory(Body Body, Inventory? State);

/// <param name="Gaps">Work without a procedure.</param>
internal sealed record BodyInventory(Body Body, int Works, int Gaps, DateTimeOffset? SubmittedAt);

/// <summary>Inventories: of one's own bodies always, of others once they are submitted, and all of them for who coordinates those bodies.</summary>
internal sealed class InventoryReader(AppDb db, Rights rights)
{
    public const int MostShown = 500;

    public Task<Inventory?> Find(Guid body, CancellationToken cancellation) => db.Inventories.AsNoTracking().FirstOrDefaultAsync(i => i.Body == body, cancellation);

    /// <summary>The rows of one body; null when this person may not see them yet.</summary>
    public async Task<IReadOnlyList<Work>?> Of(Actor actor, Guid body, CancellationToken cancellation)
    {
        var open = (await Find(body, cancellation))?.SubmittedAt is not null || (await rights.Own(actor, cancellation)).Any(b => b.Id == body)
            || (await rights.Coordinated(actor, cancellation)).Any(b => b.Id == body);
        return open ? await db.Works.AsNoTracking().Where(w => w.Body == body).OrderBy(w => w.Field).ThenBy(w => w.Id).ToListAsync(cancellation) : null;
    }

    /// <summary>Each body that the actor coordinates, with how far its inventory is.</summary>
    public async Task<IReadOnlyList<BodyInventory>> Bodies(Actor actor, CancellationToken cancellation)
    {
        var (works, inventories) = (db.Works, db.Inventories);
        var counts = (await works.GroupBy(w => w.Body).Select(g => new { g.Key, All = g.Count(), Gaps = g.Count(w => w.Procedure == null) }).ToListAsync(cancellation)).ToDictionary(c => c.Key);
        var submitted = await inventories.Where(i => i.SubmittedAt != null).ToDictionaryAsync(i => i.Body, i => i.SubmittedAt, cancellation);
        return [.. (await rights.Coordinated(actor, cancellation)).Select(b => new BodyInventory(
            b, counts.TryGetValue(b.Id, out var all) ? all.All : 0, counts.TryGetValue(b.Id, out var gaps) ? gaps.Gaps : 0, submitted.GetValueOrDefault(b.Id)))];
    }

    /// <summary>Submitted work of the bodies that the actor coordinates.</summary>
    public async Task<IReadOnlyList<(Work Work, Body Body)>> Works(Actor actor, WorkFilter filter, int most, CancellationToken cancellation)
    {
        var bodies = (await rights.Coordinated(actor, cancellation)).ToDictionary(b => b.Id);
        var ids = bodies.Keys.ToArray();
        var inventories = db.Inventories;
        var works = db.Works.AsNoTracking().Where(w => ids.Contains(w.Body) && inventories.Any(i => i.Body == w.Body && i.SubmittedAt != null));
        if (filter.Body is { } body)
            works = works.Where(w => w.Body == body);
        if (filter.Field is { } field)
            works = works.Where(w => w.Field == field);
        if (filter.Kind is { } kind)
            works = works.Where(w => w.Kind == kind);
        if (filter.Frequency is { } frequency)
            works = works.Where(w => w.Frequency == frequency);
        if (filter.Authority is { } authority)
            works = works.Where(w => w.Authority == authority);
        if (filter.OnlyGaps)
            works = works.Where(w => w.Procedure == null);
        return [.. (await works.OrderBy(w => w.Field).ThenBy(w => w.Id).Take(most).ToListAsync(cancellation)).Select(w => (w, bodies[w.Body]))];
    }
}
