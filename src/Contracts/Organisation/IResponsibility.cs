using ThongSuot.Contracts.Procedures;

namespace ThongSuot.Contracts.Organisation;

/// <summary>A step that nobody could do: at a body where it is done, nobody holds its role.</summary>
/// <param name="Step">Number in the officers' table.</param>
public sealed record ResponsibilityGap(string Procedure, int Step, string Action, string Role, string RoleName, Guid Body, string BodyName);

/// <summary>Who answers for which step: whether there is somebody for each.</summary>
public interface IResponsibility
{
    /// <summary>
    /// The gaps of one version, published or about to be, by its steps and then by body. Steps that are done where the case decides (its
    /// filer, its subject, its team, each of a list) have none.
    /// </summary>
    /// <param name="bodies">Only where one of these bodies does the step; null: anywhere.</param>
    /// <param name="filers">Only for dossiers that these bodies or those below them file; null: whoever files.</param>
    ValueTask<IReadOnlyList<ResponsibilityGap>> Gaps(Procedure procedure, IReadOnlyCollection<Guid>? bodies, IReadOnlyCollection<Guid>? filers, CancellationToken cancellation);
}
