using ThongSuot.Platform.Security;

namespace ThongSuot.Contracts.Notifications;

/// <summary>Notifications' answers to the other modules.</summary>
public interface INotices
{
    /// <summary>The person's own unread notices, without those of roles given up. One indexed count.</summary>
    Task<int> CountUnread(Actor actor, CancellationToken cancellation);
}
