using ThongSuot.Platform.Security;

namespace ThongSuot.Contracts.Organisation;

/// <summary>Organisation's answers to the other modules.</summary>
public interface IOrganisation
{
    /// <summary>The organisation as it is now.</summary>
    ValueTask<OrganisationView> View(CancellationToken cancellation);

    /// <summary>The person behind an account with its grants of now; null when the account is closed.</summary>
    ValueTask<Actor?> ActorOf(Guid account, CancellationToken cancellation);
}
