using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Engine.Processes;

public enum DossierStatus
{
    Running,

    /// <summary>Back at the filer for completion; the clock stands.</summary>
    Returned,

    /// <summary>A superior was asked; the clock stands.</summary>
    WaitingSuperior,
    Suspended,

    // Ends.
    Finished,
    Declined,
    NotCompetent,
    Transferred,
    Withdrawn,

    /// <summary>Closed by itself because a return stayed unanswered.</summary>
    Expired,
}

/// <summary>A body as it was named at that time.</summary>
public sealed record BodyRef(Guid Id, string Name);

/// <summary>Who filed, and in which capacity.</summary>
public sealed record Filer(Guid Person, string Role, BodyRef Body)
{
    /// <summary>The role in which a person files for itself; in every other one it files for the body.</summary>
    public const string Member = "member_applicant";

    [JsonIgnore]
    public bool IsInPerson => Role == Member;

    /// <summary>The filer by name: as long as it works at the body it filed for, or for good when it filed for itself.</summary>
    public Holder AsHolder(string role) => new(role, Body, [Person]) { Bodies = IsInPerson ? null : ImmutableDictionary<Guid, Guid>.Empty.Add(Person, Body.Id) };
}

/// <summary>Who holds a piece of work: named persons, or whoever holds the role at the body. An outside body's work is held by the clerk who records its answer.</summary>
public sealed record Holder(string Role, BodyRef Body, ImmutableArray<Guid> Persons = default, string? Outside = null)
{
    public ImmutableArray<Guid> Persons { get; init; } = Persons.IsDefault ? [] : Persons;

    /// <summary>The body by virtue of which a person is named: the right ends with the last role there. Who is missing here is named in person.</summary>
    public ImmutableDictionary<Guid, Guid>? Bodies { get; init; }

    [JsonIgnore]
    public bool IsNamed => !Persons.IsEmpty;

    public Guid? BodyOf(Guid person) => Bodies is not null && Bodies.TryGetValue(person, out var body) ? body : null;

    public bool Equals(Holder? other) =>
        other is not null && Role == other.Role && Body == other.Body && Outside == other.Outside && Persons.SequenceEqual(other.Persons)
        && Persons.All(p => BodyOf(p) == other.BodyOf(p));

    public override int GetHashCode() => HashCode.Combine(Role, Body, Outside);
}

/// <summary>A deadline that runs: its instant in UTC, the limit it came from, and the date on which that ends before it moves off days off (needed to pause and resume it).</summary>
public sealed record Due(DateTimeOffset At, Limit Limit, DateOnly Nominal)
{
    public static Due From(Deadline deadline) => new(deadline.DueAt, deadline.Limit, deadline.NominalDate);
}

/// <summary>Something that waits for somebody. <paramref name="Key"/> is the node's id, behind the run of an Each it stands in ("e1.2/b5").</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(OpenStep), "step")]
[JsonDerivedType(typeof(OpenConsult), "consult")]
[JsonDerivedType(typeof(OpenCall), "call")]
[JsonDerivedType(typeof(OpenWait), "wait")]
public abstract record OpenWork(string Key, string Node, DateTimeOffset Since, Due? Due)
{
    /// <summary>The node of such a key; an ad hoc consult's ("b5?1") is none of the process.</summary>
    public static string NodeOf(string key) => key[(key.LastIndexOf('/') + 1)..];
}

public sealed record OpenStep(string Key, string Node, DateTimeOffset Since, Due? Due, Holder Holder, Guid? Assignee = null, int? Hop = null)
    : OpenWork(Key, Node, Since, Due)
{
    /// <summary>Who may do it besides the holder, because nobody there could; null as long as somebody can.</summary>
    public ImmutableArray<Holder>? Escalated { get; init; }

    /// <summary>More time was asked for and nobody has answered yet.</summary>
    public AskedTime? Asked { get; init; }
}

/// <param name="Of">Who may give it.</param>
public sealed record AskedTime(Limit By, ImmutableArray<Holder> Of, Guid? Person, DateTimeOffset At);

/// <param name="ForStep">The step that asked ad hoc; null for a consult of the process itself.</param>
public sealed record OpenConsult(string Key, string Node, DateTimeOffset Since, Due? Due, SilenceRule Silence, string? ForStep, ImmutableArray<Opinion> Opinions)
    : OpenWork(Key, Node, Since, Due);

public sealed record OpenCall(string Key, string Node, DateTimeOffset Since, string Procedure, BodyRef Body)
    : OpenWork(Key, Node, Since, null);

public sealed record OpenWait(string Key, string Node, DateTimeOffset Since, Due? Due, string? Message)
    : OpenWork(Key, Node, Since, Due);

public sealed record Opinion(Holder Holder, string? Given = null)
{
    /// <summary>Who may give it besides the holder, because nobody there could.</summary>
    public ImmutableArray<Holder>? Escalated { get; init; }

    /// <summary>Whose opinion it is. An outside body has no id here, so it gets one made of its name: one clerk may record the answers of several.</summary>
    [JsonIgnore]
    public BodyRef Body => Holder.Outside is { } outside
        ? new BodyRef(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(outside)).AsSpan(0, 16)), outside)
        : Holder.Body;
}

