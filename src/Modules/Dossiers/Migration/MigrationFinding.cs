namespace ThongSuot.Dossiers.Migration;

/// <summary>What a preview found about one dossier: it moves, or why not. Applied as it was shown, or not at all.</summary>
internal sealed class MigrationFinding
{
    public const int LongestCode = 40;

    /// <summary>The preview's job.</summary>
    public required Guid Run { get; init; }

    public required Guid Dossier { get; init; }

    /// <summary>The dossier's version when it was looked at.</summary>
    public required int Version { get; init; }

    /// <summary>Code of <see cref="Engine.Processes.MigrationRefusals"/>; null where it moves.</summary>
    public string? Code { get; set; }

    public DateTimeOffset? AppliedAt { get; set; }

    /// <summary>It was to move and did not: something had happened to it meanwhile.</summary>
    public bool Passed { get; set; }
}

/// <summary>From which version to which, and on what mapping of nodes; "" holds back what is open there.</summary>
internal sealed record MigrationPlan(Guid From, Guid To, System.Collections.Immutable.ImmutableDictionary<string, string> Nodes);
