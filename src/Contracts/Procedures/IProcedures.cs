using System.Collections.Immutable;
using ThongSuot.Engine.Competence;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Papers;
using ThongSuot.Platform.Results;

namespace ThongSuot.Contracts.Procedures;

/// <summary>One published version of a procedure: what the engine runs and what pages show. Immutable and cached by its id.</summary>
public sealed record Procedure(
    Guid VersionId,
    string Code,
    string Field,
    string Name,
    string Purpose,
    bool ExOfficio,
    SubjectKind Subject,
    ImmutableArray<FilingRight> FiledBy,
    ImmutableArray<Fact> Facts,
    ImmutableArray<Party> Parties,
    ImmutableArray<Component> Components,
    ImmutableArray<string> Forms,
    string Result,
    bool InterAgency,
    bool ElectronicEligible,
    bool PaperParallel,
    ProcedureDefinition Definition)
{
    /// <summary>1, 2, 3 … of the code.</summary>
    public int Number { get; init; }

    /// <summary>The body whose text it is: a local variant or a procedure of its own; null for the set.</summary>
    public Guid? Body { get; init; }

    /// <summary>Rules of competence that came with it, for a procedure that the common table does not know.</summary>
    public ImmutableArray<CompetenceRule> OwnCompetence { get; init; } = [];
}

public enum SubjectKind { Person, Body, None }

/// <summary>Who may open a dossier: a role held at a kind of body. The grant used names the filing body.</summary>
public sealed record FilingRight(string Role, ImmutableArray<string> At);

/// <summary>What the filer says so that authority and path can be computed.</summary>
public sealed record Fact(string Key, string Label, ImmutableArray<Choice> Choices);

public sealed record Choice(string Code, string Label);

/// <summary>Another body chosen at filing.</summary>
public sealed record Party(string Key, string Label, ImmutableArray<string> Kinds);

public sealed record Component(int Number, string Name, int Copies, bool Required);

/// <summary>Procedures' answers to the other modules.</summary>
public interface IProcedures
{
    /// <summary>The set's own that are in force now, one of each code, in the order of the set; of a code that is only on trial, its pilot.</summary>
    ValueTask<IReadOnlyList<Procedure>> Published(CancellationToken cancellation);

    /// <summary>What is in force now under a code: of the set, or a committee's own procedure.</summary>
    ValueTask<Procedure?> FindPublished(string code, CancellationToken cancellation);

    /// <summary>
    /// The version by which a body files now: the pilot that it takes part in, its own or the nearest variant above it, otherwise the set's.
    /// </summary>
    /// <returns>Or why it may not file: unknown, not yet in force, suspended, on trial elsewhere.</returns>
    ValueTask<Result<Procedure>> FindFor(string code, Guid body, CancellationToken cancellation);

    /// <summary>All by which a body files now, in the order of the set.</summary>
    ValueTask<IReadOnlyList<Procedure>> OpenTo(Guid body, CancellationToken cancellation);

    /// <summary>A version that a dossier runs on; also one no longer published.</summary>
    ValueTask<Procedure> Version(Guid versionId, CancellationToken cancellation);

    /// <summary>The form as published now.</summary>
    ValueTask<FormDefinition?> Form(string code, CancellationToken cancellation);

    /// <summary>The form as it was when this version of a procedure was published: a running dossier keeps its forms, too.</summary>
    ValueTask<FormDefinition?> Form(Guid versionId, string code, CancellationToken cancellation);

    /// <summary>What pages show of a version besides the procedure itself.</summary>
    ValueTask<ProcedureDetails> Details(Guid versionId, CancellationToken cancellation);

    /// <summary>The set published now; null before the first load.</summary>
    ValueTask<PublishedSet?> Set(CancellationToken cancellation);

    /// <summary>How papers are set out on that day.</summary>
    ValueTask<PaperFormat> Format(DateOnly day, CancellationToken cancellation);

    /// <summary>The competence table in force.</summary>
    ValueTask<CompetenceTable> Competence(CancellationToken cancellation);

    /// <summary>
    /// The working calendar of a body: the country's, with what the province's office laid over it for everybody and what the bodies of its
    /// line laid over that. Null, or a body that is no more: everybody's.
    /// </summary>
    ValueTask<WorkingCalendar> Calendar(Guid? body, CancellationToken cancellation);

    /// <summary>The same for any body.</summary>
    ValueTask<Func<Guid?, WorkingCalendar>> Calendars(CancellationToken cancellation);

    /// <summary>The same as they are at this instant, not as they were up to a second ago: for whoever computes anew after a change.</summary>
    ValueTask<Func<Guid?, WorkingCalendar>> LatestCalendars(CancellationToken cancellation);

    /// <summary>A role's name in Vietnamese.</summary>
    ValueTask<string> RoleName(string role, CancellationToken cancellation);

    /// <summary>When people are told of work that has a deadline; all rules of the published set, whatever their validity.</summary>
    ValueTask<IReadOnlyList<ReminderRule>> Reminders(CancellationToken cancellation);

    /// <summary>By when who keeps the set has to answer; all of the published set, whatever their validity. Older sets have none.</summary>
    ValueTask<IReadOnlyList<ReformDeadline>> ReformDeadlines(CancellationToken cancellation);

    /// <summary>What counts as a breach; all rules of the published set, whatever their validity. Older sets have none.</summary>
    ValueTask<IReadOnlyList<BreachRule>> BreachRules(CancellationToken cancellation);

    /// <summary>The causes that may be named for a breach; all of the published set, whatever their validity. Older sets have none.</summary>
    ValueTask<IReadOnlyList<BreachCause>> BreachCauses(CancellationToken cancellation);

    /// <summary>What the indicators of the reform are to reach; all of the published set, past ones, too. Older sets have none.</summary>
    ValueTask<IReadOnlyList<IndicatorTarget>> IndicatorTargets(CancellationToken cancellation);

    /// <summary>All roles that do steps: code → name in Vietnamese, in the catalogue's order.</summary>
    ValueTask<IReadOnlyList<KeyValuePair<string, string>>> Roles(CancellationToken cancellation);

    /// <summary>Roles that lead a body: they may reassign its work.</summary>
    ValueTask<IReadOnlySet<string>> LeadingRoles(CancellationToken cancellation);

    /// <summary>Roles whose holders sign on that day, alone or for a collective; none before the first load.</summary>
    ValueTask<IReadOnlySet<string>> SigningRoles(DateOnly day, CancellationToken cancellation);
}
