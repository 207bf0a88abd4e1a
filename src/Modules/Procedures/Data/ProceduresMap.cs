using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Procedures.Data;

internal sealed class ProceduresMap : EntityMap
{
    public override string Prefix => "procedures";

    public override void Map(ModelBuilder model)
    {
        model.Entity<SetRow>(set =>
        {
            set.ToTable("procedures_set");
            set.HasKey(s => s.Number);
            set.Property(s => s.Number).ValueGeneratedNever();
            set.Property(s => s.Version).HasMaxLength(100);
            set.Property(s => s.Decision).HasMaxLength(100);
            set.Property(s => s.StatusText).HasMaxLength(500);
            set.Property(s => s.Hash).HasMaxLength(64);
        });
        model.Entity<VersionRow>(version =>
        {
            version.ToTable("procedures_version");
            version.HasKey(v => v.Id);
            version.Property(v => v.Id).ValueGeneratedNever();
            version.Property(v => v.Code).HasMaxLength(40);
            version.Property(v => v.Field).HasMaxLength(20);
            version.Property(v => v.Hash).HasMaxLength(64);
            version.Property(v => v.Path).HasMaxLength(200);
            version.Property(v => v.Status).HasConversion<string>().HasMaxLength(20);
            version.HasIndex(v => new { v.Code, v.Number }).IsUnique();
            version.HasIndex(v => v.ValidTo);
            version.Property(v => v.Types).HasMaxLength(400);
            version.Property(v => v.Decision).HasMaxLength(100);
            version.Property(v => v.DecisionIssuer).HasMaxLength(200);
            version.HasIndex(v => new { v.Body, v.Code });
            version.HasOne<SetRow>().WithMany().HasForeignKey(v => v.Set).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<PublicationRow>(publication =>
        {
            publication.ToTable("procedures_publication");
            publication.HasKey(p => p.Number);
            publication.Property(p => p.Number).ValueGeneratedNever();
        });
        model.Entity<PilotRow>(pilot =>
        {
            pilot.ToTable("procedures_pilot");
            pilot.HasKey(p => new { p.Version, p.Body });
            pilot.HasOne<VersionRow>().WithMany().HasForeignKey(p => p.Version).OnDelete(DeleteBehavior.Restrict);
        });
        DraftMap.Map(model);
        StandingMap.Map(model);
        CalendarMap.Map(model);
        CompetenceMap.Map(model);
        model.Entity<FormVersionRow>(form =>
        {
            form.ToTable("procedures_form_version");
            form.HasKey(f => f.Id);
            form.Property(f => f.Id).ValueGeneratedNever();
            form.Property(f => f.Code).HasMaxLength(40);
            form.Property(f => f.Hash).HasMaxLength(64);
            form.Property(f => f.Path).HasMaxLength(200);
            form.HasIndex(f => new { f.Code, f.Number }).IsUnique();
            form.HasIndex(f => f.ValidTo);
        });
        model.Entity<FormUseRow>(use =>
        {
            use.ToTable("procedures_form_use");
            use.HasKey(u => new { u.Version, u.Form });
            use.HasOne<VersionRow>().WithMany().HasForeignKey(u => u.Version).OnDelete(DeleteBehavior.Restrict);
            use.HasOne<FormVersionRow>().WithMany().HasForeignKey(u => u.Form).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ReferenceRow>(reference =>
        {
            reference.ToTable("procedures_reference");
            reference.HasKey(r => r.Id);
            reference.Property(r => r.Id).ValueGeneratedNever();
            reference.Property(r => r.Kind).HasMaxLength(200);
            reference.Property(r => r.Hash).HasMaxLength(64);
            reference.Property(r => r.Source).HasMaxLength(200);
            reference.HasIndex(r => new { r.Kind, r.Version }).IsUnique();
            reference.HasIndex(r => r.ValidTo);
        });
        ListingMap.Map(model);
    }
}

internal static class ProceduresSets
{
    extension(AppDb db)
    {
        internal DbSet<SetRow> Sets => db.Set<SetRow>();

        internal DbSet<VersionRow> Versions => db.Set<VersionRow>();

        internal DbSet<PublicationRow> Publications => db.Set<PublicationRow>();

        internal DbSet<PilotRow> Pilots => db.Set<PilotRow>();

        internal DbSet<DraftRow> ProcedureDrafts => db.Set<DraftRow>();

        internal DbSet<DraftTextRow> DraftTexts => db.Set<DraftTextRow>();

        internal DbSet<UnsavedInputRow> UnsavedInputs => db.Set<UnsavedInputRow>();

        internal DbSet<DraftOriginRow> DraftOrigins => db.Set<DraftOriginRow>();

        internal DbSet<LocalConflictRow> LocalConflicts => db.Set<LocalConflictRow>();

        internal DbSet<FormVersionRow> FormVersions => db.Set<FormVersionRow>();

        internal DbSet<FormUseRow> FormUses => db.Set<FormUseRow>();

        internal DbSet<ReferenceRow> References => db.Set<ReferenceRow>();
    }
}
