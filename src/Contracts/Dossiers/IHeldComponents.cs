using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Security;

namespace ThongSuot.Contracts.Dossiers;

/// <summary>What the system already holds of a procedure's components, for a person who may file it.</summary>
public interface IHeldComponents
{
    /// <returns>Numbers of the components under whose names a body of this person has handed in a file before, in a dossier that the person sees.</returns>
    Task<IReadOnlySet<int>> Of(Actor actor, Procedure procedure, CancellationToken cancellation);
}
