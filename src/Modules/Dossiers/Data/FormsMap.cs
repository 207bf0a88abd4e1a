using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Dossiers.Data;

/// <summary>Tables of filled forms.</summary>
internal sealed class FormsMap : EntityMap
{
    public override string Prefix => "dossiers";

    public override void Map(ModelBuilder model)
    {
        model.Entity<FormEntry>(form =>
        {
            form.ToTable("dossiers_form");
            form.HasKey(f => f.Id);
            form.Property(f => f.Id).ValueGeneratedNever();
            form.Property(f => f.Code).HasMaxLength(40);
            form.Property(f => f.Node).HasMaxLength(80);
            form.Property(f => f.Revision).IsConcurrencyToken();
            form.HasIndex(f => new { f.Dossier, f.Code }).IsUnique();
        });
        model.Entity<FormValueRow>(value =>
        {
            value.ToTable("dossiers_form_value");
            value.HasKey(v => new { v.Form, v.Position });
            value.Property(v => v.Code).HasMaxLength(40);
            value.Property(v => v.Key).HasMaxLength(140);
            value.Property(v => v.Text).HasMaxLength(FormValueRow.LongestText);
            value.HasIndex(v => new { v.Code, v.Key, v.Text });
        });
    }
}
