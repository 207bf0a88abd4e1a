using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Procedures.Data;

/// <summary>One state of what a body, or the province for everybody, lays over the shipped calendar. Never changed: the highest number counts.</summary>
internal sealed class CalendarLayerRow
{
    public required Guid Id { get; init; }

    /// <summary>With all below it; null: everybody.</summary>
    public Guid? Body { get; init; }

    /// <summary>1, 2, 3 … of the body.</summary>
    public required int Number { get; init; }

    /// <summary>Of the text's content.</summary>
    public required string Hash { get; init; }

    /// <summary>A layer as the catalogue's calendar files hold it; its version names body and number.</summary>
    public required string Yaml { get; init; }

    public required string Decision { get; init; }

    public required DateOnly DecisionDate { get; init; }

    public required string DecisionIssuer { get; init; }

    public required Guid By { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal static class CalendarMap
{
    public static void Map(ModelBuilder model) => model.Entity<CalendarLayerRow>(layer =>
    {
        layer.ToTable("procedures_calendar_layer");
        layer.HasKey(l => l.Id);
        layer.Property(l => l.Id).ValueGeneratedNever();
        layer.Property(l => l.Hash).HasMaxLength(64);
        layer.Property(l => l.Decision).HasMaxLength(100);
        layer.Property(l => l.DecisionIssuer).HasMaxLength(200);
        layer.HasIndex(l => new { l.Body, l.Number }).IsUnique();
    });
}

internal static class CalendarSets
{
    extension(AppDb db)
    {
        internal DbSet<CalendarLayerRow> CalendarLayers => db.Set<CalendarLayerRow>();
    }
}
