using System.Collections.Immutable;
using ThongSuot.Contracts.Notifications;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Notifications.Telling;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Web;

namespace ThongSuot.Notifications.Hearing;

/// <summary>
/// Tells what another module asks for: the persons it names, and whoever holds the roles when they are told. Who caused the entry knows. A sentence
/// that is too long, or an address that leads away from this site, is a fault of that module: the relay parks the entry and an administrator sees it.
/// </summary>
internal sealed class OnNoticeWanted(IOrganisation organisation, Announce announce) : IListener
{
    public string Name => "notifications_wanted";

    public IReadOnlySet<string> Types { get; } = new HashSet<string>(StringComparer.Ordinal) { NoticeWanted.Type };

    public async Task Hear(LogEntry entry, AppDb db, CancellationToken cancellation)
    {
        var wanted = Entries.Read<NoticeWanted>(entry);
        if (string.IsNullOrWhiteSpace(wanted.Text) || wanted.Text.Length > Notice.LongestText)
            throw new NotSupportedException($"Entry {entry.Id} asks for a notice without a sentence of at most {Notice.LongestText} characters.");
        if (wanted.Address is not { Length: <= Notice.LongestAddress } || !LocalAddress.IsLocal(wanted.Address))
            throw new NotSupportedException($"Entry {entry.Id} asks for a notice with an address outside this site.");
        var view = await organisation.View(cancellation);
        // By name first: it outlives a role that ends.
        ImmutableArray<Addressee> to =
        [
            .. (wanted.Persons.IsDefault ? [] : wanted.Persons).Where(person => view.FindPerson(person) is not null).Select(Addressee.Personally),
            .. (wanted.Roles.IsDefault ? [] : wanted.Roles).SelectMany(at => Addressee.HoldersOf(at.Role, at.Body, view)),
        ];
        var news = new News(NoticeKind.Asked, entry.Id, entry.At, to) { Text = wanted.Text, Address = wanted.Address, Silent = entry.ReadEnvelope().Person };
        await announce.Run(db, [news], cancellation);
    }
}
