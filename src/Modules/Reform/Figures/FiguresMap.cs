using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Reform.Figures;

internal static class FiguresMap
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<HandledMonth>(row =>
        {
            row.ToTable("reform_handled_month");
            row.HasKey(r => new { r.Month, r.Version, r.Body });
            row.Property(r => r.Procedure).HasMaxLength(40);
            row.Property(r => r.Field).HasMaxLength(20);
        });
        model.Entity<DaysMonth>(row =>
        {
            row.ToTable("reform_days_month");
            row.HasKey(r => new { r.Month, r.Version, r.Body, r.Days });
            row.Property(r => r.Procedure).HasMaxLength(40);
            row.Property(r => r.Field).HasMaxLength(20);
        });
        model.Entity<SentMonth>(row =>
        {
            row.ToTable("reform_sent_month");
            row.HasKey(r => new { r.Month, r.Body });
        });
        model.Entity<OfficerMonth>(row =>
        {
            row.ToTable("reform_officer_month");
            row.HasKey(r => new { r.Month, r.Body, r.Person, r.Role });
            row.Property(r => r.Role).HasMaxLength(40);
            row.HasIndex(r => new { r.Body, r.Month });
            row.HasIndex(r => new { r.Person, r.Month });
        });
        model.Entity<StepMonth>(row =>
        {
            row.ToTable("reform_step_month");
            row.HasKey(r => new { r.Version, r.Month, r.Node, r.Body, r.Used });
            row.Property(r => r.Node).HasMaxLength(20);
            row.HasIndex(r => r.Month);
        });
        model.Entity<RatedMonth>(row =>
        {
            row.ToTable("reform_rated_month");
            row.HasKey(r => new { r.Month, r.Procedure, r.Body });
            row.Property(r => r.Procedure).HasMaxLength(40);
        });
    }

    extension(AppDb db)
    {
        internal DbSet<HandledMonth> HandledMonths => db.Set<HandledMonth>();

        internal DbSet<DaysMonth> DaysMonths => db.Set<DaysMonth>();

        internal DbSet<SentMonth> SentMonths => db.Set<SentMonth>();

        internal DbSet<OfficerMonth> OfficerMonths => db.Set<OfficerMonth>();

        internal DbSet<StepMonth> StepMonths => db.Set<StepMonth>();

        internal DbSet<RatedMonth> RatedMonths => db.Set<RatedMonth>();
    }
}
