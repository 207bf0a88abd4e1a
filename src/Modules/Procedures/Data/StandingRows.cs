using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Procedures.Data;

internal enum StandingAct
{
    Suspend,
    Resume,
    Repeal,
    EndPilot,
}

/// <summary>A decision that changed a published version's standing, and why.</summary>
internal sealed class StandingRow
{
    public required Guid Id { get; init; }

    public required Guid Version { get; init; }

    public required StandingAct Act { get; init; }

    public required DateTimeOffset From { get; init; }

    /// <summary>The first instant after a suspension; null when it is open.</summary>
    public DateTimeOffset? To { get; init; }

    public required string Decision { get; init; }

    public required DateOnly DecisionDate { get; init; }

    public required string DecisionIssuer { get; init; }

    public required string Reason { get; init; }

    public required Guid By { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>A legal basis that somebody found to be no longer in force, before the shipped list says so.</summary>
internal sealed class BasisMarkRow
{
    public required string Code { get; init; }

    /// <summary>Its last day in force.</summary>
    public required DateOnly InForceTo { get; set; }

    /// <summary>The text that took its place, as people cite it.</summary>
    public string? ReplacedBy { get; set; }

    /// <summary>Where that stands.</summary>
    public required string Source { get; set; }

    public required Guid By { get; set; }

    public required DateTimeOffset At { get; set; }
}

internal static class StandingMap
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<StandingRow>(standing =>
        {
            standing.ToTable("procedures_standing");
            standing.HasKey(s => s.Id);
            standing.Property(s => s.Id).ValueGeneratedNever();
            standing.Property(s => s.Act).HasConversion<string>().HasMaxLength(20);
            standing.Property(s => s.Decision).HasMaxLength(100);
            standing.Property(s => s.DecisionIssuer).HasMaxLength(200);
            standing.Property(s => s.Reason).HasMaxLength(4000);
            standing.HasIndex(s => s.Version);
            standing.HasOne<VersionRow>().WithMany().HasForeignKey(s => s.Version).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<BasisMarkRow>(mark =>
        {
            mark.ToTable("procedures_basis_mark");
            mark.HasKey(m => m.Code);
            mark.Property(m => m.Code).HasMaxLength(40);
            mark.Property(m => m.ReplacedBy).HasMaxLength(500);
            mark.Property(m => m.Source).HasMaxLength(500);
        });
    }
}

internal static class StandingSets
{
    extension(AppDb db)
    {
        internal DbSet<StandingRow> Standings => db.Set<StandingRow>();

        internal DbSet<BasisMarkRow> BasisMarks => db.Set<BasisMarkRow>();
    }
}
