namespace ThongSuot.Notifications.Mailing;

/// <summary>The numbers are stored.</summary>
internal enum MailKind
{
    /// <summary>One notice.</summary>
    Notice = 0,

    /// <summary>The notices of a day.</summary>
    Digest = 1,

    /// <summary>A code that confirms the address.</summary>
    Code = 2,
}

/// <summary>The numbers are stored.</summary>
internal enum MailState
{
    Waiting = 0,
    Sent = 1,

    /// <summary>Failed too often; an administrator may have it tried again.</summary>
    Parked = 2,

    /// <summary>Not sent on purpose: the person has no address any more, gave up the role, or the dossier is gone.</summary>
    Dropped = 3,
}

/// <summary>A mail to one person, sent or to be sent. It holds no text and no address: both are looked up at the moment of sending.</summary>
internal sealed class Mail
{
    /// <summary>UUIDv7; also makes the Message-ID, so that a receiver knows a mail that comes twice.</summary>
    public required Guid Id { get; init; }

    public required Guid Person { get; init; }

    public required MailKind Kind { get; init; }

    /// <summary>Unique: the notice, the day's digest of the person, or the request for a code.</summary>
    public required Guid Cause { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public MailState State { get; set; }

    public int Attempts { get; set; }

    public required DateTimeOffset NextAt { get; set; }

    /// <summary>When it was sent, parked or dropped.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The kind of the last failure, never its message: servers quote addresses in theirs.</summary>
    public string? Failure { get; set; }

    public static Mail New(MailKind kind, Guid person, Guid cause, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), Person = person, Kind = kind, Cause = cause, MadeAt = now, NextAt = now };
}
