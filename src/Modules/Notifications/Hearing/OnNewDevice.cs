using ThongSuot.Contracts.Organisation;
using ThongSuot.Notifications.Telling;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;

namespace ThongSuot.Notifications.Hearing;

/// <summary>Tells the owner of an account of a sign-in with a device not seen before. It is the one act of one's own that one is told of: it may be somebody else's.</summary>
internal sealed class OnNewDevice(Announce announce) : IListener
{
    public string Name => "notifications_device";

    public IReadOnlySet<string> Types { get; } = new HashSet<string>(StringComparer.Ordinal) { SignInEntries.NewDevice };

    public Task Hear(LogEntry entry, AppDb db, CancellationToken cancellation)
    {
        var seen = Entries.Read<NewDevice>(entry);
        return announce.Run(db, [new News(NoticeKind.NewDevice, entry.Id, entry.At, [Addressee.Personally(seen.Person)])], cancellation);
    }
}
