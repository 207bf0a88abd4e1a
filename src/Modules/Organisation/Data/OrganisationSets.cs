using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Organisation.Data;

/// <summary>The module's tables in the one context.</summary>
internal static class OrganisationSets
{
    extension(AppDb db)
    {
        internal DbSet<Body> Bodies => db.Set<Body>();

        internal DbSet<Term> Terms => db.Set<Term>();

        internal DbSet<Person> Persons => db.Set<Person>();

        internal DbSet<Holding> Holdings => db.Set<Holding>();

        internal DbSet<BodyState> BodyStates => db.Set<BodyState>();

        internal DbSet<BodyFunction> BodyFunctions => db.Set<BodyFunction>();

        internal DbSet<Relative> Relatives => db.Set<Relative>();

        internal DbSet<JobPosition> JobPositions => db.Set<JobPosition>();

        internal DbSet<NamedOfficer> NamedOfficers => db.Set<NamedOfficer>();

        internal DbSet<Team> Teams => db.Set<Team>();

        internal DbSet<TeamMember> TeamMembers => db.Set<TeamMember>();

        internal DbSet<ImportFile> ImportFiles => db.Set<ImportFile>();

        internal DbSet<Reorganisation> Reorganisations => db.Set<Reorganisation>();

        internal DbSet<Level> Levels => db.Set<Level>();

        internal DbSet<BodyKind> BodyKinds => db.Set<BodyKind>();

        internal DbSet<OrganisationType> OrganisationTypes => db.Set<OrganisationType>();

        internal DbSet<Superior> Superiors => db.Set<Superior>();

        internal DbSet<OrganisationVersion> OrganisationVersions => db.Set<OrganisationVersion>();
    }
}
