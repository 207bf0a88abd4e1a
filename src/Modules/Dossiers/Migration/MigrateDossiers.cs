using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Migration;

/// <summary>A dossier and what a preview found about it.</summary>
/// <param name="Code">Null for what is above Thường.</param>
/// <param name="Why">Why it stays where it is; null when it moves.</param>
/// <param name="IsMoved">Applied.</param>
/// <param name="IsSeen">Whether the keeper sees the dossier by itself; the preview opens none.</param>
internal sealed record ShownFinding(Guid Dossier, string? Code, string? Why, bool IsMoved, bool IsSeen);

/// <param name="Count">Null: fewer than five of a compartment.</param>
internal sealed record ShownReason(string Why, int? Count);

/// <param name="Open">To move and not moved yet.</param>
internal sealed record ShownMigration(Job Job, Procedure From, MigrationPlan Plan, int? Moving, int Open, int? Moved, IReadOnlyList<ShownReason> Reasons, IReadOnlyList<ShownFinding> Page, int Pages);

/// <summary>Previews and applies the move of all running dossiers of an older version.</summary>
internal sealed class MigrateDossiers(AppDb db, JobList jobs, OldVersions versions, IProcedures procedures, TimeProvider time)
{
    public const int PageSize = 50;

    /// <summary>Most of an export.</summary>
    public const int MostRows = 10_000;

    /// <param name="nodes">For each node of the old version one of the new, or "" to hold back what is open there.</param>
    public async Task<Result<Guid>> Preview(Actor actor, Guid from, ImmutableDictionary<string, string> nodes, CancellationToken cancellation)
    {
        if (!await versions.KeepsAny(actor, cancellation))
            return Refusals.MayNotMigrate;
        if (await versions.Find(actor, from, cancellation) is not var (old, now))
            return Refusals.NoNewerVersion;
        if (nodes.Any(n => old.Definition.Find(n.Key) is null || (n.Value.Length > 0 && now.Definition.Find(n.Value) is null)))
            return Refusals.MappingUnknown;
        var job = JobList.Start(db, actor, PreviewMigration.Kind, $"Xem trước chuyển hồ sơ {old.Code} sang phiên bản {now.Number}", new MigrationPlan(from, now.VersionId, nodes), time);
        await db.SaveChangesAsync(cancellation);
        return job.Id;
    }

    public async Task<Result<Guid>> Apply(Actor actor, Guid preview, CancellationToken cancellation)
    {
        if (await Owned(actor, preview, cancellation) is not ({ State: JobState.Done }, { } plan, { } from))
            return Refusals.PreviewUnknown;
        // Published anew since: what was shown is not what is in force.
        if (await versions.Find(actor, plan.From, cancellation) is not var (_, now) || now.VersionId != plan.To)
            return Refusals.NoNewerVersion;
        var job = JobList.Start(db, actor, ApplyMigration.Kind, $"Chuyển hồ sơ {from.Code} sang phiên bản {now.Number}", new ApplyMigration.Shown(preview, plan), time);
        await db.SaveChangesAsync(cancellation);
        return job.Id;
    }

    /// <param name="page">From 1.</param>
    public async Task<ShownMigration?> Find(Actor actor, Guid preview, int page, int pageSize, CancellationToken cancellation)
    {
        if (await Owned(actor, preview, cancellation) is not ({ } job, { } plan, { } from))
            return null;
        var findings = db.MigrationFindings;
        var mine = findings.AsNoTracking().Where(f => f.Run == preview);
        var counts = await mine.GroupBy(f => f.Code).Select(g => new { Code = g.Key, Count = g.Count(), Open = g.Count(f => f.AppliedAt == null), Passed = g.Count(f => f.Passed) }).ToListAsync(cancellation);
        var moving = counts.Where(c => c.Code is null).Sum(c => c.Count) + counts.Sum(c => c.Passed);
        var open = counts.Where(c => c.Code is null).Sum(c => c.Open);
        var reasons = counts.Where(c => c.Code is not null).OrderByDescending(c => c.Count).Select(c => new ShownReason(Why(c.Code!), OldVersions.Told(from, c.Count))).ToList();
        var all = counts.Sum(c => c.Count);
        return new ShownMigration(
            job, from, plan, OldVersions.Told(from, moving), open, OldVersions.Told(from, counts.Where(c => c.Code is null).Sum(c => c.Count - c.Open)), reasons,
            from.Definition.Compartment ? [] : await Findings(actor, mine, page, pageSize, cancellation), from.Definition.Compartment ? 1 : Math.Max(1, (all + pageSize - 1) / pageSize));
    }

    // What stays comes first: that is what somebody has to think about.
    private async Task<IReadOnlyList<ShownFinding>> Findings(Actor actor, IQueryable<MigrationFinding> mine, int page, int pageSize, CancellationToken cancellation)
    {
        var rows = await mine.OrderBy(f => f.Code == null).ThenBy(f => f.Dossier).Skip((page - 1) * pageSize).Take(pageSize).Select(f => new { f.Dossier, f.Code, f.AppliedAt }).ToListAsync(cancellation);
        var (ids, dossiers, scopes) = (rows.Select(r => r.Dossier).ToArray(), db.Dossiers, db.DossierScopes);
        var codes = await dossiers.AsNoTracking().Where(d => ids.Contains(d.Id) && d.Secrecy == Secrecy.Thuong).Select(d => new { d.Id, d.Code }).ToDictionaryAsync(d => d.Id, d => d.Code, cancellation);
        var seen = (await dossiers.AsNoTracking().SeenBy(actor, scopes).Where(d => ids.Contains(d.Id)).Select(d => d.Id).ToListAsync(cancellation)).ToHashSet();
        return [.. rows.Select(r => new ShownFinding(r.Dossier, codes.GetValueOrDefault(r.Dossier), r.Code is null ? null : Why(r.Code), r.AppliedAt is not null, codes.ContainsKey(r.Dossier) && seen.Contains(r.Dossier)))];
    }

    private static string Why(string code) => MigrationRefusals.All.FirstOrDefault(r => r.Code == code)?.Text ?? code;

    private async Task<(Job? Job, MigrationPlan? Plan, Procedure? From)> Owned(Actor actor, Guid preview, CancellationToken cancellation)
    {
        if (await jobs.Find(actor, preview, cancellation) is not { Kind: PreviewMigration.Kind } job || job.ReadInput<MigrationPlan>() is not { } plan)
            return default;
        var from = await procedures.Version(plan.From, cancellation);
        return await versions.Keeps(actor, from.Body, cancellation) ? (job, plan, from) : default;
    }
}
