using ThongSuot.Engine.Processes;

namespace ThongSuot.Reform.Breaches;

internal enum DutyKind
{
    /// <summary>A run of a step.</summary>
    Step,

    /// <summary>The opinion of one body.</summary>
    Opinion,

    /// <summary>Signing for the arrival of what another body sent.</summary>
    Receipt,

    /// <summary>Saying that one is not competent.</summary>
    Notice,
}

/// <summary>How it ended. The names are stored.</summary>
internal enum DutyEnd
{
    Open,
    Done,

    /// <summary>The time of an opinion was over, and it was not given.</summary>
    Silent,

    /// <summary>No longer wanted: the dossier ended otherwise, or a sibling was enough.</summary>
    Dropped,
}

/// <summary>A time in which the clocks stood; null while they still stand.</summary>
internal sealed record Stand(DateTimeOffset From, DateTimeOffset? To);

/// <summary>Something that somebody had to do by a time, as the entries of its dossier tell.</summary>
internal sealed class Duty
{
    /// <summary>Sequence of the entry that opened it.</summary>
    public required int Opened { get; init; }

    public required DutyKind Kind { get; init; }

    /// <summary>The body when it opened.</summary>
    public required Guid Place { get; init; }

    /// <summary>Key of the work in its dossier.</summary>
    public required string Key { get; set; }

    public required string Node { get; set; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>False for what a party to the matter or an outside body does: they owe the committee no explanation.</summary>
    public bool IsOurs { get; set; } = true;

    public string Role { get; set; } = "";

    public Guid Body { get; set; }

    /// <summary>Who did it, or was given it; null while it is the role's.</summary>
    public Guid? Person { get; set; }

    public DateTimeOffset? DueAt { get; set; }

    /// <summary>The limit counts clock hours.</summary>
    public bool InHours { get; set; }

    public List<Stand> Stands { get; init; } = [];

    public DateTimeOffset? ClosedAt { get; set; }

    public DutyEnd End { get; set; }

    /// <summary>When it returned the dossier to its filer although it had been returned before.</summary>
    public DateTimeOffset? ReturnedAgainAt { get; set; }

    /// <summary>When a later step sent its result back.</summary>
    public DateTimeOffset? SentBackAt { get; set; }

    public bool Stood => Stands is [.., { To: null }];

    public void GiveTo(Holder holder)
    {
        (Role, Body) = (holder.Role, holder.Body.Id);
        Person = holder.Persons is [var only] ? only : null;
    }

    public void SetDue(Due? due)
    {
        DueAt = due?.At;
        if (due is not null)
            InHours = Facts.Clockwork.InHours(due);
    }
}
