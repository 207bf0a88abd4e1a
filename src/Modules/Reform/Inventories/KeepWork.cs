using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;
using ThongSuot.Reform.Review;

namespace ThongSuot.Reform.Inventories;

/// <summary>A row as it was typed; null where nothing that is known was chosen.</summary>
/// <param name="VolumeWrong">Something was typed that is no number.</param>
internal sealed record WorkEntry(
    string Name, string? Field, WorkKind? Kind, WorkFrequency? Frequency, int? Volume, bool VolumeWrong, WorkAuthority? Authority, string? Procedure, WorkProposal? Proposal);

/// <summary>Adds, changes or removes a row of one's own body, as long as its inventory is not submitted.</summary>
internal sealed class KeepWork(AppDb db, Rights rights, IProcedures procedures, TimeProvider time)
{
    public const int MostRows = 1_000, MostVolume = 1_000_000;

    /// <param name="id">The row to change; null for a new one.</param>
    public async Task<Result<Work>> Run(Actor actor, Guid body, Guid? id, WorkEntry entry, CancellationToken cancellation)
    {
        if (await MayChange(actor, body, cancellation) is { } refusal)
            return refusal;
        if ((await Faults(entry, cancellation)).ToArray() is { Length: > 0 } faults)
            return faults;
        var works = db.Works;
        if (id is { } known)
        {
            if (await works.FirstOrDefaultAsync(w => w.Id == known && w.Body == body, cancellation) is not { } work)
                return Refusals.ReviewNotThere;
            (work.Name, work.Field, work.Kind, work.Frequency, work.Volume) = (entry.Name, entry.Field!, entry.Kind!.Value, entry.Frequency!.Value, entry.Volume);
            (work.Authority, work.Procedure, work.Proposal) = (entry.Authority!.Value, entry.Procedure, entry.Proposal!.Value);
            return await Saved(work, cancellation);
        }

        if (await works.CountAsync(w => w.Body == body, cancellation) >= MostRows)
            return Refusals.TooMuchWork;
        return await Saved(db.Add(Made(body, entry)).Entity, cancellation);
    }

    public async Task<Result<Work>> Remove(Actor actor, Guid body, Guid id, CancellationToken cancellation)
    {
        if (await MayChange(actor, body, cancellation) is { } refusal)
            return refusal;
        var works = db.Works;
        return await works.FirstOrDefaultAsync(w => w.Id == id && w.Body == body, cancellation) is { } work
            ? await Saved(db.Remove(work).Entity, cancellation)
            : Refusals.ReviewNotThere;
    }

    public async Task<Refusal?> MayChange(Actor actor, Guid body, CancellationToken cancellation)
    {
        if ((await rights.Own(actor, cancellation)).All(b => b.Id != body))
            return Refusals.NotYours;
        if (await db.Inventories.FindAsync([body], cancellation) is not { } inventory)
            return null;
        return inventory.SubmittedAt is null ? null : Refusals.InventorySubmitted;
    }

    public Work Made(Guid body, WorkEntry entry) => new()
    {
        Id = Guid.CreateVersion7(time.Now()), Body = body, Name = entry.Name, Field = entry.Field!, Kind = entry.Kind!.Value, Frequency = entry.Frequency!.Value, Volume = entry.Volume,
        Authority = entry.Authority!.Value, Procedure = entry.Procedure, Proposal = entry.Proposal!.Value,
    };

    public async Task<IEnumerable<Refusal>> Faults(WorkEntry entry, CancellationToken cancellation)
    {
        var faults = new List<Refusal>();
        if (entry.Name.Length is 0 or > 300)
            faults.Add(Refusals.WorkName);
        if ((await procedures.Set(cancellation))?.Fields.Any(f => f.Code == entry.Field) != true)
            faults.Add(Refusals.WorkField);
        if (entry.Kind is null)
            faults.Add(Refusals.WorkKind);
        if (entry.Frequency is null)
            faults.Add(Refusals.WorkFrequency);
        if (entry.VolumeWrong || entry.Volume > MostVolume)
            faults.Add(Refusals.WorkVolume);
        if (entry.Authority is null)
            faults.Add(Refusals.WorkAuthority);
        if (entry.Procedure is { } code && (code.Length > 40 || await procedures.FindPublished(code, cancellation) is null))
            faults.Add(Refusals.WorkProcedure);
        if (entry.Proposal is null)
            faults.Add(Refusals.WorkProposal);
        else if (entry is { Proposal: WorkProposal.New, Procedure: not null })
            faults.Add(Refusals.NewNeedsNone);
        return faults;
    }

    private async Task<Result<Work>> Saved(Work work, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        return work;
    }
}
