using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Forms;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;

namespace ThongSuot.Dossiers.Hearing;

/// <summary>A dossier calls a procedure at another body and awaits its end: opens it there, and carries its result back.</summary>
internal sealed class OnCall(IServiceScopeFactory scopes) : IListener
{
    public string Name => "dossiers.call";

    public IReadOnlySet<string> Types { get; } = new HashSet<string>(StringComparer.Ordinal) { DossierEntries.CallOpened, DossierEntries.Ended };

    public async Task Hear(LogEntry entry, AppDb db, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (entry.Type == DossierEntries.CallOpened)
            await Open(entry, db, scope.ServiceProvider, cancellation);
        else
            await Answer(entry, db, scope.ServiceProvider, cancellation);
    }

    private static async Task Open(LogEntry entry, AppDb db, IServiceProvider services, CancellationToken cancellation)
    {
        if (await db.Dossiers.AnyAsync(d => d.Id == entry.Id, cancellation))
            return;
        var asked = (CallOpened)EventNames.Read(entry);
        var callerId = DossierEntries.DossierOf(entry.Stream);
        var caller = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == callerId, cancellation);
        await services.GetRequiredService<OpenedByDossier>()
            .Open(db, entry, caller, asked.Procedure, asked.Body.Id, by: null, "call", "theo yêu cầu của", new Caller(callerId, asked.Key), cancellation);
    }

    // Also when it was declined or not processed there: the caller goes on with that answer.
    private static async Task Answer(LogEntry entry, AppDb db, IServiceProvider services, CancellationToken cancellation)
    {
        var endedId = DossierEntries.DossierOf(entry.Stream);
        if (await db.Dossiers.AsNoTracking().SingleOrDefaultAsync(d => d.Id == endedId, cancellation) is not { Matter.Caller: { } caller, State: not null })
            return;
        var waiting = await db.Dossiers.SingleAsync(d => d.Id == caller.Dossier, cancellation);
        if (waiting.State!.Open.GetValueOrDefault(caller.Key) is not OpenCall)
            return;
        var situation = await services.GetRequiredService<Situations>().Of(waiting, Acting.System, cancellation);
        situation = situation.With(await services.GetRequiredService<FilledForms>().Values(waiting.Id, situation.Procedure.Definition, cancellation));
        var (before, how) = (waiting.State, ((Ended)EventNames.Read(entry)).How);
        var outcome = how == DossierStatus.Finished ? Outcome.Done.Code : how.ToString();
        var carried = waiting.Carry(situation.Procedure.Definition, new AnswerCall(caller.Key, outcome), situation.Context);
        if (carried.IsOk)
            services.GetRequiredService<Recording>().Record(db, waiting, before, situation, carried.Value, Acted.BySystem);
    }
}
