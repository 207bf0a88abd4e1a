using ThongSuot.Platform.Security;

namespace ThongSuot.Contracts.Notifications;

/// <summary>Notifications' answers to the other modules.</summary>
public interface INotices
{
    /// <summary>No more are counted: every page asks, and beyond it people read "many".</summary>
    const int MostCounted = 100;

    /// <summary>The person's own unread notices, without those of roles given up; at most <see cref="MostCounted"/>.</summary>
    Task<int> CountUnread(Actor actor, CancellationToken cancellation);
}
