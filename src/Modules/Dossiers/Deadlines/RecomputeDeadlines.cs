using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Deadlines;

/// <summary>A change as the page shows it.</summary>
/// <param name="Code">Null for a dossier of a compartment: who computes deadlines need not know it.</param>
internal sealed record ShownChange(Guid Dossier, string? Code, string Work, DateTimeOffset Was, DateTimeOffset Becomes, string Why, bool Applied, bool Passed);

internal sealed record ShownPreview(Job Job, int Changes, int Open, IReadOnlyList<ShownChange> Page, int Pages);

/// <summary>Previews and applies the deadlines of all running dossiers, for the office of the province that keeps the calendar.</summary>
internal sealed class RecomputeDeadlines(AppDb db, JobList jobs, IOrganisation organisation, IProcedures procedures, TimeProvider time)
{
    public const int PageSize = 50;

    private static readonly string[] Roles = ["catalogue_owner", "chief_of_office"];

    public async Task<bool> May(Actor actor, CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        return view.Province is { } province && view.OrganOf(province, "office") is { } office && Roles.Any(role => actor.Holds(role, office.Id));
    }

    public async Task<Result<Guid>> Preview(Actor actor, CancellationToken cancellation)
    {
        if (!await May(actor, cancellation))
            return Refusals.MayNotRecompute;
        var job = JobList.Start(db, actor, PreviewDeadlines.Kind, "Xem trước thời hạn theo lịch làm việc mới", new { }, time);
        await db.SaveChangesAsync(cancellation);
        return job.Id;
    }

    public async Task<Result<Guid>> Apply(Actor actor, Guid preview, CancellationToken cancellation)
    {
        if (!await May(actor, cancellation))
            return Refusals.MayNotRecompute;
        if (await Owned(actor, preview, cancellation) is not { State: JobState.Done })
            return Refusals.PreviewUnknown;
        var job = JobList.Start(db, actor, ApplyDeadlines.Kind, "Tính lại thời hạn theo lịch làm việc mới", new ApplyDeadlines.Preview(preview), time);
        await db.SaveChangesAsync(cancellation);
        return job.Id;
    }

    /// <param name="page">From 1.</param>
    public async Task<ShownPreview?> Find(Actor actor, Guid preview, int page, CancellationToken cancellation)
    {
        if (!await May(actor, cancellation) || await Owned(actor, preview, cancellation) is not { } job)
            return null;
        var (changes, dossiers) = (db.DeadlineChanges, db.Dossiers);
        var count = await changes.CountAsync(c => c.Run == preview, cancellation);
        var rows = await changes.AsNoTracking().Where(c => c.Run == preview).OrderBy(c => c.Dossier).ThenBy(c => c.Key).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        var ids = rows.Select(r => r.Dossier).Distinct().ToArray();
        var about = await dossiers.AsNoTracking().Where(d => ids.Contains(d.Id)).Select(d => new { d.Id, d.Code, d.Definition, d.Secrecy }).ToDictionaryAsync(d => d.Id, cancellation);
        var shown = new List<ShownChange>();
        foreach (var row in rows)
        {
            var dossier = about[row.Dossier];
            var definition = (await procedures.Version(dossier.Definition, cancellation)).Definition;
            var isNeutral = dossier.Secrecy == Secrecy.Thuong && !definition.Compartment;
            var work = DeadlineWords.OfWhole(row.Key) ?? definition.Find(OpenWork.NodeOf(row.Key)) switch { Step step when isNeutral => $"Bước {step.Number}", null => "Ý kiến chỉ đạo", _ => "Một bước" };
            shown.Add(new ShownChange(row.Dossier, isNeutral ? dossier.Code : null, work, row.Was, row.Becomes, row.Why, row.AppliedAt is not null, row.Passed));
        }

        return new ShownPreview(job, count, await changes.CountAsync(c => c.Run == preview && c.AppliedAt == null && !c.Passed, cancellation), shown, Math.Max(1, (count + PageSize - 1) / PageSize));
    }

    private async Task<Job?> Owned(Actor actor, Guid preview, CancellationToken cancellation) => await jobs.Find(actor, preview, cancellation) is { Kind: PreviewDeadlines.Kind } job ? job : null;
}
