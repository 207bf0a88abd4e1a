namespace ThongSuot.Reform.Feedback;

/// <summary>What became of feedback. The names are stored.</summary>
internal enum FeedbackStatus
{
    Waiting,

    /// <summary>The procedure will be changed; a draft was begun.</summary>
    Accepted,

    /// <summary>Answered; nothing changes.</summary>
    Answered,
    Rejected,
}

/// <summary>Feedback on one part of a procedure's version. References only: all words are in <see cref="FeedbackText"/>.</summary>
internal sealed class FeedbackItem
{
    public const int MostText = 4_000, MostContact = 200;

    /// <summary>UUIDv7 of the time.</summary>
    public required Guid Id { get; init; }

    /// <summary>"PA-2026-000001".</summary>
    public required string Code { get; init; }

    public required string Procedure { get; init; }

    public required Guid Version { get; init; }

    /// <summary>"buoc-3"; empty for the whole procedure.</summary>
    public required string Part { get; init; }

    /// <summary>The part's name as the catalogue had it then.</summary>
    public required string PartName { get; init; }

    /// <summary>The office whose owners of the catalogue answer.</summary>
    public required Guid Owner { get; set; }

    /// <summary>Null when somebody wrote without signing in.</summary>
    public Guid? Writer { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public FeedbackStatus Status { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public Guid? ClosedBy { get; private set; }

    /// <summary>The draft that came of it.</summary>
    public Guid? Draft { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Grows with every act; a form carries the one it was drawn with.</summary>
    public int Revision { get; private set; }

    /// <summary>Reminders told so far, 0 to 3.</summary>
    public int Stage { get; private set; }

    /// <summary>When the next reminder is due; null when there is none any more.</summary>
    public DateTimeOffset? NextAt { get; set; }

    public bool IsLate(DateTimeOffset now) => Status == FeedbackStatus.Waiting && DueAt < now;

    public void Close(FeedbackStatus how, Guid by, DateTimeOffset at, Guid? draft = null)
    {
        (Status, ClosedBy, ClosedAt, Draft, NextAt) = (how, by, at, draft, null);
        Revision++;
    }

    /// <summary>To another owner; the deadline stays.</summary>
    public void Forward(Guid owner)
    {
        Owner = owner;
        Revision++;
    }

    public void Publish(DateTimeOffset at)
    {
        PublishedAt = at;
        Revision++;
    }

    public void Reminded(DateTimeOffset? next) => (Stage, NextAt) = (Stage + 1, next);
}

/// <summary>People's own words about feedback, erasable on its own.</summary>
internal sealed class FeedbackText
{
    public required Guid Item { get; init; }

    public required string Text { get; set; }

    public string? Contact { get; set; }

    public string? Answer { get; set; }

    /// <summary>The question as the owner worded it for everybody.</summary>
    public string? Question { get; set; }

    public required byte[] Salt { get; init; }
}

/// <summary>The next number of a register in a year.</summary>
internal sealed class RegisterNumber
{
    public required string Register { get; init; }

    public required int Year { get; init; }

    public required int Next { get; set; }
}
