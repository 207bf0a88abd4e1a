using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;

namespace ThongSuot.Dossiers.Hearing;

/// <summary>A follow-on dossier at the competent body of the one it follows; nobody waits for it.</summary>
internal sealed class OnFollowOnOpened(IServiceScopeFactory scopes) : IListener
{
    public string Name => "dossiers.follow_on";

    public IReadOnlySet<string> Types { get; } = new HashSet<string>(StringComparer.Ordinal) { DossierEntries.FollowOnOpened };

    public async Task Hear(LogEntry entry, AppDb db, CancellationToken cancellation)
    {
        if (await db.Dossiers.AnyAsync(d => d.Id == entry.Id, cancellation))
            return;
        var asked = (FollowOnOpened)EventNames.Read(entry);
        var parentId = DossierEntries.DossierOf(entry.Stream);
        var parent = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == parentId, cancellation);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<OpenedByDossier>()
            .Open(db, entry, parent, asked.Procedure, parent.CompetentBody, asked.By ?? parent.FilerPerson, "follow_on", "tiếp theo", caller: null, cancellation);
    }
}
