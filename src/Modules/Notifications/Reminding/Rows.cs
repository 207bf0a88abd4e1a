namespace ThongSuot.Notifications.Reminding;

/// <summary>How far the reminders of one piece of open work have come. It outlives the work; a new deadline begins anew.</summary>
internal sealed class Watch
{
    public required Guid Dossier { get; init; }

    /// <summary>Key of the open work.</summary>
    public required string Key { get; init; }

    public required DateTimeOffset DueAt { get; set; }

    /// <summary>Up to here everything was told; a clock that was set back tells nothing twice.</summary>
    public required DateTimeOffset ToldTo { get; set; }

    /// <summary>When the next reminder falls due, or when to look again.</summary>
    public required DateTimeOffset NextAt { get; set; }
}

/// <summary>A reminder or escalation as the leaders' log keeps it.</summary>
internal sealed class Reminder
{
    /// <summary>UUIDv7 of the time.</summary>
    public required Guid Id { get; init; }

    /// <summary>Work, deadline, rule and body; unique. The notices have the same.</summary>
    public required Guid Cause { get; init; }

    public required Guid Dossier { get; init; }

    public required string Node { get; init; }

    public required NoticeKind Kind { get; init; }

    /// <summary>Code of the rule.</summary>
    public required string Rule { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The body whose work it is.</summary>
    public required Guid Body { get; init; }

    /// <summary>The body whose people were told.</summary>
    public required Guid ToldBody { get; init; }

    /// <summary>How many were told; 0 shows that nobody holds the role.</summary>
    public required int Told { get; init; }
}

/// <summary>Where the sweep stands: one row, moved on page by page by whichever node is first.</summary>
internal sealed class SweepCursor
{
    public const int TheOne = 1;

    public required int Id { get; init; }

    /// <summary>The last work of the page taken last; null before the first page of a round.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public Guid? Dossier { get; set; }

    public string? Key { get; set; }

    /// <summary>When the next round begins.</summary>
    public required DateTimeOffset NextAt { get; set; }

    public required int Version { get; set; }
}
