using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Engine.Processes;
using ThongSuot.Notifications.Telling;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;

namespace ThongSuot.Notifications.Hearing;

/// <summary>
/// Tells those for whom something now waits, those named in a note, and the filer of a return or an end; never the person who caused it. An
/// entry that cannot be read fails, so that the relay parks it and an administrator sees it: silence would lose a notice.
/// </summary>
internal sealed class OnDossierEntries(IOrganisation organisation, Announce announce) : IListener
{
    public string Name => "notifications";

    public IReadOnlySet<string> Types { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        DossierEntries.StepOpened, DossierEntries.ConsultOpened, DossierEntries.Paused, DossierEntries.Reassigned, DossierEntries.HandedUp,
        DossierEntries.Mentioned, DossierEntries.Escalated, DossierEntries.Ended,
        DossierEntries.Directed, DossierEntries.DirectionAnswered, DossierEntries.MeetingCalled,
        DossierEntries.Informed, DossierEntries.ExtensionAsked, DossierEntries.Extended, DossierEntries.Migrated, DossierEntries.Corrected,
    };

    public async Task Hear(LogEntry entry, AppDb db, CancellationToken cancellation)
    {
        var happened = Event(entry);
        var filer = happened is Paused or Ended or Extended ? await FilerOf(db, entry.Stream, cancellation) : Guid.Empty;
        if (Told.Of(happened, filer, await organisation.View(cancellation)) is not { } told)
            return;
        var news = new News(told.Kind, entry.Id, entry.At, told.To)
        {
            Dossier = DossierEntries.DossierOf(entry.Stream), Node = told.Node, DueAt = told.DueAt, Silent = entry.ReadEnvelope().Person,
        };
        await announce.Run(db, [news], cancellation);
    }

    private static async Task<Guid> FilerOf(AppDb db, string stream, CancellationToken cancellation)
    {
        var first = await EventLog.Read(db, stream).FirstAsync(cancellation);
        return first.Type == DossierEntries.Filed
            ? Entries.Read<Filed>(first).Filer.Person
            : throw new NotSupportedException($"Entry {first.Id} begins a dossier with {first.Type}.");
    }

    private static DossierEvent Event(LogEntry entry) => entry.Type switch
    {
        DossierEntries.StepOpened => Entries.Read<StepOpened>(entry),
        DossierEntries.ConsultOpened => Entries.Read<ConsultOpened>(entry),
        DossierEntries.Paused => Entries.Read<Paused>(entry),
        DossierEntries.Reassigned => Entries.Read<Reassigned>(entry),
        DossierEntries.HandedUp => Entries.Read<HandedUp>(entry),
        DossierEntries.Escalated => Entries.Read<Escalated>(entry),
        DossierEntries.Mentioned => Entries.Read<Mentioned>(entry),
        DossierEntries.Ended => Entries.Read<Ended>(entry),
        DossierEntries.Directed => Entries.Read<Directed>(entry),
        DossierEntries.DirectionAnswered => Entries.Read<DirectionAnswered>(entry),
        DossierEntries.MeetingCalled => Entries.Read<MeetingCalled>(entry),
        DossierEntries.Informed => Entries.Read<Informed>(entry),
        DossierEntries.ExtensionAsked => Entries.Read<ExtensionAsked>(entry),
        DossierEntries.Extended => Entries.Read<Extended>(entry),
        DossierEntries.Migrated => Entries.Read<Migrated>(entry),
        DossierEntries.Corrected => Entries.Read<Corrected>(entry),
        _ => throw new NotSupportedException($"Entry {entry.Id} has the unexpected type {entry.Type}."),
    };
}
