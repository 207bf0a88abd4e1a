using Microsoft.AspNetCore.Components;

namespace ThongSuot.Platform.Ui;

/// <summary>What a column holds; decides alignment and figures.</summary>
public enum ColumnKind
{
    Text,
    Number,
    Date,

    /// <summary>A badge; wide enough that its words stay together.</summary>
    Status,
}

/// <summary>The order in which a column is sorted now.</summary>
public enum SortOrder
{
    None,
    Ascending,
    Descending,
}

/// <summary>One column of a <see cref="DataTable{TRow}"/>.</summary>
/// <param name="Heading">Short; on narrow screens it stands before each value.</param>
/// <param name="Cell">Draws the cell of a row.</param>
public sealed record Column<TRow>(string Heading, RenderFragment<TRow> Cell)
{
    /// <summary>Alignment and figures.</summary>
    public ColumnKind Kind { get; init; }

    /// <summary>True for the one column that names the row: its header for screen readers, the title of its card.</summary>
    public bool Names { get; init; }

    /// <summary>Address that shows the list sorted by this column, or null when it cannot be.</summary>
    public string? SortAddress { get; init; }

    /// <summary>How the list is sorted by this column now.</summary>
    public SortOrder Sorted { get; init; }

    internal string? CssClass => Kind switch
    {
        ColumnKind.Text => null,
        ColumnKind.Number => "is-number",
        ColumnKind.Date => "is-date",
        ColumnKind.Status => "is-status",
    };

    // Narrow screens show only the heads that can be acted on.
    internal string? HeadCssClass => SortAddress is null ? CssClass : $"{CssClass} can-sort".TrimStart();

    internal string? AriaSort => Sorted switch
    {
        SortOrder.None => null,
        SortOrder.Ascending => "ascending",
        SortOrder.Descending => "descending",
    };

    internal IconName SortIcon => Sorted switch
    {
        SortOrder.None => IconName.Sort,
        SortOrder.Ascending => IconName.ArrowUp,
        SortOrder.Descending => IconName.ArrowDown,
    };
}
