namespace ThongSuot.Dossiers.Data;

/// <summary>A form of a draft or dossier as it was filled in. One for each code; a later step that lists it again goes on with it.</summary>
internal sealed class FormEntry
{
    public required Guid Id { get; init; }

    /// <summary>The draft, and after sending the dossier of the same id.</summary>
    public required Guid Dossier { get; init; }

    public required string Code { get; init; }

    public required int FormVersion { get; set; }

    /// <summary>The step at which it was written last; null before the dossier is sent.</summary>
    public string? Node { get; set; }

    /// <summary>The typed values in their one stored form; null after erasure.</summary>
    public string? Values { get; set; }

    /// <summary>The inputs as they were typed, where the values do not hold all of it; erased with the values.</summary>
    public string? Typed { get; set; }

    /// <summary>Behind the hash in the log; empty before it was filled in, and after erasure.</summary>
    public byte[] Salt { get; set; } = [];

    /// <summary>Of two who write at once the later one is told.</summary>
    public required int Revision { get; set; }

    public required Guid ChangedBy { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>Checked and closed; null while somebody writes on it.</summary>
    public DateTimeOffset? FilledAt { get; set; }

    public DateTimeOffset? ErasedAt { get; set; }
}

/// <summary>One value of a form as it was last filled in, to ask for: number, day or folded text. Goes with the content.</summary>
internal sealed class FormValueRow
{
    public const int LongestText = 200;

    public required Guid Form { get; init; }

    /// <summary>In the order of the form.</summary>
    public required int Position { get; init; }

    /// <summary>Code of the form.</summary>
    public required string Code { get; init; }

    /// <summary>"field", "table.column", "range.from".</summary>
    public required string Key { get; init; }

    /// <summary>Row of the table from 0; null outside of tables.</summary>
    public int? Row { get; init; }

    /// <summary>A number or an amount; what is exact stands in the form's values.</summary>
    public double? Number { get; init; }

    /// <summary>A day, a month's first day, or the day of a moment in Vietnam.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The beginning of the text, folded; "true" or "false".</summary>
    public string? Text { get; init; }
}
