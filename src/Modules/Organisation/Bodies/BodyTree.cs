using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;

namespace ThongSuot.Organisation.Bodies;

/// <summary>A body as it was on the day asked for.</summary>
internal sealed record BodyThen(Guid Id, string Code, string Name, string FoldedName, string Kind, string Level, string? Type, Guid? Parent);

/// <summary>The tree as it stood on a day: which bodies there were, what they were called, where they belonged.</summary>
internal sealed class BodyTree(AppDb db)
{
    /// <returns>In the order of their codes.</returns>
    public async Task<IReadOnlyList<BodyThen>> On(DateOnly day, DateOnly today, CancellationToken cancellation)
    {
        var isPast = day < today;
        var bodies = await db.Bodies.AsNoTracking()
            // What ended in the middle of a day still stood on the days before it.
            .Where(b => b.ValidFrom <= day && (b.ValidTo == null || b.ValidTo >= day) && (isPast || b.EndedAt == null))
            .ToListAsync(cancellation);
        var states = (await db.BodyStates.AsNoTracking().Where(s => s.ValidFrom <= day).ToListAsync(cancellation))
            .GroupBy(s => s.Body).ToDictionary(s => s.Key, s => s.MaxBy(x => x.ValidFrom)!);
        var there = bodies.Select(b => b.Id).ToHashSet();
        Guid? Standing(Guid? parent) => parent is { } id && there.Contains(id) ? id : null;
        return
        [
            .. bodies.OrderBy(b => b.Code, StringComparer.Ordinal).Select(b => states.TryGetValue(b.Id, out var then)
                ? new BodyThen(b.Id, b.Code, then.Name, then.FoldedName, b.Kind, then.Level, then.Type, Standing(then.Parent))
                : new BodyThen(b.Id, b.Code, b.Name, b.FoldedName, b.Kind, b.Level, b.Type, Standing(b.Parent))),
        ];
    }
}
