using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;
using ThongSuot.Reform.Review;

namespace ThongSuot.Reform.Inventories;

internal sealed record InventorySubmitted(Guid Body, int Works)
{
    public const string Type = "reform.inventory_submitted";
}

internal sealed record InventoryReopened(Guid Body)
{
    public const string Type = "reform.inventory_reopened";
}

/// <summary>From now on the list stands as it is.</summary>
internal sealed class SubmitInventory(AppDb db, EventLog log, KeepWork keep, TimeProvider time)
{
    public static string StreamOf(Guid body) => $"reform/inventory/{body:N}";

    public async Task<Result<Inventory>> Run(Actor actor, Guid body, CancellationToken cancellation)
    {
        if (await keep.MayChange(actor, body, cancellation) is { } refusal)
            return refusal;
        var works = db.Works;
        var count = await works.CountAsync(w => w.Body == body, cancellation);
        if (count == 0)
            return Refusals.InventoryEmpty;
        var inventory = await db.Inventories.FindAsync([body], cancellation) ?? db.Add(new Inventory { Body = body }).Entity;
        (inventory.SubmittedAt, inventory.SubmittedBy, inventory.ReopenReason, inventory.Version) = (time.Now(), actor.Person, null, inventory.Version + 1);
        await log.Append(db, StreamOf(body), new Envelope(actor.Person, Body: body), InventorySubmitted.Type, new InventorySubmitted(body, count), cancellation);
        return await Saved(db, inventory, cancellation);
    }

    public static async Task<Result<Inventory>> Saved(AppDb db, Inventory inventory, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return inventory;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            return Refusals.ReviewChanged;
        }
    }
}

/// <summary>The coordinator gives the list back, and says why.</summary>
internal sealed class ReopenInventory(AppDb db, EventLog log, Rights rights)
{
    public async Task<Result<Inventory>> Run(Actor actor, Guid body, string reason, CancellationToken cancellation)
    {
        if ((await rights.Coordinated(actor, cancellation)).All(b => b.Id != body))
            return Refusals.NotYours;
        if (reason.Length is 0 or > 500)
            return Refusals.ReopenReason;
        if (await db.Inventories.FindAsync([body], cancellation) is not { SubmittedAt: not null } inventory)
            return Refusals.InventoryNotSubmitted;
        (inventory.SubmittedAt, inventory.SubmittedBy, inventory.ReopenReason, inventory.Version) = (null, null, reason, inventory.Version + 1);
        await log.Append(db, SubmitInventory.StreamOf(body), new Envelope(actor.Person, Rights.Coordinator), InventoryReopened.Type, new InventoryReopened(body), cancellation);
        return await SubmitInventory.Saved(db, inventory, cancellation);
    }
}
