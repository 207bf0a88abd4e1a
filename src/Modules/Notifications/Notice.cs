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

    /// <summary>The deadline of the person's work comes near.</summary>
    DueSoon,

    /// <summary>The deadline of the person's work is reached or over.</summary>
    Overdue,

    /// <summary>The person's dossier came back to be completed.</summary>
    Returned,

    /// <summary>The person's dossier ended, whichever the end.</summary>
    Finished,

    /// <summary>A colleague named the person in a note.</summary>
    Mentioned,

    /// <summary>Work of a body that the person leads, or stands above, stays undone after its deadline.</summary>
    Escalated,

    /// <summary>Somebody signed in to the person's account with a device not seen before.</summary>
    NewDevice,

    /// <summary>Another module asked that the person be told; the sentence and the address are its own.</summary>
    Asked,

    /// <summary>A copy of a dossier was sent to the person's body, to know of it.</summary>
    Informed,

    /// <summary>A step of the person's dossier was given more time.</summary>
    Extended,
    /// <summary>A leader gave the person, or the place that it holds in a dossier, a direction.</summary>
    Directed,

    /// <summary>The person's direction was answered.</summary>
    DirectionAnswered,

    /// <summary>The person is asked to the meeting in which a dossier is decided.</summary>
    MeetingCalled,

    /// <summary>The dossier went over to another version of its procedure, in which the person's work is described otherwise.</summary>
    WorkChanged,

    /// <summary>What the person did was corrected by who leads.</summary>
    Corrected,
}

/// <summary>Whether a notice also goes by e-mail. The numbers are stored.</summary>
internal enum MailWay
{
    None = 0,

    /// <summary>In a mail of its own.</summary>
    AtOnce = 1,

    /// <summary>In the next digest.</summary>
    AwaitsDigest = 2,

    /// <summary>In a digest that was made.</summary>
    InDigest = 3,
}

/// <summary>
/// One person told of one cause. It holds references only: what it says is put together when it is read. One that another module asked for carries
/// that module's sentence, which has nothing of people's own words.
/// </summary>
internal sealed class Notice
{
    /// <summary>Most characters of a sentence and of an address that another module gives.</summary>
    public const int LongestText = 200, LongestAddress = 400;

    /// <summary>UUIDv7 of the time it happened, so that the newest notice has the greatest id.</summary>
    public required Guid Id { get; init; }

    public required Guid Person { get; init; }

    /// <summary>The scope through which the person was told: itself, or the role at the body. Who gives up the role sees the notice no more.</summary>
    public required Guid Scope { get; init; }

    public required NoticeKind Kind { get; init; }

    /// <summary>The sentence of one that another module asked for; null otherwise.</summary>
    public string? Text { get; init; }

    /// <summary>The page that such a notice opens; null otherwise.</summary>
    public string? Address { get; init; }

    /// <summary>Null when it is about no dossier.</summary>
    public Guid? Dossier { get; init; }

    /// <summary>The entry of the log that caused it, or the reminder.</summary>
    public required Guid Cause { get; init; }

    /// <summary>Node of the procedure it is about, "b5"; null when it is about the whole dossier.</summary>
    public string? Node { get; init; }

    /// <summary>Deadline of the work as it was then.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When it happened, not when it was told.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The person does not want this kind in the list; it is kept for the digest and so that nothing is told twice.</summary>
    public bool Muted { get; init; }

    public MailWay MailWay { get; set; }

    /// <summary>The mail that carries it.</summary>
    public Guid? Mail { get; set; }

    public DateTimeOffset? ReadAt { get; private set; }

    public void MarkRead(DateTimeOffset at) => ReadAt ??= at;
}
