using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Engine.Processes;
using ThongSuot.Notifications.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;

namespace ThongSuot.Notifications.Hearing;

/// <summary>
/// Tells those for whom something now waits, and the filer of a return or an end; never the person who caused it. An entry that cannot be
/// read fails, so that the relay parks it and an administrator sees it: silence would lose a notice.
/// </summary>
internal sealed class OnDossierEntries(IOrganisation organisation) : IListener
{
    // A changed shape has a new version; a member that this one does not know is a fault.
    private static readonly JsonSerializerOptions Strict = new(LogJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public string Name => "notifications";

    public IReadOnlySet<string> Types { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        DossierEntries.StepOpened, DossierEntries.ConsultOpened, DossierEntries.Paused, DossierEntries.Reassigned, DossierEntries.HandedUp, DossierEntries.Ended,
    };

    public async Task Hear(LogEntry entry, AppDb db, CancellationToken cancellation)
    {
        var happened = Event(entry);
        var filer = happened is Paused or Ended ? await FilerOf(db, entry.Stream, cancellation) : Guid.Empty;
        if (Telling.Of(happened, filer, await organisation.View(cancellation)) is not { } telling)
            return;
        var notices = db.Notices;
        var silent = await notices.Where(n => n.Entry == entry.Id).Select(n => n.Person).ToHashSetAsync(cancellation);
        if (entry.ReadEnvelope().Person is { } actor)
            silent.Add(actor);
        notices.AddRange(telling.To.DistinctBy(to => to.Person).Where(to => !silent.Contains(to.Person)).Select(to => new Notice
        {
            Id = Guid.CreateVersion7(entry.At),
            Person = to.Person,
            Scope = to.Scope,
            Kind = telling.Kind,
            Dossier = DossierEntries.DossierOf(entry.Stream),
            Entry = entry.Id,
            Node = telling.Node,
            At = entry.At,
        }));
    }

    private static async Task<Guid> FilerOf(AppDb db, string stream, CancellationToken cancellation)
    {
        var first = await EventLog.Read(db, stream).FirstAsync(cancellation);
        return first.Type == DossierEntries.Filed
            ? Read<Filed>(first).Filer.Person
            : throw new NotSupportedException($"Entry {first.Id} begins a dossier with {first.Type}.");
    }

    private static DossierEvent Event(LogEntry entry) => entry.Type switch
    {
        DossierEntries.StepOpened => Read<StepOpened>(entry),
        DossierEntries.ConsultOpened => Read<ConsultOpened>(entry),
        DossierEntries.Paused => Read<Paused>(entry),
        DossierEntries.Reassigned => Read<Reassigned>(entry),
        DossierEntries.HandedUp => Read<HandedUp>(entry),
        DossierEntries.Ended => Read<Ended>(entry),
        _ => throw new NotSupportedException($"Entry {entry.Id} has the unexpected type {entry.Type}."),
    };

    private static T Read<T>(LogEntry entry)
        where T : DossierEvent =>
        entry.Version == 1 && JsonSerializer.Deserialize<T>(entry.Body, Strict) is { } happened
            ? happened
            : throw new NotSupportedException($"Entry {entry.Id} of type {entry.Type} has the unreadable version {entry.Version}.");
}
