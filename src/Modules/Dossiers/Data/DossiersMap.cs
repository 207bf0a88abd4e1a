using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;

namespace ThongSuot.Dossiers.Data;

internal sealed class DossiersMap : EntityMap
{
    public override string Prefix => "dossiers";

    public override void Map(ModelBuilder model)
    {
        model.Entity<Dossier>(MapDossier);
        model.Entity<DossierScope>(scope =>
        {
            scope.ToTable("dossiers_scope");
            // "May this one be seen" begins at the dossier; lists begin at the scope, in their order, of everything or of one field.
            scope.HasKey(s => new { s.Dossier, s.Scope });
            scope.HasIndex(s => new { s.Scope, s.Ended, s.FiledAt, s.Dossier });
            scope.HasIndex(s => new { s.Scope, s.Field, s.Ended, s.FiledAt, s.Dossier });
            scope.Property(s => s.Field).HasMaxLength(20);
        });
        model.Entity<DossierBody>(body =>
        {
            body.ToTable("dossiers_body");
            body.HasKey(b => new { b.Body, b.Dossier });
        });
        model.Entity<DossierTask>(task =>
        {
            task.ToTable("dossiers_task");
            task.HasKey(t => new { t.Scope, t.Dossier, t.Key });
            task.HasIndex(t => new { t.DueAt, t.Dossier, t.Key });
            task.HasIndex(t => new { t.Body, t.DueAt });
            // Answers order and counts by itself; the long text of the action is read for the rows shown only.
            task.HasIndex(t => new { t.Scope, t.DueAt, t.Dossier, t.Key, t.SoonAt, t.Since });
            task.HasIndex(t => t.Dossier);
            task.Property(t => t.Key).HasMaxLength(80);
            task.Property(t => t.Action).HasMaxLength(500);
        });
        model.Entity<DossierContent>(content =>
        {
            content.ToTable("dossiers_content");
            content.HasKey(c => c.Id);
            content.Property(c => c.Id).ValueGeneratedNever();
            content.HasIndex(c => c.Dossier);
        });
        model.Entity<DossierComponent>(component =>
        {
            component.ToTable("dossiers_component");
            component.HasKey(c => new { c.Dossier, c.Number });
        });
        model.Entity<DossierFile>(file =>
        {
            file.ToTable("dossiers_file");
            file.HasKey(f => f.Id);
            file.Property(f => f.Id).ValueGeneratedNever();
            file.Property(f => f.Name).HasMaxLength(200);
            file.Property(f => f.ContentType).HasMaxLength(100);
            file.Property(f => f.Hash).HasMaxLength(64);
            file.Property(f => f.Node).HasMaxLength(80);
            file.HasIndex(f => f.Dossier);
            file.HasIndex(f => f.Hash);
        });
        model.Entity<DossierComment>(comment =>
        {
            comment.ToTable("dossiers_comment");
            comment.HasKey(c => c.Id);
            comment.Property(c => c.Id).ValueGeneratedNever();
            comment.Property(c => c.Node).HasMaxLength(80);
            comment.Property(c => c.BodyName).HasMaxLength(200);
            comment.HasIndex(c => new { c.Dossier, c.At });
        });
        model.Entity<Migration.MigrationFinding>(finding =>
        {
            finding.ToTable("dossiers_migration_finding");
            finding.HasKey(f => new { f.Run, f.Dossier });
            finding.Property(f => f.Code).HasMaxLength(Migration.MigrationFinding.LongestCode);
        });
        model.Entity<Deadlines.DeadlineChange>(change =>
        {
            change.ToTable("dossiers_deadline_change");
            change.HasKey(c => new { c.Run, c.Dossier, c.Key });
            change.Property(c => c.Key).HasMaxLength(80);
            change.Property(c => c.Why).HasMaxLength(Deadlines.DeadlineChange.LongestWhy);
            change.HasIndex(c => new { c.Run, c.AppliedAt });
        });
        model.Entity<UnprocessedRow>(row =>
        {
            row.ToTable("dossiers_unprocessed");
            row.HasKey(r => r.Dossier);
            row.Property(r => r.Dossier).ValueGeneratedNever();
            row.Property(r => r.Code).HasMaxLength(20);
            row.Property(r => r.Why).HasMaxLength(20);
            row.HasIndex(r => new { r.Receiver, r.RefusedAt });
            row.HasIndex(r => new { r.Sender, r.RefusedAt });
        });
        model.Entity<MisdirectedPaper>(paper =>
        {
            paper.ToTable("dossiers_misdirected_paper");
            paper.HasKey(p => p.Id);
            paper.Property(p => p.Id).ValueGeneratedNever();
            paper.Property(p => p.Code).HasMaxLength(40);
            paper.HasIndex(p => p.Code).IsUnique();
            paper.Property(p => p.Symbol).HasMaxLength(MisdirectedPaper.LongestSymbol);
            paper.Property(p => p.Abstract).HasMaxLength(MisdirectedPaper.LongestAbstract);
            paper.Property(p => p.Why).HasMaxLength(20);
            paper.HasIndex(p => new { p.Receiver, p.Id });
        });
        model.Entity<Draft>(draft =>
        {
            draft.ToTable("dossiers_draft");
            draft.HasKey(d => d.Id);
            draft.Property(d => d.Id).ValueGeneratedNever();
            draft.Property(d => d.Procedure).HasMaxLength(20);
            draft.Property(d => d.Role).HasMaxLength(40);
            Json(draft.Property(d => d.Content));
            draft.Property(d => d.SavedAt).IsConcurrencyToken();
            draft.HasIndex(d => new { d.Person, d.SavedAt });
        });
        model.Entity<NumberBlock>(block =>
        {
            block.ToTable("dossiers_number");
            block.HasKey(b => b.Year);
            block.Property(b => b.Year).ValueGeneratedNever();
            block.Property(b => b.Next).IsConcurrencyToken();
        });
    }

