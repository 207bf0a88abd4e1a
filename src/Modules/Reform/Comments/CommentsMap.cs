using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Reform.Comments;

internal static class CommentsMap
{
    extension(AppDb db)
    {
        internal DbSet<Period> Periods => db.Set<Period>();

        internal DbSet<PeriodPart> PeriodParts => db.Set<PeriodPart>();

        internal DbSet<Comment> Comments => db.Set<Comment>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<Period>(period =>
        {
            period.ToTable("reform_period");
            period.HasKey(p => p.Id);
            period.Property(p => p.Id).ValueGeneratedNever();
            period.Property(p => p.Code).HasMaxLength(20);
            period.Property(p => p.Title).HasMaxLength(Period.MostTitle);
            period.Property(p => p.Procedure).HasMaxLength(40);
            period.Property(p => p.Revision).IsConcurrencyToken();
            period.HasIndex(p => p.Code).IsUnique();
            period.HasIndex(p => p.Owner);
        });
        model.Entity<PeriodPart>(part =>
        {
            part.ToTable("reform_period_part");
            part.HasKey(p => new { p.Period, p.Number });
            part.Property(p => p.Heading).HasMaxLength(Period.MostTitle);
            part.Property(p => p.Text).HasMaxLength(Period.MostText);
        });
        model.Entity<Comment>(comment =>
        {
            comment.ToTable("reform_comment");
            comment.HasKey(c => c.Id);
            comment.Property(c => c.Id).ValueGeneratedNever();
            comment.Property(c => c.ShownAs).HasMaxLength(Comment.MostName);
            comment.Property(c => c.Text).HasMaxLength(Comment.MostText);
            comment.Property(c => c.Explanation).HasMaxLength(Comment.MostText);
            comment.Property(c => c.Verdict).HasConversion<string>().HasMaxLength(20);
            comment.Property(c => c.Revision).IsConcurrencyToken();
            comment.HasIndex(c => new { c.Period, c.Part, c.Id });
            comment.HasIndex(c => c.Writer);
        });
    }
}
