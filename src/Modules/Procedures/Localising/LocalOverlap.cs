using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Localising;

/// <summary>Two variants of one body for one procedure that a grassroots organisation of the same type would file by.</summary>
/// <param name="With">"phiên bản 3" or "bản thảo".</param>
internal sealed record Overlap(string Code, Guid Body, string Types, string OtherTypes, string With);

/// <summary>Variants whose types overlap. The same types are the same variant, and one without types is for all others.</summary>
internal static class LocalOverlap
{
    public static ImmutableArray<string> Split(string? types) => [.. types?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? []];

    public static string? Join(IEnumerable<string> types) => string.Join(' ', types.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) is { Length: > 0 } joined ? joined : null;

    public static bool Is(string? one, string? other) =>
        one != other && Split(one).Intersect(Split(other), StringComparer.Ordinal).Any();

    /// <summary>What a draft would collide with: variants in force or announced, and drafts that are already on their way.</summary>
    public static async Task<IReadOnlyList<Overlap>> Of(AppDb db, DraftRow draft, DateTimeOffset now, CancellationToken cancellation)
    {
        if (draft is not { Body: { } body, Types: { } types })
            return [];
        var (versions, drafts) = (db.Versions, db.ProcedureDrafts);
        var published = await versions.Where(v => v.Code == draft.Code && v.Body == body && v.Base != null && v.Types != null && (v.ValidTo == null || v.ValidTo > now))
            .Select(v => new { v.Number, v.Types }).ToListAsync(cancellation);
        var coming = await drafts.Where(d => d.Code == draft.Code && d.Body == body && d.IsLocal && d.Id != draft.Id && d.Types != null
            && d.State != DraftState.Draft && d.State != DraftState.Published && d.State != DraftState.Withdrawn).Select(d => d.Types).ToListAsync(cancellation);
        return
        [
            .. published.Where(v => Is(types, v.Types)).Select(v => new Overlap(draft.Code, body, types, v.Types!, $"phiên bản {v.Number} đã công bố")),
            .. coming.Where(other => Is(types, other)).Select(other => new Overlap(draft.Code, body, types, other!, "bản thảo đang trình")),
        ];
    }
}
