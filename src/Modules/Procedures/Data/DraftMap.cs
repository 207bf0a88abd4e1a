using Microsoft.EntityFrameworkCore;

namespace ThongSuot.Procedures.Data;

/// <summary>Tables of drafts and of what local variants leave to decide.</summary>
internal static class DraftMap
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<DraftRow>(draft =>
        {
            draft.ToTable("procedures_draft");
            draft.HasKey(d => d.Id);
            draft.Property(d => d.Id).ValueGeneratedNever();
            draft.Property(d => d.Code).HasMaxLength(40);
            draft.Property(d => d.Types).HasMaxLength(400);
            draft.Property(d => d.Name).HasMaxLength(500);
            draft.Property(d => d.State).HasConversion<string>().HasMaxLength(20);
            draft.Property(d => d.Revision).IsConcurrencyToken();
            draft.Property(d => d.Reason).HasMaxLength(4000);
            draft.Property(d => d.Opinion).HasMaxLength(4000);
            draft.Property(d => d.Decision).HasMaxLength(100);
            draft.Property(d => d.DecisionIssuer).HasMaxLength(200);
            draft.Property(d => d.PublishAs).HasConversion<string>().HasMaxLength(20);
            draft.HasIndex(d => new { d.Code, d.State });
            draft.HasIndex(d => new { d.Body, d.State });
        });
        model.Entity<DraftTextRow>(text =>
        {
            text.ToTable("procedures_draft_text");
            text.HasKey(t => new { t.Draft, t.Revision });
            text.Property(t => t.What).HasMaxLength(200);
            text.HasOne<DraftRow>().WithMany().HasForeignKey(t => t.Draft).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<UnsavedInputRow>(input =>
        {
            input.ToTable("procedures_unsaved_input");
            input.HasKey(i => new { i.Draft, i.Person, i.Page });
            input.Property(i => i.Page).HasMaxLength(64);
            input.HasIndex(i => new { i.Person, i.At });
            input.HasOne<DraftRow>().WithMany().HasForeignKey(i => i.Draft).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<DraftOriginRow>(origin =>
        {
            origin.ToTable("procedures_draft_origin");
            origin.HasKey(o => new { o.Draft, o.Kind, o.Code });
            origin.Property(o => o.Kind).HasMaxLength(20);
            origin.Property(o => o.Code).HasMaxLength(40);
            origin.Property(o => o.Address).HasMaxLength(200);
            origin.HasOne<DraftRow>().WithMany().HasForeignKey(o => o.Draft).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<LocalConflictRow>(conflict =>
        {
            conflict.ToTable("procedures_local_conflict");
            conflict.HasKey(c => c.Id);
            conflict.Property(c => c.Id).ValueGeneratedNever();
            conflict.Property(c => c.Code).HasMaxLength(40);
            conflict.Property(c => c.Types).HasMaxLength(400);
            conflict.Property(c => c.Solution).HasMaxLength(20);
            conflict.HasIndex(c => new { c.Body, c.SolvedAt });
        });
    }
}
