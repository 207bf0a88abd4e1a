using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Procedures.Data;

/// <summary>One state of what officers made of the common competence table. Never changed: the highest number counts.</summary>
internal sealed class CompetenceLayerRow
{
    public required Guid Id { get; init; }

    /// <summary>1, 2, 3 …</summary>
    public required int Number { get; init; }

    /// <summary>Of the text's content.</summary>
    public required string Hash { get; init; }

    /// <summary>The procedures taken over and all their rules, as the catalogue's competence files hold them.</summary>
    public required string Yaml { get; init; }

    /// <summary>The changes that made it out of the state before, as they were drafted.</summary>
    public required string Changes { get; init; }

    public required string Decision { get; init; }

    public required DateOnly DecisionDate { get; init; }

    public required string DecisionIssuer { get; init; }

    public required Guid By { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>The one set of changes that officers work on. The row stays when it is empty, so that no revision comes twice.</summary>
internal sealed class CompetenceDraftRow
{
    public const int Only = 1;

    public int Id { get; init; } = Only;

    public required int Revision { get; set; }

    /// <summary>Empty: no changes.</summary>
    public required string Changes { get; set; }

    public required Guid ChangedBy { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }
}

internal static class CompetenceMap
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<CompetenceLayerRow>(layer =>
        {
            layer.ToTable("procedures_competence_layer");
            layer.HasKey(l => l.Id);
            layer.Property(l => l.Id).ValueGeneratedNever();
            layer.Property(l => l.Hash).HasMaxLength(64);
            layer.Property(l => l.Decision).HasMaxLength(100);
            layer.Property(l => l.DecisionIssuer).HasMaxLength(200);
            layer.HasIndex(l => l.Number).IsUnique();
        });
        model.Entity<CompetenceDraftRow>(draft =>
        {
            draft.ToTable("procedures_competence_draft");
            draft.HasKey(d => d.Id);
            draft.Property(d => d.Id).ValueGeneratedNever();
            draft.Property(d => d.Revision).IsConcurrencyToken();
        });
    }
}

internal static class CompetenceSets
{
    extension(AppDb db)
    {
        internal DbSet<CompetenceLayerRow> CompetenceLayers => db.Set<CompetenceLayerRow>();

        internal DbSet<CompetenceDraftRow> CompetenceDrafts => db.Set<CompetenceDraftRow>();
    }
}
