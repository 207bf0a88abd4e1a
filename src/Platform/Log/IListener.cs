using ThongSuot.Platform.Data;

namespace ThongSuot.Platform.Log;

/// <summary>A module that hears of other modules' entries after their commit, each exactly once, in order within a stream.</summary>
public interface IListener
{
    /// <summary>Stable; stands in the deliveries.</summary>
    string Name { get; }

    /// <summary>The entry types it wants.</summary>
    IReadOnlySet<string> Types { get; }

    /// <summary>Adds its work to <paramref name="db"/>; the relay saves it together with the end of the delivery.</summary>
    Task Hear(LogEntry entry, AppDb db, CancellationToken cancellation);
}
