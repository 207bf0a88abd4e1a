using System.Collections.Immutable;
using ThongSuot.Engine.Guards;
using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Engine.Processes;

/// <summary>
/// A process is a tree, so every fork has its join and every path its end. Ids are unique in a procedure: b1, b2 … for the numbered
/// steps of the officers' table, c1, p1 … for the others.
/// </summary>
public abstract record Node(string Id);

/// <summary>One row of the officers' table: who does what, within which limit.</summary>
public sealed record Step(string Id, int Number, string Action, StepKind Kind, Performer Who) : Node(Id)
{
    public Limit? Limit { get; init; }

    /// <summary>Set where a collective decides by vote; a meeting that only takes note has none.</summary>
    public VoteRule? Vote { get; init; }

    /// <summary>Completing it names the case's team, which later steps need.</summary>
    public bool AppointsTeam { get; init; }

    /// <summary>Competence and duplicates are checked here although the step is not an intake.</summary>
    public bool Receives { get; init; }

    /// <summary>Declared outcomes; empty means the single outcome <see cref="Outcome.Done"/>.</summary>
    public ImmutableArray<Outcome> Outcomes { get; init; } = [];

    /// <summary>Codes of the forms filled here.</summary>
    public ImmutableArray<string> Forms { get; init; } = [];

    /// <summary>Numbers of the dossier's components that come into being here.</summary>
    public ImmutableArray<int> Components { get; init; } = [];

    public string? Guidance { get; init; }

    public bool ChecksCompetence => Kind == StepKind.Intake || Receives;
}

public sealed record Sequence(string Id, ImmutableArray<Node> Nodes) : Node(Id);

/// <summary>The first branch whose guard holds, otherwise <see cref="Otherwise"/>.</summary>
public sealed record Choice(string Id, ImmutableArray<GuardedBranch> Branches, Sequence Otherwise) : Node(Id);

public sealed record GuardedBranch(Guard When, Sequence Do);

/// <summary>All branches at once; goes on when <see cref="Need"/> of them are done, the others are cancelled then.</summary>
public sealed record Parallel(string Id, ImmutableArray<Sequence> Branches, int Need) : Node(Id);

/// <summary>The same for each body of a list known only at run time; inside, the place "item" is that body.</summary>
public sealed record Each(string Id, string Over, Sequence Do) : Node(Id);

/// <summary>An opinion from each body, in parallel, with a deadline and a rule for silence.</summary>
public sealed record Consult(string Id, int Number, string Action, ImmutableArray<Performer> Bodies, Limit Limit, SilenceRule Silence) : Node(Id)
{
    public string? Guidance { get; init; }
}

/// <summary>Another procedure, filed at another body and awaited.</summary>
public sealed record Call(string Id, string Procedure, string Place) : Node(Id);

/// <summary>Waits for a message by name, or until a limit is over.</summary>
public sealed record Wait(string Id, string? Message, Limit? Limit) : Node(Id);

public enum StepKind { Submit, Prepare, Intake, Review, Decide, Collective, Respond, FieldWork, Issue, Technical, External }

public enum SilenceRule { Consent, Mandatory }

public sealed record Outcome(string Code, string Label)
{
    public static readonly Outcome Done = new("xong", "Hoàn thành");
}

/// <summary>The share of votes for a decision, and of whom.</summary>
public sealed record VoteRule(VoteThreshold Threshold, VoteBase Of, bool Secret);

/// <summary>Majority is more than one half; two thirds is at least two thirds.</summary>
public enum VoteThreshold { Majority, TwoThirds }

public enum VoteBase { Members, Present }

/// <summary>Who does a step: a role, and where that role is held.</summary>
/// <param name="Role">Role code, such as "intake_clerk".</param>
/// <param name="Place">"anchor" or "anchor.organ", such as "competent.office"; null for an outside body.</param>
/// <param name="Outside">Name of a body outside the system.</param>
/// <param name="RecordedBy">The clerk who records the outside body's answer.</param>
public sealed record Performer(string Role, string? Place, string? Outside = null, Performer? RecordedBy = null)
{
    public const string Filer = "filer", Team = "team", Subject = "subject", Item = "item";
}
