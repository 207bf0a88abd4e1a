using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Time;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Reading;

/// <summary>A version as the history of its code tells it.</summary>
internal sealed record HistoryRow(
    Guid Id, string Code, int Number, VersionStatus Status, VersionStatus PublishedAs, DateTimeOffset From, DateTimeOffset? To, string? Decision, DateOnly? DecisionDate,
    string? DecisionIssuer, bool FromPackage, Guid? Body, string Owner, IReadOnlyList<string> Pilot, IReadOnlyList<DraftOrigin> Origins, IReadOnlyList<StandingRow> Standings,
    DateTimeOffset? SuspendedTo);

/// <summary>All that was, is and will be published of a code; for everybody.</summary>
internal sealed class VersionHistory(AppDb db, IOrganisation organisation, TimeProvider time)
{
    private const int Most = 300;

    /// <summary>The newest first, without the local variants, of which there may be many.</summary>
    public Task<IReadOnlyList<HistoryRow>> Of(string code, bool withLocal, CancellationToken cancellation) =>
        Read(db.Versions.Where(v => v.Code == code && (withLocal || v.Base == null)), cancellation);

    public async Task<HistoryRow?> One(Guid version, CancellationToken cancellation) =>
        await Read(db.Versions.Where(v => v.Id == version), cancellation) is [var row] ? row : null;

    /// <summary>The number of the owner's version before this one.</summary>
    public Task<int?> Before(HistoryRow row, CancellationToken cancellation) =>
        db.Versions.Where(v => v.Code == row.Code && v.Body == row.Body && v.Number < row.Number).MaxAsync(v => (int?)v.Number, cancellation);

    private async Task<IReadOnlyList<HistoryRow>> Read(IQueryable<VersionRow> versions, CancellationToken cancellation)
    {
        var rows = await versions.AsNoTracking().OrderByDescending(v => v.Number).Take(Most)
            .Select(v => new
            {
                v.Id, v.Code, v.Number, v.Status, v.ValidFrom, v.ValidTo, v.Repealed, v.SuspendedFrom, v.SuspendedTo, v.Decision, v.DecisionDate, v.DecisionIssuer, v.FromPackage, v.Body, v.Draft,
            }).ToListAsync(cancellation);
        var (ids, drafts) = (rows.Select(r => r.Id).ToList(), rows.Select(r => r.Draft).OfType<Guid>().ToList());
        var pilots = (await db.Pilots.AsNoTracking().Where(p => ids.Contains(p.Version)).ToListAsync(cancellation)).ToLookup(p => p.Version, p => p.Body);
        var origins = (await db.DraftOrigins.AsNoTracking().Where(o => drafts.Contains(o.Draft)).ToListAsync(cancellation)).ToLookup(o => o.Draft);
        var standings = (await db.Standings.AsNoTracking().Where(s => ids.Contains(s.Version)).OrderBy(s => s.At).ToListAsync(cancellation)).ToLookup(s => s.Version);
        var view = await organisation.View(cancellation);
        var now = time.Now();
        return [.. rows.Select(r => new HistoryRow(
            r.Id, r.Code, r.Number,
            new VersionHead(r.Id, r.Code, r.Number, "", null, null, [], r.Status, r.ValidFrom, r.ValidTo, r.Repealed, r.SuspendedFrom, r.SuspendedTo, []).StatusAt(now), r.Status,
            r.ValidFrom, r.ValidTo, r.Decision, r.DecisionDate, r.DecisionIssuer, r.FromPackage, r.Body, r.Body is { } body ? view.Find(body)?.Name ?? "Tổ chức đã kết thúc" : "Bộ thủ tục chung",
            [.. pilots[r.Id].Select(b => view.Find(b)?.Name).OfType<string>().Order(StringComparer.Ordinal)],
            [.. (r.Draft is { } draft ? origins[draft] : []).Select(o => new DraftOrigin(o.Kind, o.Code, o.Address))], [.. standings[r.Id]], r.SuspendedTo))];
    }

    public async Task<Guid?> Find(string code, int number, CancellationToken cancellation) =>
        await db.Versions.AsNoTracking().Where(v => v.Code == code && v.Number == number).Select(v => (Guid?)v.Id).FirstOrDefaultAsync(cancellation);
}