    private static void MapDossier(EntityTypeBuilder<Dossier> dossier)
    {
        dossier.ToTable("dossiers_dossier");
        dossier.HasKey(d => d.Id);
        dossier.Property(d => d.Id).ValueGeneratedNever();
        dossier.Property(d => d.Code).HasMaxLength(40);
        dossier.Property(d => d.Procedure).HasMaxLength(20);
        dossier.Property(d => d.Title).HasMaxLength(Dossier.LongestTitle);
        dossier.Property(d => d.Words).HasMaxLength(Dossier.LongestWords);
        dossier.Property(d => d.MatterKey).HasMaxLength(64);
        dossier.Property(d => d.ContentKey).HasMaxLength(64);
        dossier.HasIndex(d => d.ContentKey).HasFilter($"status < {(int)DossierStatus.Finished} and content_key is not null");
        dossier.Property(d => d.Version).IsConcurrencyToken();
        dossier.Ignore(d => d.Head);
        dossier.Ignore(d => d.Field);
        Json(dossier.Property(d => d.Matter));
        Json(dossier.Property(d => d.State));
        dossier.Ignore(d => d.Scopes);
        Json(dossier.Property(d => d.Viewers));
        dossier.HasIndex(d => d.Code).IsUnique();
        // No two open dossiers about the same matter, also when they are sent at the same moment.
        dossier.HasIndex(d => d.MatterKey).IsUnique().HasFilter($"status < {(int)DossierStatus.Finished}");
        // What runs on a version: counted, and moved to a newer one.
        dossier.HasIndex(d => new { d.Definition, d.Id }).HasFilter($"status < {(int)DossierStatus.Finished}");
        dossier.HasIndex(d => new { d.TimerAt, d.Id });
        dossier.HasIndex(d => d.FiledAt);
        dossier.HasIndex(d => new { d.FilerPerson, d.FiledAt });
    }

    // Immutable values: the same reference is the same value, so no comparing and no copying.
    private static void Json<T>(PropertyBuilder<T> property) => property.HasConversion(
        value => JsonSerializer.Serialize(value, LogJson.Options),
        text => JsonSerializer.Deserialize<T>(text, LogJson.Options)!,
        new ValueComparer<T>((a, b) => ReferenceEquals(a, b), v => v == null ? 0 : v.GetHashCode(), v => v));
}
