namespace ThongSuot.Notifications;

/// <summary>Why somebody is told. The names are stored.</summary>
internal enum NoticeKind
{
    /// <summary>A step waits for the person, alone or among those who hold its role.</summary>
    Assigned,

    /// <summary>An opinion is asked of the person's body.</summary>
    OpinionAsked,

    /// <summary>A colleague's step was given to the person.</summary>
    Reassigned,

    /// <summary>The person's dossier came back to be completed.</summary>
    Returned,

    /// <summary>The person's dossier ended, whichever the end.</summary>
    Finished,
}

/// <summary>One person told of one entry of the log. It holds references only: what it says is put together when it is read.</summary>
internal sealed class Notice
{
    /// <summary>UUIDv7 of the entry's time, so that the newest notice has the greatest id.</summary>
    public required Guid Id { get; init; }

    public required Guid Person { get; init; }

    /// <summary>The scope through which the person was told: itself, or the role at the body. Who gives up the role sees the notice no more.</summary>
    public required Guid Scope { get; init; }

    public required NoticeKind Kind { get; init; }

    public required Guid Dossier { get; init; }

    /// <summary>The entry that caused it.</summary>
    public required Guid Entry { get; init; }

    /// <summary>Node of the procedure it is about, "b5"; null when it is about the whole dossier.</summary>
    public string? Node { get; init; }

    /// <summary>When it happened, not when it was told.</summary>
    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? ReadAt { get; private set; }

    public void MarkRead(DateTimeOffset at) => ReadAt ??= at;
}
