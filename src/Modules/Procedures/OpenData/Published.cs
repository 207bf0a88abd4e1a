using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.OpenData;

/// <summary>What the text of a version does not say: its number, its hash, its time in force.</summary>
internal sealed record VersionFacts(int Number, string Hash, DateTimeOffset ValidFrom, DateTimeOffset? ValidTo);

/// <summary>The published set with what the open data say of it beyond the pages.</summary>
/// <param name="Versions">By the version's id.</param>
/// <param name="Forms">When the form as it is now was published, by its code.</param>
/// <param name="BasesFrom">When the list of legal bases as it is now was published.</param>
internal sealed record PublishedFacts(
    PublishedSnapshot Snapshot, FrozenDictionary<Guid, VersionFacts> Versions, FrozenDictionary<string, DateTimeOffset> Forms, DateTimeOffset BasesFrom)
{
    /// <summary>One version for each code, the one that everybody is shown: the set's, then committees' own.</summary>
    public ImmutableArray<LoadedVersion> Shown { get; } = ShownOf(Snapshot);

    public VersionFacts Of(LoadedVersion version) => Versions[version.Procedure.VersionId];

    public static async Task<PublishedFacts> Read(PublishedSnapshot snapshot, AppDb db, CancellationToken cancellation)
    {
        var ids = ShownOf(snapshot).Select(v => v.Procedure.VersionId).ToArray();
        var versions = await db.Versions.AsNoTracking().Where(v => ids.Contains(v.Id))
            .Select(v => new { v.Id, v.Number, v.Hash, v.ValidFrom, v.ValidTo }).ToListAsync(cancellation);
        var forms = await db.FormVersions.AsNoTracking().Where(f => f.ValidTo == null).Select(f => new { f.Code, f.ValidFrom }).ToListAsync(cancellation);
        var bases = await db.References.AsNoTracking().Where(r => r.Kind == "reference/legal_basis.yaml").OrderByDescending(r => r.Version)
            .Select(r => (DateTimeOffset?)r.ValidFrom).FirstOrDefaultAsync(cancellation);
        return new PublishedFacts(
            snapshot, versions.ToFrozenDictionary(v => v.Id, v => new VersionFacts(v.Number, v.Hash, v.ValidFrom, v.ValidTo)),
            forms.GroupBy(f => f.Code, StringComparer.Ordinal).ToFrozenDictionary(f => f.Key, f => f.Max(x => x.ValidFrom), StringComparer.Ordinal),
            bases ?? versions.Min(v => v.ValidFrom));
    }

    private static ImmutableArray<LoadedVersion> ShownOf(PublishedSnapshot snapshot) => [.. snapshot.Versions, .. snapshot.Own.Values.OrderBy(v => v.Procedure.Code, StringComparer.Ordinal)];
}
