using Microsoft.EntityFrameworkCore;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.HandOver;

/// <summary>One piece of work and who is to have it.</summary>
internal sealed record HandOverItem(Guid Dossier, string Key, Guid Successor);

/// <summary>Gives one piece of a person's work to a successor: own permission, own transaction. Doing it twice is doing it once.</summary>
internal sealed class HandOverOne(AppDb db, HandOverDesk desk, Recording recording)
{
    private const string Basis = "Bàn giao công việc";

    /// <param name="from">Whose work it is.</param>
    /// <param name="dry">Only says what would come of it.</param>
    /// <returns>The dossier's code.</returns>
    public async Task<Result<string>> Run(Actor actor, Guid from, HandOverItem item, bool dry, string? address, CancellationToken cancellation)
    {
        var bodies = await desk.BodiesOf(actor, cancellation);
        var (held, scopes, dossiers) = (db.DossiersHeld, bodies.Select(LeaderScopes.OfBody).ToArray(), db.Dossiers);
        var rows = await held.AsNoTracking().Where(h => h.Dossier == item.Dossier && h.Key == item.Key && scopes.Contains(h.Scope)).ToListAsync(cancellation);
        if (rows.Count == 0 || await dossiers.FirstOrDefaultAsync(d => d.Id == item.Dossier, cancellation) is not { } dossier)
            return Refusals.HandOverGone;
        if (item.Successor == from)
            return Refusals.HandOverWrong;
        if (rows.Exists(r => r.Person == item.Successor))
            return dossier.Code;
        if (!await (await desk.Held(from, bodies, cancellation)).AnyAsync(h => h.Dossier == item.Dossier && h.Key == item.Key, cancellation))
            return Refusals.HandOverGone;
        var situation = await desk.Situation(actor, dossier, bodies, cancellation);
        var (successors, why) = HandOverDesk.Choice(dossier, situation, item.Key, from);
        if (why is not null)
            return why;
        if (!successors.Contains(item.Successor))
            return Refusals.HandOverWrong;
        if (dry)
            return dossier.Code;

        var before = dossier.State!;
        var carried = dossier.Carry(situation.Procedure.Definition, new Reassign(item.Key, item.Successor, null), situation.Context);
        if (!carried.IsOk)
            return carried.Refusal;
        var grant = actor.Grants.FirstOrDefault(g => bodies.Contains(g.Body) && (g.Role == "chief_of_office" || situation.Context.LeadingRoles.Contains(g.Role)));
        var body = situation.Organisation.Find(grant?.Body);
        recording.Record(db, dossier, before, situation, carried.Value, new Acted(grant?.Role, body is null ? null : new BodyRef(body.Id, body.Name), null, address, Basis));
        try
        {
            await db.SaveChangesAsync(cancellation);
            return dossier.Code;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            db.ChangeTracker.Clear();
            return Refusals.ChangedMeanwhile;
        }
    }
}
