namespace ThongSuot.Reform.Inventories;

/// <summary>All the work of one body, until it is submitted; from then on it stands as it is.</summary>
internal sealed class Inventory
{
    public required Guid Body { get; init; }

    public DateTimeOffset? SubmittedAt { get; set; }

    public Guid? SubmittedBy { get; set; }

    public string? ReopenReason { get; set; }

    /// <summary>Counts submissions and reopenings: of two at once one is saved.</summary>
    public int Version { get; set; }
}

internal enum WorkKind { Filed, Coordination, Internal }

internal enum WorkFrequency { Daily, Weekly, Monthly, Quarterly, Yearly, Occasional }

internal enum WorkAuthority { Own, Above }

internal enum WorkProposal { Keep, Merge, Drop, New }

/// <summary>How a procedure comes to be for work that has none.</summary>
internal enum WorkRoute { Propose, Issue }

/// <summary>One kind of work that a body does.</summary>
internal sealed class Work
{
    public required Guid Id { get; init; }

    public required Guid Body { get; init; }

    public required string Name { get; set; }

    public required string Field { get; set; }

    public required WorkKind Kind { get; set; }

    public required WorkFrequency Frequency { get; set; }

    /// <summary>How often in a year; null when nobody knows.</summary>
    public int? Volume { get; set; }

    public required WorkAuthority Authority { get; set; }

    /// <summary>Code of the procedure that it follows; null: a gap.</summary>
    public string? Procedure { get; set; }

    public required WorkProposal Proposal { get; set; }

    public WorkRoute? Route { get; set; }

    public DateTimeOffset? RoutedAt { get; set; }

    /// <summary>Code of the procedure that is to come.</summary>
    public string? NewCode { get; set; }

    public Guid? Draft { get; set; }

    /// <summary>Why the body above does not issue it; null while it is open or taken up.</summary>
    public string? Declined { get; set; }
}

/// <summary>A spreadsheet that was read: how many rows were taken, or which cells are at fault (nothing was taken then).</summary>
internal sealed class WorkImport
{
    public required Guid Id { get; init; }

    public required Guid Body { get; init; }

    public required Guid Person { get; init; }

    public required DateTimeOffset At { get; init; }

    public required int Rows { get; init; }

    /// <summary>One a line.</summary>
    public required string Faults { get; init; }
}
