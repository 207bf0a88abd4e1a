namespace ThongSuot.Notifications.Webhooks;

/// <summary>The numbers are stored.</summary>
internal enum DeliveryState
{
    Waiting = 0,
    Delivered = 1,

    /// <summary>Tried as often as it is tried; who keeps the webhook may have it sent again.</summary>
    Failed = 2,

    /// <summary>When its turn came, its account did not see the dossier, or no longer.</summary>
    NotVisible = 3,
}

/// <summary>Why there was no answer. The names are stored.</summary>
internal enum WebhookFault
{
    /// <summary>No whole answer within the time.</summary>
    Timeout,

    /// <summary>The host's name leads to no address.</summary>
    NameUnknown,

    /// <summary>The address is not one that this installation may call.</summary>
    AddressForbidden,

    /// <summary>Nobody listens there, or the line broke.</summary>
    NotReached,

    /// <summary>The certificate is not trusted, or no secure connection came about.</summary>
    Insecure,

    /// <summary>What came is no HTTP.</summary>
    Unreadable,

    /// <summary>A fault on this side; the program's log tells more.</summary>
    Internal,
}

/// <summary>One event for one webhook. It holds references only: what is sent is put together, and decided, when it is sent.</summary>
internal sealed class WebhookDelivery
{
    /// <summary>The <c>webhook-id</c>: the same for each attempt, by which a receiver knows what comes twice.</summary>
    public required Guid Id { get; init; }

    public required Guid Webhook { get; init; }

    /// <summary>The entry of the log; of a trial its own id.</summary>
    public required Guid Entry { get; init; }

    /// <summary>Code of <see cref="WebhookEvents"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Null for a trial.</summary>
    public Guid? Dossier { get; init; }

    /// <summary>Node of the procedure, "b5", where the event is about a step.</summary>
    public string? Step { get; init; }

    /// <summary>How it ended, where the event is the end.</summary>
    public string? End { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    public DeliveryState State { get; set; }

    public int Attempts { get; set; }

    public required DateTimeOffset NextAt { get; set; }

    public DateTimeOffset? TriedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Status of the last answer, when there was one.</summary>
    public int? Status { get; set; }

    /// <summary>Why there was none.</summary>
    public WebhookFault? Fault { get; set; }

    public bool IsTrial => Dossier is null;
}
