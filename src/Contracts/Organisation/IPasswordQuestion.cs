using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Contracts.Organisation;

/// <summary>Asks the person at the keyboard for its password before something that then goes on without it: an unlocked screen is not enough.</summary>
public interface IPasswordQuestion
{
    /// <param name="field">The input's name, for the refusal.</param>
    /// <returns>Null when it is the right one. Wrong ones are slowed down as at sign-in.</returns>
    Task<Refusal?> Ask(Actor actor, string? password, string field, CancellationToken cancellation);
}
