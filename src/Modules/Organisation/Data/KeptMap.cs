using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ThongSuot.Organisation.Data;

/// <summary>The tables of what people keep about bodies and persons: states, functions, relatives, positions, named officers, teams.</summary>
internal static class KeptMap
{
    public static void MapKept(this ModelBuilder model)
    {
        model.Entity<BodyState>(state =>
        {
            state.ToTable("organisation_body_state");
            state.Property(s => s.Id).ValueGeneratedNever();
            state.Property(s => s.Name).HasMaxLength(300);
            state.Property(s => s.FoldedName).HasMaxLength(300);
            state.Property(s => s.Level).HasMaxLength(20);
            state.Property(s => s.Type).HasMaxLength(60);
            state.HasIndex(s => new { s.Body, s.ValidFrom }).IsUnique();
            state.HasIndex(s => new { s.AppliedAt, s.ValidFrom });
            state.HasOne<Body>().WithMany().HasForeignKey(s => s.Body).OnDelete(DeleteBehavior.Restrict);
            state.HasOne<Body>().WithMany().HasForeignKey(s => s.Parent).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<BodyFunction>(function =>
        {
            function.ToTable("organisation_body_function");
            function.Property(f => f.Id).ValueGeneratedNever();
            function.Property(f => f.Text).HasMaxLength(2000);
            function.Property(f => f.Basis).HasMaxLength(300);
            function.HasOne<Body>().WithMany().HasForeignKey(f => f.Body).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Relative>(relative =>
        {
            relative.ToTable("organisation_relative");
            relative.Property(r => r.Id).ValueGeneratedNever();
            relative.Property(r => r.Kind).HasMaxLength(40);
            relative.HasOne<Person>().WithMany().HasForeignKey(r => r.Person).OnDelete(DeleteBehavior.Restrict);
            relative.HasOne<Person>().WithMany().HasForeignKey(r => r.Other).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<JobPosition>(position =>
        {
            position.ToTable("organisation_job_position");
            position.Property(p => p.Id).ValueGeneratedNever();
            position.Property(p => p.Code).HasMaxLength(40);
            position.Property(p => p.Name).HasMaxLength(200);
            position.Property(p => p.Description).HasMaxLength(2000);
            position.Property(p => p.Competence).HasMaxLength(2000);
            position.Property(p => p.Roles).HasMaxLength(1000).HasConversion(
                roles => string.Join(' ', roles),
                text => ImmutableArray.Create(text.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
                new ValueComparer<ImmutableArray<string>>((a, b) => a.SequenceEqual(b), r => r.Length, r => r));
            position.HasIndex(p => new { p.Body, p.Code }).IsUnique();
            position.HasOne<Body>().WithMany().HasForeignKey(p => p.Body).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<NamedOfficer>(named =>
        {
            named.ToTable("organisation_named_officer");
            named.Property(n => n.Id).ValueGeneratedNever();
            named.Property(n => n.Procedure).HasMaxLength(40);
            named.Property(n => n.Role).HasMaxLength(60);
            named.HasIndex(n => new { n.Body, n.Procedure, n.Role }).IsUnique();
            named.HasOne<Body>().WithMany().HasForeignKey(n => n.Body).OnDelete(DeleteBehavior.Restrict);
            named.HasOne<Person>().WithMany().HasForeignKey(n => n.Officer).OnDelete(DeleteBehavior.Restrict);
            named.HasOne<Person>().WithMany().HasForeignKey(n => n.Deputy).OnDelete(DeleteBehavior.Restrict);
        });
        MapTeams(model);
        MapUndertakings(model);
    }

    private static void MapTeams(ModelBuilder model)
    {
        model.Entity<Team>(team =>
        {
            team.ToTable("organisation_team");
            team.Property(t => t.Id).ValueGeneratedNever();
            team.Property(t => t.Name).HasMaxLength(300);
            team.Property(t => t.Basis).HasMaxLength(300);
            team.HasOne<Body>().WithMany().HasForeignKey(t => t.Body).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<TeamMember>(member =>
        {
            member.ToTable("organisation_team_member");
            member.Property(m => m.Id).ValueGeneratedNever();
            member.HasOne<Team>().WithMany().HasForeignKey(m => m.Team).OnDelete(DeleteBehavior.Restrict);
            member.HasOne<Person>().WithMany().HasForeignKey(m => m.Person).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void MapUndertakings(ModelBuilder model)
    {
        model.Entity<ImportFile>(file =>
        {
            file.ToTable("organisation_import_file");
            file.Property(f => f.Id).ValueGeneratedNever();
            file.Property(f => f.Hash).HasMaxLength(64);
            file.Property(f => f.Name).HasMaxLength(200);
        });
        model.Entity<Reorganisation>(reorganisation =>
        {
            reorganisation.ToTable("organisation_reorganisation");
            reorganisation.Property(r => r.Id).ValueGeneratedNever();
            reorganisation.Property(r => r.Basis).HasMaxLength(300);
            reorganisation.HasIndex(r => r.At);
        });
    }
}
