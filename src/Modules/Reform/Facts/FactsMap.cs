using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Reform.Facts;

internal static class FactsMap
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<DossierFact>(fact =>
        {
            fact.ToTable("reform_dossier_fact");
            fact.HasKey(f => f.Dossier);
            fact.Property(f => f.Dossier).ValueGeneratedNever();
            fact.Property(f => f.Procedure).HasMaxLength(40);
            fact.Property(f => f.Field).HasMaxLength(20);
            fact.Property(f => f.End).HasMaxLength(20);
            fact.Property(f => f.Circulation).HasConversion<string>().HasMaxLength(20);
            fact.Property(f => f.Heard).IsConcurrencyToken();
            fact.HasIndex(f => new { f.Version, f.FiledAt });
            // "Has this body ever": asked once for each body.
            fact.HasIndex(f => new { f.Procedure, f.Filer, f.End, f.EndedAt });
            fact.HasIndex(f => f.EndedAt);
            fact.HasIndex(f => new { f.Body, f.EndedAt });
            fact.HasIndex(f => new { f.Filer, f.FiledAt });
            fact.HasIndex(f => f.FiledAt);
            // Those of an earlier release; empty as soon as they were made anew.
            fact.HasIndex(f => f.Field).HasFilter("field = ''");
        });
        model.Entity<StepFact>(fact =>
        {
            fact.ToTable("reform_step_fact");
            fact.HasKey(f => new { f.Dossier, f.Opened, f.Place });
            fact.Property(f => f.Key).HasMaxLength(100);
            fact.Property(f => f.Node).HasMaxLength(20);
            fact.Property(f => f.End).HasConversion<string>().HasMaxLength(20);
            fact.HasIndex(f => new { f.Version, f.ClosedAt });
            fact.HasIndex(f => f.ClosedAt);
        });
    }

    extension(AppDb db)
    {
        internal DbSet<DossierFact> DossierFacts => db.Set<DossierFact>();

        internal DbSet<StepFact> StepFacts => db.Set<StepFact>();
    }
}
