using ThongSuot.Contracts.Procedures;

namespace ThongSuot.Procedures.Data;

/// <summary>Where a draft stands on its way to a version.</summary>
internal enum DraftState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Before the Office, which appraises it.</summary>
    Appraisal,

    /// <summary>A local variant that lengthens a time or takes a safeguard away: before the body above.</summary>
    UpperApproval,

    Appraised,

    /// <summary>Decided with number and date, not yet published.</summary>
    Decided,

    Published,

    Withdrawn,
}

/// <summary>A version in the making: new, a change of one that is published, or a local variant of one.</summary>
internal sealed class DraftRow
{
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    /// <summary>The body whose text it is; null for the set.</summary>
    public Guid? Body { get; init; }

    /// <summary>The body that proposes it to the one above; null otherwise.</summary>
    public Guid? Proposer { get; init; }

    /// <summary>The version it began from, and for a local variant the one it derives from; null for something new.</summary>
    public Guid? Base { get; set; }

    /// <summary>It is a local variant: <see cref="Overlay"/> holds what differs, <see cref="Yaml"/> what comes of it.</summary>
    public bool IsLocal { get; init; }

    public string? Types { get; set; }

    public required string Name { get; set; }

    /// <summary>The whole text as it stands.</summary>
    public required string Yaml { get; set; }

    /// <summary>YAML list of the forms that the draft brings or changes; null for none.</summary>
    public string? Forms { get; set; }

    /// <summary>JSON of the local differences.</summary>
    public string? Overlay { get; set; }

    public required DraftState State { get; set; }

    /// <summary>Counts changes: who saves with an older one is told.</summary>
    public required int Revision { get; set; }

    public required Guid Author { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>Why it is changed, for those who appraise it.</summary>
    public string? Reason { get; set; }

    public Guid? Appraiser { get; set; }

    /// <summary>Of the Office, at its last look.</summary>
    public string? Opinion { get; set; }

    public string? Decision { get; set; }

    public DateOnly? DecisionDate { get; set; }

    public string? DecisionIssuer { get; set; }

    /// <summary>Pilot or official.</summary>
    public VersionStatus? PublishAs { get; set; }

    public DateOnly? EffectiveFrom { get; set; }

    /// <summary>Last day of the pilot.</summary>
    public DateOnly? PilotTo { get; set; }

    /// <summary>Ids of the pilot's bodies, by blanks.</summary>
    public string? PilotBodies { get; set; }

    /// <summary>The version that came of it.</summary>
    public Guid? Version { get; set; }
}

/// <summary>A draft's text after one change: what undoing goes back to, and by which two authors' changes are told apart.</summary>
internal sealed class DraftTextRow
{
    public required Guid Draft { get; init; }

    public required int Revision { get; init; }

    public required string Yaml { get; init; }

    public string? Forms { get; init; }

    /// <summary>The revision whose text undoing brings back; null for the first.</summary>
    public int? Before { get; init; }

    /// <summary>The revision whose text doing again brings back; null unless something was undone.</summary>
    public int? After { get; init; }

    public required Guid By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What was changed, in Vietnamese.</summary>
    public required string What { get; init; }
}

/// <summary>What one person is typing on one page of a draft and has not saved.</summary>
internal sealed class UnsavedInputRow
{
    public required Guid Draft { get; init; }

    public required Guid Person { get; init; }

    /// <summary>Hash of what the page is about.</summary>
    public required string Page { get; init; }

    /// <summary>JSON: the texts of each field by its name.</summary>
    public required string Fields { get; set; }

    public required DateTimeOffset At { get; set; }
}

/// <summary>What moved somebody to make a draft.</summary>
internal sealed class DraftOriginRow
{
    public required Guid Draft { get; init; }

    public required string Kind { get; init; }

    public required string Code { get; init; }

    public required string Address { get; init; }
}

/// <summary>A difference of a local variant that could not be carried over to the changed text above: somebody has to decide.</summary>
internal sealed class LocalConflictRow
{
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required Guid Body { get; init; }

    public string? Types { get; init; }

    /// <summary>The version above on which the difference stood, and the one on which it no longer fits.</summary>
    public required Guid OldBase { get; init; }

    public required Guid NewBase { get; init; }

    /// <summary>JSON of the difference.</summary>
    public required string Difference { get; init; }

    public required DateTimeOffset FoundAt { get; init; }

    public DateTimeOffset? SolvedAt { get; set; }

    public Guid? SolvedBy { get; set; }

    /// <summary>"upper": the text above holds; "local": applied again by a new draft.</summary>
    public string? Solution { get; set; }
}
