using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Procedures.Data;

/// <summary>The two narrow tables of the portal; part of <see cref="ProceduresMap"/>.</summary>
internal static class ListingMap
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<ListingRow>(listing =>
        {
            listing.ToTable("procedures_listing");
            listing.HasKey(l => l.Version);
            listing.Property(l => l.Version).ValueGeneratedNever();
            listing.Property(l => l.Code).HasMaxLength(40);
            listing.Property(l => l.BodyCode).HasMaxLength(40);
            listing.Property(l => l.Field).HasMaxLength(20);
            listing.Property(l => l.Status).HasConversion<string>().HasMaxLength(20);
            // Asked every second; with the index alone, whatever the texts weigh.
            listing.HasIndex(l => l.Revision);
            listing.HasOne<VersionRow>().WithMany().HasForeignKey(l => l.Version).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<FormListingRow>(listing =>
        {
            listing.ToTable("procedures_form_listing");
            listing.HasKey(l => l.Form);
            listing.Property(l => l.Form).ValueGeneratedNever();
            listing.Property(l => l.Code).HasMaxLength(40);
            listing.Property(l => l.Field).HasMaxLength(20);
            listing.HasIndex(l => l.Revision);
            listing.HasOne<FormVersionRow>().WithMany().HasForeignKey(l => l.Form).OnDelete(DeleteBehavior.Restrict);
        });
    }
}

internal static class ListingSets
{
    extension(AppDb db)
    {
        internal DbSet<ListingRow> Listings => db.Set<ListingRow>();

        internal DbSet<FormListingRow> FormListings => db.Set<FormListingRow>();
    }
}
