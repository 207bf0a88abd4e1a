using ThongSuot.Contracts.Dossiers;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Reform.Facts;

namespace ThongSuot.Reform.Breaches;

/// <summary>Looks at a dossier's work again whenever something happened to it. Several entries that wait are one look.</summary>
internal sealed class OnDossierWork(KeepBreaches keep) : IListener
{
    public string Name => "reform_breaches";

    public IReadOnlySet<string> Types => DossierEvents.OfPeople;

    public async Task Hear(LogEntry entry, AppDb db, CancellationToken cancellation)
    {
        var dossier = DossierEntries.DossierOf(entry.Stream);
        if (!await KeepBreaches.Knows(db, dossier, entry.Sequence, cancellation))
            await keep.Look(db, dossier, cancellation);
    }
}
