using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Reform.Inventories;

internal static class InventoriesMap
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Inventory>(inventory =>
        {
            inventory.ToTable("reform_inventory");
            inventory.HasKey(i => i.Body);
            inventory.Property(i => i.Body).ValueGeneratedNever();
            inventory.Property(i => i.ReopenReason).HasMaxLength(500);
            inventory.Property(i => i.Version).IsConcurrencyToken();
        });
        model.Entity<Work>(work =>
        {
            work.ToTable("reform_work");
            work.HasKey(w => w.Id);
            work.Property(w => w.Id).ValueGeneratedNever();
            work.Property(w => w.Name).HasMaxLength(300);
            work.Property(w => w.Field).HasMaxLength(20);
            work.Property(w => w.Kind).HasConversion<string>().HasMaxLength(20);
            work.Property(w => w.Frequency).HasConversion<string>().HasMaxLength(20);
            work.Property(w => w.Authority).HasConversion<string>().HasMaxLength(20);
            work.Property(w => w.Proposal).HasConversion<string>().HasMaxLength(20);
            work.Property(w => w.Route).HasConversion<string>().HasMaxLength(20);
            work.Property(w => w.Procedure).HasMaxLength(40);
            work.Property(w => w.NewCode).HasMaxLength(40);
            work.Property(w => w.Declined).HasMaxLength(500);
            work.HasIndex(w => w.Body);
            work.HasIndex(w => w.Route);
        });
        model.Entity<WorkImport>(import =>
        {
            import.ToTable("reform_work_import");
            import.HasKey(i => i.Id);
            import.Property(i => i.Id).ValueGeneratedNever();
        });
    }

    extension(AppDb db)
    {
        internal DbSet<Inventory> Inventories => db.Set<Inventory>();

        internal DbSet<Work> Works => db.Set<Work>();

        internal DbSet<WorkImport> WorkImports => db.Set<WorkImport>();
    }
}
