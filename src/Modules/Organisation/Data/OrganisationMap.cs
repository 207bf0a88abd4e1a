using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Organisation.Data;

internal sealed class OrganisationMap : EntityMap
{
    public override string Prefix => "organisation";

    public override void Map(ModelBuilder model)
    {
        MapBodies(model);
        model.MapKept();
        model.MapDelegations();
        MapReference(model);
        AccountMap.Map(model);
        model.Entity<OrganisationVersion>(version =>
        {
            version.ToTable("organisation_version");
            version.Property(v => v.Id).ValueGeneratedNever();
            version.Property(v => v.Number).IsConcurrencyToken();
        });
    }

    private static void MapBodies(ModelBuilder model)
    {
        model.Entity<Body>(body =>
        {
            body.ToTable("organisation_body");
            body.Property(b => b.Id).ValueGeneratedNever();
            body.Property(b => b.Code).HasMaxLength(40);
            body.Property(b => b.Name).HasMaxLength(300);
            body.Property(b => b.FoldedName).HasMaxLength(300);
            body.Property(b => b.Kind).HasMaxLength(60);
            body.Property(b => b.Level).HasMaxLength(20);
            body.Property(b => b.Type).HasMaxLength(60);
            body.HasIndex(b => b.Code).IsUnique();
            body.HasIndex(b => b.Parent);
            body.HasOne<Body>().WithMany().HasForeignKey(b => b.Parent).OnDelete(DeleteBehavior.Restrict);
            body.HasOne<Body>().WithMany().HasForeignKey(b => b.Successor).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Term>(term =>
        {
            term.ToTable("organisation_term");
            term.Property(t => t.Id).ValueGeneratedNever();
            term.Property(t => t.Name).HasMaxLength(100);
            term.HasOne<Body>().WithMany().HasForeignKey(t => t.Body).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Person>(person =>
        {
            person.ToTable("organisation_person");
            person.Property(p => p.Id).ValueGeneratedNever();
            person.Property(p => p.Name).HasMaxLength(200);
            person.Property(p => p.FoldedName).HasMaxLength(200);
            person.Property(p => p.Code).HasMaxLength(40);
            person.Property(p => p.SortName).HasMaxLength(260);
            person.HasIndex(p => p.FoldedName);
            person.HasIndex(p => p.Code).IsUnique();
            person.HasIndex(p => new { p.SortName, p.Id });
        });
        model.Entity<Holding>(holding =>
        {
            holding.ToTable("organisation_holding");
            holding.Property(h => h.Id).ValueGeneratedNever();
            holding.Property(h => h.Role).HasMaxLength(60);
            holding.Property(h => h.Position).HasMaxLength(200);
            holding.Property(h => h.Basis).HasMaxLength(300);
            holding.HasOne<Person>().WithMany().HasForeignKey(h => h.Person).OnDelete(DeleteBehavior.Restrict);
            holding.HasOne<Body>().WithMany().HasForeignKey(h => h.Body).OnDelete(DeleteBehavior.Restrict);
            holding.HasOne<JobPosition>().WithMany().HasForeignKey(h => h.JobPosition).OnDelete(DeleteBehavior.Restrict);
            // The daily sweep asks for what is over and not yet said.
            holding.HasIndex(h => new { h.EndedAt, h.ValidTo });
        });
    }

    private static void MapReference(ModelBuilder model)
    {
        model.Entity<Level>(level => level.ToTable("organisation_level").HasKey(l => new { l.Code, l.ValidFrom }));
        model.Entity<BodyKind>(kind => kind.ToTable("organisation_body_kind").HasKey(k => new { k.Code, k.ValidFrom }));
        model.Entity<OrganisationType>(type => type.ToTable("organisation_type").HasKey(t => new { t.Code, t.ValidFrom }));
        model.Entity<Superior>(superior =>
        {
            superior.ToTable("organisation_superior").HasKey(s => s.Order);
            superior.Property(s => s.Order).ValueGeneratedNever().HasColumnName("place");
            superior.Property(s => s.To).HasColumnName("to_place");
        });
    }
}
