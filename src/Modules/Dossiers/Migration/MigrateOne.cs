using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Migration;

/// <summary>One dossier onto the new version, with its mark in the same transaction: it moves once, and only as it was shown.</summary>
internal sealed class MigrateOne(IServiceScopeFactory scopes, IProcedures procedures, TimeProvider time)
{
    private const int MostTries = 5;

    /// <param name="by">The keeper who asked for it; stands in the log.</param>
    public async Task Run(Guid run, Guid id, MigrationPlan plan, Guid by, CancellationToken cancellation)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var services = scope.ServiceProvider;
            var db = services.GetRequiredService<AppDb>();
            var (findings, dossiers) = (db.MigrationFindings, db.Dossiers);
            var finding = await findings.SingleAsync(f => f.Run == run && f.Dossier == id, cancellation);
            if (finding.AppliedAt is not null || finding.Passed || finding.Code is not null)
                return;
            var dossier = await dossiers.SingleAsync(d => d.Id == id, cancellation);
            if (dossier.Definition == plan.To)
                finding.AppliedAt = time.Now();
            else if (await Move(services, db, dossier, finding, plan, by, cancellation) is { } why)
                (finding.Passed, finding.Code) = (true, why);
            else
                finding.AppliedAt = time.Now();
            try
            {
                await db.SaveChangesAsync(cancellation);
                return;
            }
            catch (DbUpdateException failure) when (failure.IsConflict())
            {
                // Somebody acted on it at this moment; the next look says that it is another one now.
            }
        }
    }

    /// <returns>Why it stays; null when it moved.</returns>
    private async Task<string?> Move(IServiceProvider services, AppDb db, Dossier dossier, MigrationFinding finding, MigrationPlan plan, Guid by, CancellationToken cancellation)
    {
        if (dossier.Definition != plan.From)
            return MigrationRefusals.OtherVersion.Code;
        if (dossier.Version != finding.Version)
            return MigrationRefusals.ChangedSince.Code;
        var situation = await services.GetRequiredService<Situations>().Of(dossier, Acting.System, cancellation);
        var to = await procedures.Version(plan.To, cancellation);
        var before = dossier.State!;
        var carried = dossier.Carry(situation.Procedure.Definition, new Migrate(plan.From, plan.To, to.Definition, plan.Nodes, by), situation.Context);
        if (!carried.IsOk)
            return carried.Refusal.Code;
        // The log names who asked for it.
        var recorded = situation with { Procedure = to, Context = situation.Context with { Actor = new Acting(by, []) } };
        services.GetRequiredService<Recording>().Record(db, dossier, before, recorded, carried.Value, Acted.BySystem, onBefore: situation.Procedure.Definition);
        return null;
    }
}
