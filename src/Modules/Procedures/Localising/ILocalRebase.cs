using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Localising;

/// <summary>Carries local variants over to a text that takes the place of the one they derive from.</summary>
internal interface ILocalRebase
{
    /// <summary>Called in the transaction that publishes, before it is saved; what it adds is saved with it.</summary>
    /// <param name="published">The version published now.</param>
    /// <param name="replaced">The official version whose place it takes; null when there was none.</param>
    /// <param name="snapshot">What was published until now.</param>
    Task After(AppDb db, VersionRow published, Guid? replaced, PublishedSnapshot snapshot, Envelope envelope, DateTimeOffset now, CancellationToken cancellation);
}
