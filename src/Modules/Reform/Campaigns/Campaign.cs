namespace ThongSuot.Reform.Campaigns;

/// <summary>A time in which procedures are reviewed, each by whoever keeps it.</summary>
internal sealed class Campaign
{
    public required Guid Id { get; init; }

    public required int Year { get; init; }

    /// <summary>1, 2, 3 … of the year.</summary>
    public required int Number { get; init; }

    public required string Name { get; init; }

    public required string Basis { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>Last day for the reviews; later ones are late.</summary>
    public required DateOnly To { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required Guid OpenedBy { get; init; }

    public DateTimeOffset? ClosedAt { get; set; }

    public string Code => CodeOf(Year, Number);

    public string Address => $"/ra-soat/dot/{Code}";

    public string Stream => $"reform/campaign/{Id:N}";

    public static string CodeOf(int year, int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"RS-{year}-{number:000}");
}

/// <summary>What a review chooses; there is no third way.</summary>
internal enum ReviewChoice
{
    Shorten,
    Improve,
}

/// <summary>One procedure of a campaign, with its review once it is there. Targets are numbers to reach, none where that part stays.</summary>
internal sealed class CampaignItem
{
    public required Guid Campaign { get; init; }

    public required string Procedure { get; init; }

    public required string Field { get; init; }

    /// <summary>The body that reviews it.</summary>
    public required Guid Reviewer { get; init; }

    /// <summary>The version in force when the campaign was opened: what the targets are measured from.</summary>
    public required Guid Baseline { get; init; }

    public ReviewChoice? Choice { get; set; }

    public string? Reason { get; set; }

    public int? Steps { get; set; }

    public int? Components { get; set; }

    public int? Forms { get; set; }

    /// <summary>Working days, in hundredths.</summary>
    public int? DayHundredths { get; set; }

    public string? Measure { get; set; }

    public string? Goal { get; set; }

    public DateTimeOffset? ReviewedAt { get; set; }

    public Guid? ReviewedBy { get; set; }

    public Guid? Draft { get; set; }
}
