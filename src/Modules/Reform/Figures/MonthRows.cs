namespace ThongSuot.Reform.Figures;

// Sums of facts by month, so that a page of figures reads some thousand rows and not a million. They follow from the facts alone: each change of a fact
// changes them in the same transaction, and they can be counted anew. A month is year × 100 + month, in Vietnam. All that is long is summed.

/// <summary>What dossiers add up to.</summary>
internal class HandledSums
{
    public long Filed { get; set; }

    public long Finished { get; set; }

    public long Declined { get; set; }

    public long NotCompetent { get; set; }

    public long Transferred { get; set; }

    public long Withdrawn { get; set; }

    public long Expired { get; set; }

    // Of the finished.

    /// <summary>With a deadline.</summary>
    public long Timed { get; set; }

    public long OnTime { get; set; }

    /// <summary>Returned to the filer at least once.</summary>
    public long Returned { get; set; }

    /// <summary>Returned more than once.</summary>
    public long ReturnedAgain { get; set; }

    /// <summary>Sent back to an earlier step at least once.</summary>
    public long Reworked { get; set; }

    public long Electronic { get; set; }

    public long NotElectronic { get; set; }

    public long Secret { get; set; }

    public long PaperOnly { get; set; }

    public long NotConnected { get; set; }

    public long NoHop { get; set; }

    /// <summary>With paper along at least once.</summary>
    public long PaperAttached { get; set; }

    /// <summary>Hundredths of working days from filing to the end, without those in which the clocks stood.</summary>
    public long WorkedHundredths { get; set; }
}

/// <summary>What a body handled of a version of a procedure: by the month of filing what was filed, by the month of its end everything else.</summary>
internal sealed class HandledMonth : HandledSums
{
    public required int Month { get; init; }

    public required Guid Version { get; init; }

    public required Guid Body { get; init; }

    public required string Procedure { get; init; }

    public required string Field { get; init; }
}

/// <summary>How many finished dossiers took so many working days; for medians, which no sums give.</summary>
internal sealed class DaysMonth
{
    public required int Month { get; init; }

    public required Guid Version { get; init; }

    public required Guid Body { get; init; }

    /// <summary>Whole working days, rounded up.</summary>
    public required int Days { get; init; }

    public required string Procedure { get; init; }

    public required string Field { get; init; }

    public long Finished { get; set; }
}

/// <summary>What a body filed with others.</summary>
internal sealed class SentMonth
{
    public required int Month { get; init; }

    public required Guid Body { get; init; }

    /// <summary>By the month of filing.</summary>
    public long Filed { get; set; }

    /// <summary>By the month of its end: not processed, because it went to the wrong body.</summary>
    public long NotCompetent { get; set; }
}

/// <summary>What one officer did in one role at a body, by the month in which it was done.</summary>
internal sealed class OfficerMonth
{
    public required int Month { get; init; }

    public required Guid Body { get; init; }

    /// <summary>Empty where nobody is known.</summary>
    public required Guid Person { get; init; }

    public required string Role { get; init; }

    public long Done { get; set; }

    /// <summary>Of the done, with a deadline.</summary>
    public long Timed { get; set; }

    public long Late { get; set; }

    /// <summary>Of the done, those whose result was sent back.</summary>
    public long SentBack { get; set; }
}

/// <summary>Runs of a step at a body that used one share of their limit, by the month in which they were over. What was nobody's doing is not in it.</summary>
internal sealed class StepMonth
{
    public const int WithoutLimit = -1;

    public required int Month { get; init; }

    public required Guid Version { get; init; }

    public required string Node { get; init; }

    public required Guid Body { get; init; }

    /// <summary>Percent of the limit; <see cref="WithoutLimit"/> where there was none.</summary>
    public required int Used { get; init; }

    public long Runs { get; set; }

    public long Late { get; set; }

    public long Returns { get; set; }

    public long SentBacks { get; set; }

    public long Rework { get; set; }
}

/// <summary>How filers rated what a body finished, by the month in which they rated.</summary>
internal sealed class RatedMonth
{
    public required int Month { get; init; }

    public required string Procedure { get; init; }

    public required Guid Body { get; init; }

    public long Rated { get; set; }

    public long Stars { get; set; }

    /// <summary>With <see cref="Ratings.Rating.FewestSatisfied"/> stars or more.</summary>
    public long Satisfied { get; set; }
}
