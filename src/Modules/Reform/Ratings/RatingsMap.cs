using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Reform.Ratings;

internal static class RatingsMap
{
    extension(AppDb db)
    {
        internal DbSet<Rating> Ratings => db.Set<Rating>();
    }

    public static void Map(ModelBuilder model) => model.Entity<Rating>(rating =>
    {
        rating.ToTable("reform_rating");
        rating.HasKey(r => r.Dossier);
        rating.Property(r => r.Dossier).ValueGeneratedNever();
        rating.Property(r => r.Procedure).HasMaxLength(40);
        rating.Property(r => r.Text).HasMaxLength(Rating.MostText);
        rating.Property(r => r.Revision).IsConcurrencyToken();
        rating.HasIndex(r => new { r.Body, r.RatedAt });
        rating.HasIndex(r => new { r.Procedure, r.Stars });
        rating.HasIndex(r => new { r.Filer, r.Stars });
    });
}
