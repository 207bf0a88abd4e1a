using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Dossiers.Data;

/// <summary>Tables of the inbox besides tasks and scopes.</summary>
internal sealed class InboxMap : EntityMap
{
    public override string Prefix => "dossiers";

    public override void Map(ModelBuilder model)
    {
        model.Entity<DossierFollow>(follow =>
        {
            follow.ToTable("dossiers_follow");
            follow.HasKey(f => new { f.Person, f.Dossier });
        });
        model.Entity<DossierHeld>(held =>
        {
            held.ToTable("dossiers_held");
            held.HasKey(h => new { h.Scope, h.Dossier, h.Key });
            held.HasIndex(h => new { h.Scope, h.DueAt, h.Dossier, h.Key });
            held.Property(h => h.Key).HasMaxLength(80);
            held.Property(h => h.Role).HasMaxLength(40);
            held.Property(h => h.Action).HasMaxLength(500);
        });
        model.Entity<DossierChange>(change =>
        {
            change.ToTable("dossiers_change");
            change.HasKey(c => c.Id);
            change.Property(c => c.Id).ValueGeneratedNever();
            change.HasIndex(c => c.At);
        });
        model.Entity<SavedFilter>(filter =>
        {
            filter.ToTable("dossiers_saved_filter");
            filter.HasKey(f => f.Id);
            filter.Property(f => f.Id).ValueGeneratedNever();
            filter.Property(f => f.Name).HasMaxLength(80);
            filter.Property(f => f.Address).HasMaxLength(1000);
            filter.HasIndex(f => new { f.Person, f.Name }).IsUnique();
        });
    }

    public override void MapOnSqlite(ModelBuilder model) => model.Entity<DossierWord>(word =>
    {
        word.ToTable("dossiers_word");
        word.HasKey(w => new { w.Dossier, w.Word });
        word.HasIndex(w => new { w.Word, w.FiledAt, w.Dossier });
        word.Property(w => w.Word).HasMaxLength(DossierWord.Longest);
    });

    public override void MapOnPostgreSql(ModelBuilder model) => model.Entity<DossierWords>(words =>
    {
        words.ToTable("dossiers_words");
        words.HasKey(w => w.Dossier);
        // The newest and the oldest. The inverted index is of an expression, which only a migration can say.
        words.HasIndex(w => w.FiledAt);
    });
}