/// <summary>A running Parallel or Each: which of its branches are done.</summary>
public sealed record Fork(string Key, string Node, int Count, int Need, ImmutableArray<int> Done, ImmutableArray<BodyRef> Items);

/// <summary>Work that ended: completed with an outcome.</summary>
public sealed record DoneStep(string Key, string Node, string Outcome, Holder Holder, DateTimeOffset Since, DateTimeOffset At);

/// <summary>A movement between two bodies.</summary>
public sealed record Hop(int Number, BodyRef From, BodyRef To, string Key, string Channel, bool Paper, DateTimeOffset At, DateTimeOffset? ReceivedAt = null);

/// <summary>The clocks stand since <paramref name="At"/>; what was left of each deadline follows from it when they go on.</summary>
public sealed record Standstill(DateTimeOffset At, string? Key, Due? Expires);

/// <param name="AtKey">The step at which it was not taken in.</param>
/// <param name="At">The body of that step, at which it lay since <paramref name="Since"/>.</param>
/// <param name="Code">"NOTCOMP" or "DUP".</param>
/// <param name="Why">One of <see cref="Incompetence"/>, where it is known.</param>
/// <param name="Acceptor">Who alone may have it taken in; null where nobody may.</param>
public sealed record Unprocessed(string AtKey, BodyRef At, DateTimeOffset Since, string Code, string? Why, Holder? Acceptor);

/// <summary>The dossier as the fold of its events.</summary>
public sealed record DossierState
{
    public required DossierStatus Status { get; init; }
    public required Filer Filer { get; init; }
    public required DateTimeOffset FiledAt { get; init; }
    public ImmutableDictionary<string, string> Facts { get; init; } = ImmutableDictionary<string, string>.Empty;
    public ImmutableDictionary<string, OpenWork> Open { get; init; } = ImmutableDictionary<string, OpenWork>.Empty;
    public ImmutableDictionary<string, Fork> Forks { get; init; } = ImmutableDictionary<string, Fork>.Empty;
    public ImmutableList<DoneStep> Done { get; init; } = [];
    public ImmutableList<Hop> Hops { get; init; } = [];
    public ImmutableArray<Guid> Team { get; init; } = [];

    /// <summary>The body that appointed the team.</summary>
    public BodyRef? TeamBody { get; init; }

    /// <summary>The body by virtue of which each of the team was named.</summary>
    public ImmutableDictionary<Guid, Guid>? TeamBodies { get; init; }
    public Standstill? Pause { get; init; }

    /// <summary>All that were given, also those that are closed.</summary>
    public ImmutableDictionary<string, Direction> Directions { get; init; } = ImmutableDictionary<string, Direction>.Empty;

    /// <summary>Meetings of open collective steps, by the key of the step.</summary>
    public ImmutableDictionary<string, Meeting> Meetings { get; init; } = ImmutableDictionary<string, Meeting>.Empty;
    public int Returns { get; init; }
    public Due? Due { get; init; }

    /// <summary>Until when a rule above the body wants the whole done; runs and stands still with <see cref="Due"/>.</summary>
    public Due? Statutory { get; init; }

    public bool IsStatutoryExtended { get; init; }

    /// <summary>More time for the whole that was asked for and neither given nor refused.</summary>
    public AskedTime? Asked { get; init; }

    /// <summary>The limit of the whole, without what it was given besides.</summary>
    public Limit? Limit { get; init; }

    /// <summary>When the whole dossier's clock began, and when it stood still since.</summary>
    public DateTimeOffset? DueSince { get; init; }
    public ImmutableArray<Stood> Stops { get; init; } = [];

    /// <summary>The time that the whole was given besides.</summary>
    public ImmutableArray<Prolonged> Extensions { get; init; } = [];
    /// <summary>The deadline that runs under the key of a clock; null where none does.</summary>
    public Due? DueOf(string key) => key switch
    {
        Clocks.Whole => Due,
        Clocks.Statutory => Statutory,
        Clocks.Supplement => Pause?.Expires,
        _ => Open.GetValueOrDefault(key)?.Due ?? (Directions.GetValueOrDefault(key) is { AwaitsAnswer: true } direction ? direction.Due : null),
    };

    public Secrecy Secrecy { get; init; }

    /// <summary>What was done last, as long as it can be corrected.</summary>
    public LastAct? Last { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Set when the clocks stood as it ended: since when.</summary>
    public DateTimeOffset? StoodSince { get; init; }

    /// <summary>Set while it is not processed: the step that did not take it in, and who alone may have it taken in.</summary>
    public Unprocessed? Unprocessed { get; init; }

    /// <summary>Taken in by a decision: it cannot be refused a second time for the same reason.</summary>
    public bool IsAccepted { get; init; }

    /// <summary>Who has a copy to know of it and no part in it.</summary>
    public ImmutableArray<Holder> Informed { get; init; } = [];

    [JsonIgnore]
    public bool IsOver => Status >= DossierStatus.Finished;

    [JsonIgnore]
    public IEnumerable<OpenStep> OpenSteps => Open.Values.OfType<OpenStep>();

    public string? OutcomeOf(string node) => Done.LastOrDefault(d => d.Node == node)?.Outcome;
}
