using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Drafting;

/// <summary>Begins the change of a published procedure from its text of now, or goes on with the draft that is open for it.</summary>
internal sealed class ReviseProcedure(DraftDesk desk)
{
    private static readonly DraftState[] s_over = [DraftState.Published, DraftState.Withdrawn];

    /// <param name="body">The body whose text it is; null for the set's.</param>
    /// <param name="origin">What moved somebody to it; stands on the draft and on the version that comes of it.</param>
    public async Task<Result<DraftRow>> Run(By by, string code, Guid? body, DraftOrigin? origin, CancellationToken cancellation)
    {
        var rights = await desk.Rights(by.Actor, cancellation);
        if (await desk.Published(cancellation) is not { } published)
            return Refusals.Unknown;
        body = body == rights.View.Province?.Id ? null : body;
        if (BaseOf(published, code, body, desk.Now) is not { } head)
            return Refusals.Unknown;
        // Who keeps texts of a committee below proposes to the province what the set shall say.
        var proposer = body is null && !rights.Holds(DraftRights.Owner, null) ? (rights.Writes is [var first, ..] ? first.Id : (Guid?)null) : null;
        if (!rights.Holds(DraftRights.Owner, proposer ?? body))
            return Refusals.MayNotDraft;
        var row = await desk.Db.ProcedureDrafts.FirstOrDefaultAsync(d => d.Code == code && d.Body == body && d.Proposer == proposer && !s_over.Contains(d.State), cancellation);
        if (row is null)
        {
            var (text, overlay) = await desk.Db.Versions.AsNoTracking().Where(v => v.Id == head.Id).Select(v => new ValueTuple<string, string?>(v.Yaml, v.Overlay)).FirstAsync(cancellation);
            row = new DraftRow
            {
                Id = Guid.CreateVersion7(desk.Now), Code = code, Body = body, Proposer = proposer, Base = head.Base ?? head.Id, IsLocal = body is not null && (head.IsLocal || head.Body is null), Overlay = overlay,
                Types = head.Types.IsEmpty ? null : string.Join(' ', head.Types), Name = code, Yaml = text, State = DraftState.Draft, Revision = 1,
                Author = by.Actor.Person, CreatedAt = desk.Now, ChangedAt = desk.Now,
            };
            var refusal = DraftDesk.TakeText(new OpenedDraft(row, rights, published), text);
            if (refusal is not null)
                return refusal;
            desk.Db.Add(row);
            await desk.Note(by, rights, DraftRights.Owner, proposer ?? body, DraftDesk.StreamOf(row.Id), DraftBegun.Type, new DraftBegun(row.Id, code, body, proposer, head.Id), null, cancellation);
        }
        else if (origin is null)
        {
            return row;
        }

        if (origin is not null && await AddOrigin(by, rights, row, origin, cancellation) is { } wrong)
            return wrong;
        return await desk.Saved(cancellation) is { } failed ? failed : row;
    }

    /// <summary>The official text of this owner in force; else its pilot; for a body without one the set's.</summary>
    private static VersionHead? BaseOf(PublishedSnapshot published, string code, Guid? body, DateTimeOffset now) =>
        published.HeadsOf(code).Where(h => h.IsInForce(now) && (h.Body == body || h.Body is null))
            .OrderBy(h => h.Body == body ? 0 : 1).ThenBy(h => h.PublishedAs == VersionStatus.Pilot ? 1 : 0).ThenByDescending(h => h.Number).FirstOrDefault();

    private async Task<Refusal?> AddOrigin(By by, DraftRights rights, DraftRow row, DraftOrigin origin, CancellationToken cancellation)
    {
        if (origin.Kind.Length is 0 or > 20 || origin.Code.Length is 0 or > 40 || origin.Address.Length > 200 || !origin.Address.StartsWith('/') || origin.Address.StartsWith("//", StringComparison.Ordinal))
            return Refusals.OriginInvalid;
        if (await desk.Db.DraftOrigins.AnyAsync(o => o.Draft == row.Id && o.Kind == origin.Kind && o.Code == origin.Code, cancellation))
            return null;
        desk.Db.Add(new DraftOriginRow { Draft = row.Id, Kind = origin.Kind, Code = origin.Code, Address = origin.Address });
        // Saved in one transaction with a beginning it would take the same place in the stream, so the beginning is saved first.
        if (desk.Db.Entry(row).State != EntityState.Added)
            desk.Touch(row);
        else if (await desk.Saved(cancellation) is { } refusal)
            return refusal;
        await desk.Note(by, rights, DraftRights.Owner, row.Proposer ?? row.Body, DraftDesk.StreamOf(row.Id), DraftOriginAdded.Type, new DraftOriginAdded(row.Id, origin.Kind, origin.Code), null, cancellation);
        return null;
    }
}
