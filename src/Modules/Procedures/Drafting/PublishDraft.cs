using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Localising;
using ThongSuot.Procedures.Publishing;

namespace ThongSuot.Procedures.Drafting;

/// <summary>Publishes a decided draft: with a decision, without faults, and only when somebody answers for each step where it will be done.</summary>
internal sealed class PublishDraft(DraftDesk desk, PublishVersion publish, IResponsibility responsibility, IEnumerable<ILocalRebase> rebases)
{
    public async Task<Result<VersionRow>> Run(By by, Guid id, int revision, CancellationToken cancellation)
    {
        var opened = await desk.Open(by.Actor, id, revision, cancellation);
        if (!opened.IsOk)
            return opened.Refusals.ToArray();
        var (draft, row, published) = (opened.Value, opened.Value.Row, opened.Value.Published);
        if (row is { State: DraftState.Appraised } or { State: DraftState.Decided, Decision: null })
            return Refusals.DecisionMissing;
        if (!draft.Rights.MayPublish(row))
            return Refusals.MayNotPublish;
        if (draft.Text.Faults.Count > 0)
            return Refusals.DraftHasFaults;
        if (!SubmitDraft.IsOfCurrent(draft, desk.Now))
            return Refusals.BaseReplaced;
        if (row.PilotTo is { } last && last < desk.Today)
            return Refusals.PilotIsOver;
        if (row.PublishAs == VersionStatus.Pilot && OverlapsPilot(draft))
            return Refusals.PilotOverlaps;
        if (await LocalOverlap.Of(desk.Db, row, desk.Now, cancellation) is { Count: > 0 } overlaps)
            return Refusals.LocalOverlaps(overlaps[0]);
        if (await Gaps(draft, cancellation) is { Count: > 0 } gaps)
            return gaps.Take(100).Select(Refusals.NobodyResponsible).Prepend(Refusals.ResponsibilityGaps(gaps.Count)).ToArray();

        var envelope = DraftDesk.EnvelopeOf(by, draft.Rights, DraftRights.Owner, row.Body, row.Decision);
        var from = row.EffectiveFrom!.Value.BeginFrom(desk.Now);
        var wanted = new NewVersion(
            row.Code, row.Yaml, row.Body, row.IsLocal ? row.Base : null, row.Types?.Split(' ') ?? [], row.PublishAs!.Value, PilotBodies(row), from,
            row.PilotTo?.AddDays(1).Begin(), row.Id, row.Decision!, row.DecisionDate!.Value, row.DecisionIssuer!);
        var result = await AddTo(desk, publish, rebases, wanted, draft.Text, published, envelope, cancellation);
        (row.State, row.Version) = (DraftState.Published, result.Id);
        desk.Touch(row);
        await desk.Note(by, draft.Rights, DraftRights.Owner, row.Body, DraftDesk.StreamOf(row.Id), DraftPublished.Type, new DraftPublished(row.Id, result.Id), row.Decision, cancellation);
        return await SaveAll(desk, cancellation) is { } refusal ? refusal : result;
    }

    /// <summary>The steps for which nobody answers where the draft is to hold.</summary>
    public async Task<IReadOnlyList<ResponsibilityGap>> Gaps(OpenedDraft draft, CancellationToken cancellation) =>
        draft.Text is { File: { } file, Faults.Count: 0 } ? await responsibility.Gaps(file.Procedure, null, FilersOf(draft.Row), cancellation) : [];

    public static IReadOnlyList<Guid> PilotBodies(DraftRow row) => [.. (row.PilotBodies ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];

    // A body cannot try two texts of one procedure at once.
    private bool OverlapsPilot(OpenedDraft draft)
    {
        var (row, bodies) = (draft.Row, PilotBodies(draft.Row));
        return draft.Published.HeadsOf(row.Code).Any(h => h.PublishedAs == VersionStatus.Pilot && (h.To is null || h.To > row.EffectiveFrom!.Value.BeginFrom(desk.Now))
            && h.From < row.PilotTo!.Value.AddDays(1).Begin() && h.Pilot.Any(bodies.Contains));
    }

    /// <summary>Adds a version and carries the local variants over to it.</summary>
    public static async Task<VersionRow> AddTo(
        DraftDesk desk, PublishVersion publish, IEnumerable<ILocalRebase> rebases, NewVersion wanted, DraftText text, PublishedSnapshot published, Platform.Log.Envelope envelope,
        CancellationToken cancellation)
    {
        var replaced = await desk.Db.Versions.AsNoTracking()
            .Where(v => v.Code == wanted.Code && v.Body == wanted.Body && v.Status == VersionStatus.Official && (v.ValidTo == null || v.ValidTo > wanted.From))
            .OrderByDescending(v => v.Number).Select(v => (Guid?)v.Id).FirstOrDefaultAsync(cancellation);
        var row = await publish.Add(wanted, text, published, envelope, desk.Now, cancellation);
        if (wanted is { As: VersionStatus.Official, Base: null })
        {
            foreach (var rebase in rebases)
                await rebase.After(desk.Db, row, replaced, published, envelope, desk.Now, cancellation);
        }

        return row;
    }

    public static async Task<Refusal?> SaveAll(DraftDesk desk, CancellationToken cancellation)
    {
        try
        {
            var saved = await Publications.Save(desk.Db, await Publications.Next(desk.Db, desk.Now, cancellation), cancellation);
            return saved.IsOk ? null : saved.Refusal;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            // Also when the number of the publication was free and another one took the row, such as the same layer of a calendar.
            desk.Db.ChangeTracker.Clear();
            return Refusals.ChangedMeanwhile;
        }
    }

    private static IReadOnlyCollection<Guid>? FilersOf(DraftRow row) =>
        row.PublishAs == VersionStatus.Pilot ? PilotBodies(row) : row.Body is { } owner ? [owner] : null;
}
