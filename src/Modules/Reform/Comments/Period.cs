namespace ThongSuot.Reform.Comments;

/// <summary>What the owner answers to a comment. The names are stored.</summary>
internal enum Verdict
{
    None,
    Accepted,
    Partly,
    NotAccepted,
}

/// <summary>A text that is offered for comments from one day to another.</summary>
internal sealed class Period
{
    public const int MostTitle = 300, MostText = 20_000, MostParts = 200;

    public required Guid Id { get; init; }

    /// <summary>"LYK-2026-000001".</summary>
    public required string Code { get; init; }

    public required string Title { get; init; }

    /// <summary>The office that asks.</summary>
    public required Guid Owner { get; init; }

    public string? Procedure { get; init; }

    /// <summary>The draft that it is about.</summary>
    public Guid? Draft { get; init; }

    /// <summary>Days in Vietnam; both are days of the period.</summary>
    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required Guid CreatedBy { get; init; }

    /// <summary>Offered from then on; its text stays as it is.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>Every comment is answered, and the table is public.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    public int Revision { get; private set; }

    public bool IsPublic => OpenedAt is not null;

    public bool TakesComments(DateOnly today) => OpenedAt is not null && today >= From && today <= To;

    public bool IsClosed(DateOnly today) => today > To;

    public void Touch() => Revision++;

    public void Open(DateTimeOffset at)
    {
        OpenedAt = at;
        Revision++;
    }

    public void Finish(DateTimeOffset at)
    {
        FinishedAt = at;
        Revision++;
    }
}

/// <summary>A part of the text; parts are numbered from 1.</summary>
internal sealed class PeriodPart
{
    public required Guid Period { get; init; }

    public required int Number { get; init; }

    public required string Heading { get; init; }

    public required string Text { get; init; }
}

/// <summary>One comment, erasable.</summary>
internal sealed class Comment
{
    public const int MostText = 4_000, MostName = 200;

    public required Guid Id { get; init; }

    public required Guid Period { get; init; }

    /// <summary>0 for the whole text.</summary>
    public required int Part { get; init; }

    /// <summary>Null when somebody wrote without signing in.</summary>
    public Guid? Writer { get; init; }

    /// <summary>As the writer wants to be named; empty for nobody's name.</summary>
    public required string ShownAs { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }

    public required byte[] Salt { get; init; }

    public Verdict Verdict { get; private set; }

    public string? Explanation { get; private set; }

    public Guid? AnsweredBy { get; private set; }

    public int Revision { get; private set; }

    public void Answer(Verdict verdict, string? explanation, Guid by)
    {
        (Verdict, Explanation, AnsweredBy) = (verdict, explanation, by);
        Revision++;
    }
}
