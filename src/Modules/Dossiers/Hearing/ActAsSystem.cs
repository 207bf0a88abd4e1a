using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;

namespace ThongSuot.Dossiers.Hearing;

/// <summary>One command of the system on one dossier, in a transaction of its own; tried again when somebody acted meanwhile.</summary>
internal sealed class ActAsSystem(IServiceScopeFactory scopes)
{
    private const int MostTries = 5;

    /// <param name="ask">The command and what is to be known for it; a null command means that there is nothing to do.</param>
    /// <returns>What happened, empty when nothing had to; null when others were faster every time.</returns>
    public async Task<ImmutableArray<DossierEvent>?> Run(Guid id, Func<Dossier, Situation, (Command? Command, Context Context)> ask, CancellationToken cancellation)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var services = scope.ServiceProvider;
            var db = services.GetRequiredService<AppDb>();
            var dossier = await db.Dossiers.SingleAsync(d => d.Id == id, cancellation);
            var situation = await services.GetRequiredService<Situations>().Of(dossier, Acting.System, cancellation);
            var (command, context) = ask(dossier, situation);
            if (command is null)
                return [];
            var (before, stood) = (dossier.State!, dossier.BodiesIn(dossier.State!));
            var carried = dossier.Carry(situation.Procedure.Definition, command, context);
            if (!carried.IsOk)
                return [];
            services.GetRequiredService<Recording>().Record(db, dossier, before, situation with { Context = context }, carried.Value, Acted.BySystem, stood);
            try
            {
                await db.SaveChangesAsync(cancellation);
                return carried.Value;
            }
            catch (DbUpdateException failure) when (failure.IsConflict())
            {
                // Somebody acted on it; look again.
            }
        }

        return null;
    }
}
