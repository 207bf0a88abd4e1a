using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;

namespace ThongSuot.Dossiers.Data;

internal static class DossierSets
{
    extension(AppDb db)
    {
        internal DbSet<Dossier> Dossiers => db.Set<Dossier>();

        internal DbSet<DossierScope> DossierScopes => db.Set<DossierScope>();

        internal DbSet<DossierBody> DossierBodies => db.Set<DossierBody>();

        internal DbSet<DossierTask> DossierTasks => db.Set<DossierTask>();

        /// <summary>On SQLite only.</summary>
        internal DbSet<DossierWord> DossierWords => db.Set<DossierWord>();

        /// <summary>On PostgreSQL only.</summary>
        internal DbSet<DossierWords> DossierWordRows => db.Set<DossierWords>();

        internal DbSet<DossierFollow> DossierFollows => db.Set<DossierFollow>();

        internal DbSet<DossierHeld> DossiersHeld => db.Set<DossierHeld>();

        internal DbSet<DossierChange> DossierChanges => db.Set<DossierChange>();

        internal DbSet<SavedFilter> SavedFilters => db.Set<SavedFilter>();

        internal DbSet<DossierContent> DossierContents => db.Set<DossierContent>();

        internal DbSet<Migration.MigrationFinding> MigrationFindings => db.Set<Migration.MigrationFinding>();

        internal DbSet<Deadlines.DeadlineChange> DeadlineChanges => db.Set<Deadlines.DeadlineChange>();

        internal DbSet<DossierComponent> DossierComponents => db.Set<DossierComponent>();

        internal DbSet<DossierFile> DossierFiles => db.Set<DossierFile>();

        internal DbSet<DossierComment> DossierComments => db.Set<DossierComment>();

        internal DbSet<FormEntry> FormEntries => db.Set<FormEntry>();

        internal DbSet<FormValueRow> FormValues => db.Set<FormValueRow>();

        internal DbSet<UnprocessedRow> Unprocessed => db.Set<UnprocessedRow>();

        internal DbSet<MisdirectedPaper> MisdirectedPapers => db.Set<MisdirectedPaper>();

        internal DbSet<Draft> Drafts => db.Set<Draft>();

        internal DbSet<NumberBlock> NumberBlocks => db.Set<NumberBlock>();
    }
}
