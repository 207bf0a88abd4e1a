namespace ThongSuot.Reform.Facts;

/// <summary>What the log tells of one dossier, without a person and without a word of anybody.</summary>
internal sealed class DossierFact
{
    public required Guid Dossier { get; init; }

    /// <summary>Version of the procedure it runs on.</summary>
    public required Guid Version { get; set; }

    public required string Procedure { get; init; }

    /// <summary>The field of the procedure.</summary>
    public required string Field { get; init; }

    /// <summary>Its dossiers are told of only as sums.</summary>
    public required bool IsCompartment { get; init; }

    /// <summary>The body that filed.</summary>
    public required Guid Filer { get; init; }

    /// <summary>The body that handles it: the first other one that a step reached; the filer's own until then.</summary>
    public required Guid Body { get; set; }

    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>Since when the deadline runs that is in <see cref="DueAt"/>.</summary>
    public DateTimeOffset Since { get; set; }

    public DateTimeOffset? DueAt { get; set; }

    /// <summary>The limit counts clock hours.</summary>
    public bool InHours { get; set; }

    /// <summary>The whole limit in minutes of work, or of the clock where it is in hours.</summary>
    public int LimitMinutes { get; set; }

    public DateTimeOffset? PausedAt { get; set; }

    /// <summary>Working time during which the clocks stood.</summary>
    public int PausedMinutes { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Name of the engine's status at the end.</summary>
    public string? End { get; set; }

    public int? UsedPercent { get; set; }

    public bool IsLate { get; set; }

    /// <summary>Working time from filing to the end, without that in which the clocks stood.</summary>
    public int? WorkedMinutes { get; set; }

    /// <summary>The same in hundredths of a working day.</summary>
    public int? WorkedHundredths { get; set; }

    public int Returns { get; set; }

    public int SentBacks { get; set; }

    /// <summary>How it went from body to body; null as long as it is not finished.</summary>
    public Circulation? Circulation { get; set; }

    /// <summary>How often paper went along; counted once it is finished.</summary>
    public int PaperHops { get; set; }

    /// <summary>Sequence of the last entry heard: one that comes again changes nothing. Of two that count at the same time one wins.</summary>
    public int Heard { get; set; }
}

/// <summary>How a finished dossier went from body to body, for the share that went wholly electronically. The names are stored.</summary>
internal enum Circulation
{
    /// <summary>Every hop was electronic, without paper, and signed for.</summary>
    Electronic,

    /// <summary>It could have been, and was not.</summary>
    NotElectronic,

    // Not in the share, each for its reason.
    Secret,

    /// <summary>Its procedure asks for a component on paper.</summary>
    PaperOnly,

    /// <summary>It went to a body that the system does not reach.</summary>
    NotConnected,

    /// <summary>It never left its body.</summary>
    NoHop,

    /// <summary>Its procedure is one of a single body.</summary>
    NotInterAgency,
}

/// <summary>One run of one step, or the opinion of one body, from its opening to its end.</summary>
internal sealed class StepFact
{
    public required Guid Dossier { get; init; }

    /// <summary>Sequence of the entry that opened it.</summary>
    public required int Opened { get; init; }

    /// <summary>The holder's body when it opened; an outside body has the id that the engine makes of its name.</summary>
    public required Guid Place { get; init; }

    /// <summary>Key of the work in its dossier.</summary>
    public required string Key { get; set; }

    /// <summary>Node of the version.</summary>
    public required string Node { get; set; }

    public required Guid Version { get; set; }

    /// <summary>The body that holds it now, or did at its end.</summary>
    public required Guid Body { get; set; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>The same step was done before in this dossier.</summary>
    public required bool IsRework { get; init; }

    public DateTimeOffset? DueAt { get; set; }

    public bool InHours { get; set; }

    public int LimitMinutes { get; set; }

    public DateTimeOffset? PausedAt { get; set; }

    public int PausedMinutes { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public StepEnd End { get; set; }

    /// <summary>Share of the limit that was used, in percent; above 100 when late. Null without a limit or while it is open.</summary>
    public int? UsedPercent { get; set; }

    public bool IsLate { get; set; }

    public int? WorkedMinutes { get; set; }

    /// <summary>How often it returned the dossier to its filer.</summary>
    public int Returns { get; set; }

    /// <summary>1 when it sent the dossier back to an earlier step.</summary>
    public int SentBacks { get; set; }
}

internal enum StepEnd
{
    Open,
    Completed,

    /// <summary>It sent the dossier back.</summary>
    SentBack,

    /// <summary>It ended the dossier by a refusal.</summary>
    EndedDossier,

    /// <summary>Nobody's doing: no longer wanted, withdrawn, expired. Counts in no measure of time.</summary>
    Dropped,
}
