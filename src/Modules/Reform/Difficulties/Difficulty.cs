namespace ThongSuot.Reform.Difficulties;

/// <summary>A difficulty that somebody met at work. References only: the words are in <see cref="DifficultyText"/>.</summary>
internal sealed class Difficulty
{
    public const int MostText = 4_000;

    public required Guid Id { get; init; }

    /// <summary>"VM-2026-000001".</summary>
    public required string Code { get; init; }

    public required Guid Reporter { get; init; }

    /// <summary>The body where the reporter works.</summary>
    public required Guid Body { get; init; }

    /// <summary>The procedure's field; null without a procedure.</summary>
    public string? Field { get; init; }

    public string? Procedure { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public Guid? AnsweredBy { get; private set; }

    public int Revision { get; private set; }

    public void Answer(Guid by, DateTimeOffset at)
    {
        (AnsweredBy, AnsweredAt) = (by, at);
        Revision++;
    }
}

internal sealed class DifficultyText
{
    public required Guid Item { get; init; }

    public required string Text { get; set; }

    public string? Answer { get; set; }

    public required byte[] Salt { get; init; }
}

/// <summary>What is reported to the Standing Board of one week; which difficulties stand in it never changes.</summary>
internal sealed class Digest
{
    public required Guid Id { get; init; }

    /// <summary>Year and number of the ISO week.</summary>
    public required int Year { get; init; }

    public required int Week { get; init; }

    public required DateTimeOffset FrozenAt { get; init; }

    public DateTimeOffset? DirectedAt { get; private set; }

    public Guid? DirectedBy { get; private set; }

    /// <summary>What the Standing Board directs; erasable.</summary>
    public string? Direction { get; private set; }

    public int Revision { get; private set; }

    public void Direct(Guid by, DateTimeOffset at, string direction)
    {
        (DirectedBy, DirectedAt, Direction) = (by, at, direction);
        Revision++;
    }
}

/// <summary>A difficulty in a digest, as it stood then.</summary>
internal sealed class DigestRow
{
    public required Guid Digest { get; init; }

    public required Guid Difficulty { get; init; }

    public required bool WasOpen { get; init; }
}
