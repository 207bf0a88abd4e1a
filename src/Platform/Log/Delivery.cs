namespace ThongSuot.Platform.Log;

/// <summary>One entry still to be heard by one listener. The row goes when the listener's work is committed.</summary>
public sealed class Delivery
{
    public required string Listener { get; init; }

    public required Guid Entry { get; init; }

    public required string Stream { get; init; }

    public required int Sequence { get; init; }

    public int Attempts { get; set; }

    public required DateTimeOffset NextAt { get; set; }

    /// <summary>Set when it failed too often: it then holds back this stream for this listener until an administrator retries it.</summary>
    public DateTimeOffset? ParkedAt { get; set; }

    /// <summary>The kind of the last failure, never its message: messages may carry content.</summary>
    public string? Failure { get; set; }
}
