using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ThongSuot.Platform.Data;

namespace ThongSuot.Organisation.Data;

/// <summary>The tables of delegations and absences.</summary>
internal static class DelegationMap
{
    extension(AppDb db)
    {
        internal DbSet<Delegation> Delegations => db.Set<Delegation>();

        internal DbSet<DelegatedRole> DelegatedRoles => db.Set<DelegatedRole>();

        internal DbSet<Absence> Absences => db.Set<Absence>();
    }

    public static void MapDelegations(this ModelBuilder model)
    {
        model.Entity<Delegation>(delegation =>
        {
            delegation.ToTable("organisation_delegation");
            delegation.Property(d => d.Id).ValueGeneratedNever();
            delegation.Property(d => d.BasisNumber).HasMaxLength(60);
            delegation.Property(d => d.BasisIssuer).HasMaxLength(200);
            delegation.Property(d => d.RevokedBecause).HasMaxLength(500);
            delegation.Property(d => d.Limits).HasMaxLength(1000).HasConversion(
                limits => string.Join(' ', limits),
                text => ImmutableArray.Create(text.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
                new ValueComparer<ImmutableArray<string>>((a, b) => a.SequenceEqual(b), l => l.Length, l => l));
            delegation.HasIndex(d => new { d.RevokedAt, d.ValidTo });
            delegation.HasIndex(d => d.Principal);
            delegation.HasIndex(d => d.Delegate);
            delegation.HasOne<Person>().WithMany().HasForeignKey(d => d.Principal).OnDelete(DeleteBehavior.Restrict);
            delegation.HasOne<Person>().WithMany().HasForeignKey(d => d.Delegate).OnDelete(DeleteBehavior.Restrict);
            delegation.HasOne<Delegation>().WithMany().HasForeignKey(d => d.Parent).OnDelete(DeleteBehavior.Restrict);
            delegation.HasMany(d => d.Roles).WithOne().HasForeignKey(r => r.Delegation).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<DelegatedRole>(role =>
        {
            role.ToTable("organisation_delegated_role");
            role.HasKey(r => new { r.Delegation, r.Role, r.Body });
            role.Property(r => r.Role).HasMaxLength(60);
            role.HasIndex(r => r.Body);
            role.HasOne<Body>().WithMany().HasForeignKey(r => r.Body).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Absence>(absence =>
        {
            absence.ToTable("organisation_absence");
            absence.Property(a => a.Id).ValueGeneratedNever();
            absence.Property(a => a.Kind).HasMaxLength(40);
            absence.Property(a => a.From).HasColumnName("from_day");
            absence.Property(a => a.To).HasColumnName("to_day");
            absence.HasIndex(a => new { a.Person, a.From });
            absence.HasIndex(a => new { a.EndedAt, a.To });
            absence.HasOne<Person>().WithMany().HasForeignKey(a => a.Person).OnDelete(DeleteBehavior.Restrict);
            absence.HasOne<Person>().WithMany().HasForeignKey(a => a.Substitute).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
