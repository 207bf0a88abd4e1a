using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Reform.Difficulties;

internal static class DifficultiesMap
{
    extension(AppDb db)
    {
        internal DbSet<Difficulty> Difficulties => db.Set<Difficulty>();

        internal DbSet<DifficultyText> DifficultyTexts => db.Set<DifficultyText>();

        internal DbSet<Digest> Digests => db.Set<Digest>();

        internal DbSet<DigestRow> DigestRows => db.Set<DigestRow>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<Difficulty>(item =>
        {
            item.ToTable("reform_difficulty");
            item.HasKey(i => i.Id);
            item.Property(i => i.Id).ValueGeneratedNever();
            item.Property(i => i.Code).HasMaxLength(20);
            item.Property(i => i.Field).HasMaxLength(40);
            item.Property(i => i.Procedure).HasMaxLength(40);
            item.Property(i => i.Revision).IsConcurrencyToken();
            item.HasIndex(i => i.Code).IsUnique();
            item.HasIndex(i => new { i.Reporter, i.Id });
            item.HasIndex(i => i.AnsweredAt);
        });
        model.Entity<DifficultyText>(text =>
        {
            text.ToTable("reform_difficulty_text");
            text.HasKey(t => t.Item);
            text.Property(t => t.Item).ValueGeneratedNever();
            text.Property(t => t.Text).HasMaxLength(Difficulty.MostText);
            text.Property(t => t.Answer).HasMaxLength(Difficulty.MostText);
        });
        model.Entity<Digest>(digest =>
        {
            digest.ToTable("reform_digest");
            digest.HasKey(d => d.Id);
            digest.Property(d => d.Id).ValueGeneratedNever();
            digest.Property(d => d.Direction).HasMaxLength(Difficulty.MostText);
            digest.Property(d => d.Revision).IsConcurrencyToken();
            // One a week, however many nodes make it.
            digest.HasIndex(d => new { d.Year, d.Week }).IsUnique();
        });
        model.Entity<DigestRow>(row =>
        {
            row.ToTable("reform_digest_row");
            row.HasKey(r => new { r.Digest, r.Difficulty });
            row.HasIndex(r => r.Difficulty);
        });
    }
}
