using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Reform.Initiatives;

internal enum InitiativeState
{
    Proposed,

    /// <summary>The Office asked; the author answers.</summary>
    Asked,
    Accepted,
    Rejected,
}

/// <summary>How an accepted initiative is carried out.</summary>
internal enum InitiativeRoute
{
    /// <summary>By its author or unit, without a further step here.</summary>
    Task,

    /// <summary>By a draft of the procedure it names.</summary>
    Draft,

    /// <summary>By the procedure for software and equipment.</summary>
    Software,
}

/// <summary>Something that a person proposes to do better.</summary>
internal sealed class Initiative
{
    public required Guid Id { get; init; }

    public required int Year { get; init; }

    /// <summary>1, 2, 3 … of the year.</summary>
    public required int Number { get; init; }

    public required Guid Author { get; init; }

    public required string Title { get; init; }

    public required string Problem { get; init; }

    public required string Proposal { get; init; }

    public required string Gain { get; init; }

    public required string Field { get; init; }

    public string? Procedure { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    public required InitiativeState State { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Reason of the decision.</summary>
    public string? Reason { get; set; }

    public InitiativeRoute? Route { get; set; }

    public Guid? Draft { get; set; }

    /// <summary>Counts questions, answers and decisions.</summary>
    public int Version { get; set; }

    public string Code => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"SK-{Year}-{Number:000000}");

    public string Address => $"/sang-kien/{Code}";

    public string Stream => $"reform/initiative/{Id:N}";
}

/// <summary>A question of the Office or an answer of the author.</summary>
internal sealed class InitiativeNote
{
    public required Guid Initiative { get; init; }

    public required int Number { get; init; }

    public required bool IsQuestion { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal static class InitiativesMap
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Initiative>(initiative =>
        {
            initiative.ToTable("reform_initiative");
            initiative.HasKey(i => i.Id);
            initiative.Property(i => i.Id).ValueGeneratedNever();
            initiative.Property(i => i.Title).HasMaxLength(200);
            initiative.Property(i => i.Problem).HasMaxLength(4000);
            initiative.Property(i => i.Proposal).HasMaxLength(4000);
            initiative.Property(i => i.Gain).HasMaxLength(2000);
            initiative.Property(i => i.Field).HasMaxLength(20);
            initiative.Property(i => i.Procedure).HasMaxLength(40);
            initiative.Property(i => i.Reason).HasMaxLength(2000);
            initiative.Property(i => i.State).HasConversion<string>().HasMaxLength(20);
            initiative.Property(i => i.Route).HasConversion<string>().HasMaxLength(20);
            initiative.Property(i => i.Version).IsConcurrencyToken();
            initiative.HasIndex(i => new { i.Year, i.Number }).IsUnique();
            initiative.HasIndex(i => i.Author);
            initiative.Ignore(i => i.Code).Ignore(i => i.Address).Ignore(i => i.Stream);
        });
        model.Entity<InitiativeNote>(note =>
        {
            note.ToTable("reform_initiative_note");
            note.HasKey(n => new { n.Initiative, n.Number });
            note.Property(n => n.Text).HasMaxLength(2000);
            note.HasOne<Initiative>().WithMany().HasForeignKey(n => n.Initiative).OnDelete(DeleteBehavior.Cascade);
        });
    }

    extension(AppDb db)
    {
        internal DbSet<Initiative> Initiatives => db.Set<Initiative>();

        internal DbSet<InitiativeNote> InitiativeNotes => db.Set<InitiativeNote>();
    }
}
