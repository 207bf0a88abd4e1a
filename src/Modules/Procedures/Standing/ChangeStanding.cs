using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Publishing;

namespace ThongSuot.Procedures.Standing;

/// <param name="To">Last day of a suspension; null: until it is resumed.</param>
internal sealed record StandingChange(StandingAct Act, Decision Decision, DateOnly? From, DateOnly? To, string Reason);

/// <summary>A version's standing changed; why stands in the table.</summary>
internal sealed record StandingChanged(Guid Version, StandingAct Act, DateTimeOffset From, DateTimeOffset? To, string Decision, IReadOnlyList<Guid> With)
{
    public const string Type = "procedures.standing_changed";
}

/// <summary>Suspends, resumes, repeals, or ends a pilot: by a decision, from a day on that the versions honour by themselves.</summary>
internal sealed class ChangeStanding(DraftDesk desk)
{
    public async Task<Result<StandingRow>> Run(By by, Guid version, StandingChange change, CancellationToken cancellation)
    {
        var rights = await desk.Rights(by.Actor, cancellation);
        if (await desk.Db.Versions.FirstOrDefaultAsync(v => v.Id == version, cancellation) is not { } row)
            return Refusals.VersionUnknown;
        if (!rights.Holds(DraftRights.Owner, row.Body))
            return Refusals.MayNotChangeStanding;
        if (Check(change).ToArray() is { Length: > 0 } wrong)
            return wrong;
        var (from, to) = (change.From!.Value.BeginFrom(desk.Now), change.To?.AddDays(1).Begin());
        var changed = change.Act switch
        {
            StandingAct.Suspend => Suspend(row, from, to),
            StandingAct.Resume => Resume(row, from),
            StandingAct.EndPilot => EndPilot(row, from),
            StandingAct.Repeal => await Repeal(row, from, cancellation),
        };
        if (changed is null)
            return Refusals.StandingWrong;
        var standing = new StandingRow
        {
            Id = Guid.CreateVersion7(desk.Now), Version = version, Act = change.Act, From = from, To = to, Decision = change.Decision.Usual, DecisionDate = change.Decision.Date!.Value,
            DecisionIssuer = change.Decision.Issuer, Reason = change.Reason, By = by.Actor.Person, At = desk.Now,
        };
        desk.Db.Add(standing);
        await desk.Note(by, rights, DraftRights.Owner, row.Body, PublishCatalogue.StreamOf(row.Code), StandingChanged.Type,
            new StandingChanged(version, change.Act, from, to, standing.Decision, [.. changed.Where(v => v.Id != version).Select(v => v.Id)]), standing.Decision, cancellation);
        return await PublishDraft.SaveAll(desk, cancellation) is { } refusal ? refusal : standing;
    }

    /// <summary>What can be done with a version as it stands.</summary>
    public static IEnumerable<StandingAct> Open(VersionRow row, DateTimeOffset now)
    {
        if (row.ValidTo <= now)
            yield break;
        var isSuspended = row.SuspendedFrom is not null && !(row.SuspendedTo <= now);
        yield return isSuspended ? StandingAct.Resume : StandingAct.Suspend;
        if (row.Status == VersionStatus.Pilot)
            yield return StandingAct.EndPilot;
        if (!row.Repealed)
            yield return StandingAct.Repeal;
    }

    private IEnumerable<Refusal> Check(StandingChange change)
    {
        foreach (var fault in change.Decision.Faults(desk.Today).Concat(Effect.FaultsOf(change.From, change.Decision.Date, desk.Today)))
            yield return fault;
        if (change.Reason.Length == 0)
            yield return Refusals.ReasonMissing;
        else if (change.Reason.Length > PostedFields.MaxText)
            yield return Refusals.TextTooLong with { Field = "ly-do" };
        if (change.Act == StandingAct.Suspend && change.To < change.From)
            yield return Refusals.SuspensionEnds;
    }

    private VersionRow[]? Suspend(VersionRow row, DateTimeOffset from, DateTimeOffset? to)
    {
        if (!Open(row, desk.Now).Contains(StandingAct.Suspend) || row.ValidTo <= from)
            return null;
        (row.SuspendedFrom, row.SuspendedTo) = (from, to);
        return [row];
    }

    private VersionRow[]? Resume(VersionRow row, DateTimeOffset from)
    {
        if (!Open(row, desk.Now).Contains(StandingAct.Resume) || row.SuspendedTo <= from)
            return null;
        // What has not begun by then never begins.
        (row.SuspendedFrom, row.SuspendedTo) = row.SuspendedFrom >= from ? ((DateTimeOffset?)null, (DateTimeOffset?)null) : (row.SuspendedFrom, from);
        return [row];
    }

    private VersionRow[]? EndPilot(VersionRow row, DateTimeOffset from)
    {
        if (!Open(row, desk.Now).Contains(StandingAct.EndPilot) || row.ValidTo <= from)
            return null;
        row.ValidTo = Later(row.ValidFrom, from);
        return [row];
    }

    /// <summary>With it go its owner's other versions of the code, and what others derived from the set's.</summary>
    private async Task<VersionRow[]?> Repeal(VersionRow row, DateTimeOffset from, CancellationToken cancellation)
    {
        if (!Open(row, desk.Now).Contains(StandingAct.Repeal))
            return null;
        var (code, owner, set) = (row.Code, row.Body, row.Body is null);
        var all = await desk.Db.Versions.Where(v => v.Code == code && (v.ValidTo == null || v.ValidTo > from) && (v.Body == owner || (set && v.Base != null))).ToListAsync(cancellation);
        if (all.All(v => v.Id != row.Id))
            return null;
        foreach (var version in all)
            (version.ValidTo, version.Repealed) = (Later(version.ValidFrom, from), true);
        return [.. all];
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
