namespace ThongSuot.Dossiers.Deadlines;

/// <summary>A deadline that a changed calendar moves: found by a preview, and applied as it was shown.</summary>
internal sealed class DeadlineChange
{
    public const int LongestWhy = 300;

    /// <summary>The preview's job.</summary>
    public required Guid Run { get; init; }

    public required Guid Dossier { get; init; }

    /// <summary>Of the work; "" for the whole dossier.</summary>
    public required string Key { get; init; }

    public required DateTimeOffset Was { get; init; }

    public required DateTimeOffset Becomes { get; init; }

    /// <summary>The date on which the new one ends before it moves off days off.</summary>
    public required DateOnly Nominal { get; init; }

    /// <summary>The special days that the clock now passes, in Vietnamese.</summary>
    public required string Why { get; init; }

    public DateTimeOffset? AppliedAt { get; set; }

    /// <summary>It was not applied: the deadline had meanwhile become another one, or the work was done.</summary>
    public bool Passed { get; set; }
}
