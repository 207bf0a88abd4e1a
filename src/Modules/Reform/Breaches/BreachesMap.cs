using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Reform.Breaches;

internal static class BreachesMap
{
    extension(AppDb db)
    {
        internal DbSet<Breach> Breaches => db.Set<Breach>();

        internal DbSet<BreachText> BreachTexts => db.Set<BreachText>();

        internal DbSet<DutyRow> Duties => db.Set<DutyRow>();

        internal DbSet<BreachWatch> BreachWatches => db.Set<BreachWatch>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<Breach>(breach =>
        {
            breach.ToTable("reform_breach");
            breach.HasKey(b => b.Id);
            breach.Property(b => b.Id).ValueGeneratedNever();
            breach.Property(b => b.Kind).HasConversion<string>().HasMaxLength(20);
            breach.Property(b => b.Group).HasConversion<string>().HasMaxLength(20);
            breach.Property(b => b.State).HasConversion<string>().HasMaxLength(20);
            breach.Property(b => b.Why).HasConversion<string>().HasMaxLength(20);
            breach.Property(b => b.Rule).HasMaxLength(40);
            breach.Property(b => b.Procedure).HasMaxLength(40);
            breach.Property(b => b.Node).HasMaxLength(20);
            breach.Property(b => b.Role).HasMaxLength(40);
            breach.Property(b => b.Cause).HasMaxLength(40);
            breach.Property(b => b.Revision).IsConcurrencyToken();
            // One for each fact, however often its entries come.
            breach.HasIndex(b => new { b.Dossier, b.Kind, b.Opened, b.Place }).IsUnique();
            breach.HasIndex(b => new { b.Holder, b.Id });
            breach.HasIndex(b => new { b.Body, b.Id });
            breach.HasIndex(b => new { b.HeadBody, b.Id });
            // What the sums of conduct take out again: little beside all breaches.
            breach.HasIndex(b => new { b.Dossier, b.Opened, b.Place }, "ix_reform_breach_excused").HasFilter($"state = '{nameof(BreachState.Excused)}'");
        });
        model.Entity<BreachText>(text =>
        {
            text.ToTable("reform_breach_text");
            text.HasKey(t => t.Id);
            text.Property(t => t.Id).ValueGeneratedNever();
            text.Property(t => t.Part).HasConversion<string>().HasMaxLength(20);
            text.Property(t => t.Decision).HasConversion<string>().HasMaxLength(20);
            text.Property(t => t.Text).HasMaxLength(Breach.MostText);
            text.HasIndex(t => new { t.Breach, t.Id });
        });
        model.Entity<DutyRow>(duty =>
        {
            duty.ToTable("reform_duty");
            duty.HasKey(d => new { d.Dossier, d.Opened, d.Place });
            duty.Property(d => d.Procedure).HasMaxLength(40);
            duty.Property(d => d.Node).HasMaxLength(20);
            duty.Property(d => d.Role).HasMaxLength(40);
            duty.Property(d => d.End).HasConversion<string>().HasMaxLength(20);
            duty.HasIndex(d => new { d.Body, d.ClosedAt });
            duty.HasIndex(d => new { d.Person, d.ClosedAt });
            duty.HasIndex(d => d.ClosedAt);
            duty.HasIndex(d => new { d.Body, d.DueAt }).HasFilter("closed_at is null");
            // Only counted, over everything together.
            duty.HasIndex(d => new { d.End, d.IsLate }).HasFilter("is_compartment");
        });
        model.Entity<BreachWatch>(watch =>
        {
            watch.ToTable("reform_breach_watch");
            watch.HasKey(w => w.Dossier);
            watch.Property(w => w.Dossier).ValueGeneratedNever();
            watch.Property(w => w.Looks).IsConcurrencyToken();
            watch.HasIndex(w => w.NextAt);
        });
    }
}
