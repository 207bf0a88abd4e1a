using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Reform.Feedback;

internal static class FeedbackMap
{
    extension(AppDb db)
    {
        internal DbSet<FeedbackItem> FeedbackItems => db.Set<FeedbackItem>();

        internal DbSet<FeedbackText> FeedbackTexts => db.Set<FeedbackText>();

        internal DbSet<RegisterNumber> RegisterNumbers => db.Set<RegisterNumber>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<FeedbackItem>(item =>
        {
            item.ToTable("reform_feedback");
            item.HasKey(i => i.Id);
            item.Property(i => i.Id).ValueGeneratedNever();
            item.Property(i => i.Code).HasMaxLength(20);
            item.Property(i => i.Procedure).HasMaxLength(40);
            item.Property(i => i.Part).HasMaxLength(120);
            item.Property(i => i.PartName).HasMaxLength(400);
            item.Property(i => i.Status).HasConversion<string>().HasMaxLength(20);
            item.Property(i => i.Revision).IsConcurrencyToken();
            // Of two nodes that remind, one tells; who answers meanwhile wins over both.
            item.Property(i => i.Stage).IsConcurrencyToken();
            item.HasIndex(i => i.Code).IsUnique();
            item.HasIndex(i => new { i.Owner, i.Status, i.DueAt });
            item.HasIndex(i => new { i.Writer, i.Id });
            item.HasIndex(i => i.NextAt);
            item.HasIndex(i => new { i.Procedure, i.PublishedAt });
        });
        model.Entity<FeedbackText>(text =>
        {
            text.ToTable("reform_feedback_text");
            text.HasKey(t => t.Item);
            text.Property(t => t.Item).ValueGeneratedNever();
            text.Property(t => t.Text).HasMaxLength(FeedbackItem.MostText);
            text.Property(t => t.Contact).HasMaxLength(FeedbackItem.MostContact);
            text.Property(t => t.Answer).HasMaxLength(FeedbackItem.MostText);
            text.Property(t => t.Question).HasMaxLength(FeedbackItem.MostText);
        });
        model.Entity<RegisterNumber>(number =>
        {
            number.ToTable("reform_register_number");
            number.HasKey(n => new { n.Register, n.Year });
            number.Property(n => n.Register).HasMaxLength(10);
            number.Property(n => n.Next).IsConcurrencyToken();
        });
    }
}
