using ThongSuot.Engine.Competence;
using ThongSuot.Engine.Forms;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;

namespace ThongSuot.Contracts.Procedures;

/// <summary>What moved somebody to change a procedure; it stands on the draft and on the version that comes of it.</summary>
/// <param name="Kind">"feedback", "campaign", "initiative", "difficulty", "comment" …</param>
/// <param name="Code">As people know it, such as "PA-2026-000012".</param>
/// <param name="Address">The page about it, such as "/gop-y/PA-2026-000012".</param>
public sealed record DraftOrigin(string Kind, string Code, string Address);

/// <summary>A draft's text as a procedure that nobody has published.</summary>
/// <param name="Revision">Counts the changes of the draft.</param>
/// <param name="Procedure">Without the id of a version and without a number: it has none.</param>
/// <param name="Competence">The table in force, with the draft's own rules in the place of those that its procedure brought before.</param>
/// <param name="Forms">Those that its steps name, by their codes: as published, or as the draft brings them.</param>
public sealed record DraftProcedure(Guid Draft, int Revision, Procedure Procedure, CompetenceTable Competence, IReadOnlyDictionary<string, FormDefinition> Forms);

/// <summary>Drafts of new versions, for modules that bring them about.</summary>
public interface IProcedureDrafts
{
    /// <summary>
    /// Begins a draft of the procedure as it is published now, or adds the origin to the draft that is already open for it.
    /// </summary>
    /// <param name="body">The body whose text it is: null for the set's own, otherwise the body of a local variant.</param>
    /// <returns>The draft's id, or why this person may not.</returns>
    Task<Result<Guid>> Begin(Actor actor, string code, Guid? body, DraftOrigin origin, CancellationToken cancellation);

    /// <summary>The draft as it is written now, for trying it out. Forms that it names are those published.</summary>
    /// <returns>Null when there is no such draft, or none that this person may read; refused with every fault of a text that could not be published.</returns>
    Task<Result<DraftProcedure>?> Read(Actor actor, Guid draft, CancellationToken cancellation);

    /// <summary>Where a draft is worked on.</summary>
    string AddressOf(Guid draft);
}
