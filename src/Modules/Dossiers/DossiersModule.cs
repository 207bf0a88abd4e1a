using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Dossiers.Api;
using ThongSuot.Dossiers.Cooperation;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Files;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Dossiers.Forms;
using ThongSuot.Dossiers.Hearing;
using ThongSuot.Dossiers.Inbox;
using ThongSuot.Dossiers.Inbox.Bulk;
using ThongSuot.Dossiers.Inbox.Export;
using ThongSuot.Dossiers.Inbox.Leading;
using ThongSuot.Dossiers.Inbox.Live;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.TryOut;
using ThongSuot.Dossiers.Misdirected;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Platform.Backups;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Dossiers;

/// <summary>Dossiers: filed, carried from step to step through the right bodies, ended with a result.</summary>
public static class DossiersModule
{
    public static IServiceCollection AddDossiers(this IServiceCollection services)
    {
        services.AddSingleton<EntityMap, DossiersMap>();
        services.AddSingleton<EntityMap, InboxMap>();
        services.AddSingleton<EntityMap, FormsMap>();
        services.AddSingleton<Situations>();
        services.AddSingleton<Recording>();
        services.AddSingleton<FileErasure>();
        services.AddSingleton<Numbers>();
        services.AddScoped<Drafts>();
        services.AddScoped<SaveWithUpload>();
        services.AddScoped<SendDraft>();
        services.AddScoped<ActOnDossier>();
        services.AddScoped<Attachments>();
        services.AddScoped<Discussion>();
        services.AddScoped<CooperationPapers>();
        services.AddScoped<FormDesk>();
        services.AddScoped<SaveForm>();
        services.AddScoped<FilledForms>();
        services.AddScoped<FormStates>();
        services.AddScoped<FormPapers>();
        services.AddScoped<DossierReader>();
        services.AddSingleton<TryOuts>();
        services.AddSingleton<TryOutSeal>();
        services.AddScoped<Inboxes>().AddSingleton(new SearchLimits());
        services.AddScoped<Follows>();
        services.AddScoped<SavedFilters>();
        services.AddLeadingPolicy();
        services.AddSingleton<ActOnMany>();
        services.AddScoped<ListExport>();
        services.AddScoped<LeaderView>();
        services.AddScoped<UnprocessedList>();
        services.AddScoped<MisdirectedPapers>();
        services.AddScoped<SimilarDossiers>();
        services.AddScoped<RefusalNotice>();
        services.AddSingleton<IJobKind, BulkJob>();
        services.AddScoped<HandOver.HandOverDesk>();
        services.AddScoped<IWaitingWork>(provider => provider.GetRequiredService<HandOver.HandOverDesk>());
        services.AddScoped<HandOver.HandOverOne>();
        services.AddSingleton<IJobKind, HandOver.HandOverJob>();
        services.AddSingleton<IJobKind, ExportJob>();
        services.AddSingleton<DeskStreams>();
        services.AddHostedService(provider => provider.GetRequiredService<DeskStreams>());
        services.AddScoped<IDossiers, Summaries>();
        services.AddSingleton(new NamedFiles("select hash from dossiers_file where erased_at is null"));
        services.AddScoped<IKeepableForms, KeepableForms>();
        services.AddScoped<HeldFiles>();
        services.AddScoped<Deadlines.ProofSheets>();
        services.AddScoped<Deadlines.RecomputeDeadlines>();
        services.AddSingleton<IJobKind, Deadlines.PreviewDeadlines>();
        services.AddSingleton<IJobKind, Deadlines.ApplyDeadlines>();
        services.AddScoped<Migration.OldVersions>();
        services.AddScoped<Migration.MigrateDossiers>();
        services.AddSingleton<Migration.MigrateOne>();
        services.AddSingleton<IJobKind, Migration.PreviewMigration>();
        services.AddSingleton<IJobKind, Migration.ApplyMigration>();
        services.AddScoped<IHeldComponents>(provider => provider.GetRequiredService<HeldFiles>());
        services.AddScoped<OpenedByDossier>();
        services.AddSingleton<IListener, OnFollowOnOpened>();
        services.AddSingleton<IListener, OnCall>();
        services.AddSingleton<IListener, OnRoleEnded>();
        services.AddSingleton<IListener, OnBodySucceeded>();
        services.AddSingleton<IListener, OnFormFilled>();
        services.AddSingleton<IJobKind, HandOverWork>();
        services.AddSingleton<IJobKind, PassOnDossiers>();
        services.AddSingleton<ActAsSystem>();
        services.AddSingleton<Readings>();
        services.AddSingleton<Relatives>((view, person) => view.RelativesOf(person));
        services.AddScoped<IBodyDependents, BodyDependents>();
        services.AddSingleton<ExpireDue>();
        services.AddNavigation(new NavigationItem("Bàn làm việc", "/ban-lam-viec", 10, Policies.SignedIn));
        services.AddNavigation(new NavigationItem("Điều hành", "/dieu-hanh", 15, LeadingPolicy.Name));
        services.AddNavigation(new NavigationItem("Hồ sơ", "/ho-so", 20, Policies.SignedIn));
        services.AddHostedService(provider => provider.GetRequiredService<ExpireDue>());
        return services;
    }

    public static IEndpointRouteBuilder MapDossiers(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapFiles();
        endpoints.MapInbox();
        endpoints.MapUnprocessed();
        endpoints.MapForms();
        Migration.MigrationEndpoints.MapMigration(endpoints);
        endpoints.MapCooperation();
        endpoints.MapDossierApi();
        return endpoints;
    }
}
