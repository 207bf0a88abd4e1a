using ThongSuot.Platform.Security;

namespace ThongSuot.Contracts.Organisation;

/// <param name="Person">The software, as it stands among the persons.</param>
/// <param name="Responsible">The person who answers for it.</param>
public sealed record ServiceAccountSummary(Guid Account, Guid Person, string Name, Guid Responsible);

/// <summary>Accounts in whose place programs work, also while nobody is signed in.</summary>
public interface IProgramAccounts
{
    /// <summary>Who acts, with the grants of now; null when the account is closed or owes a second factor: what no token opens, nothing else does either.</summary>
    ValueTask<Actor?> ActorOf(Guid account, CancellationToken cancellation);

    /// <summary>The account of another system; null when it is a person's.</summary>
    Task<ServiceAccountSummary?> FindService(Guid account, CancellationToken cancellation);
}
