using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;
using ThongSuot.Procedures.Standing;

namespace ThongSuot.Procedures.Drafting;

/// <summary>The use cases of a version's life.</summary>
internal static class DraftingServices
{
    /// <summary>Who has to do with drafts: the entry of the navigation. What each may do is decided by body.</summary>
    public const string Policy = "catalogue";

    public static void AddDrafting(this IServiceCollection services)
    {
        services.AddScoped<DraftDesk>().AddScoped<UnsavedInputs>().AddScoped<DraftList>().AddScoped<BeginDraft>().AddScoped<ReviseProcedure>().AddScoped<SaveDraft>().AddScoped<SubmitDraft>()
            .AddScoped<TakeCurrentBase>().AddScoped<WithdrawDraft>().AddScoped<AppraiseDraft>().AddScoped<DecideDraft>().AddScoped<PublishDraft>()
            .AddScoped<ChangeStanding>().AddScoped<MakeOfficial>().AddScoped<MarkBasis>().AddScoped<Authoring.EditDraft>().AddScoped<Interchange.ImportDraft>().AddScoped<Reading.VersionHistory>()
            .AddScoped<Calendars.CalendarDesk>().AddScoped<Calendars.ChangeCalendar>()
            .AddScoped<Competences.CompetenceDesk>().AddScoped<Competences.ChangeCompetence>().AddScoped<Competences.TakeBackCompetence>().AddScoped<Competences.PublishCompetence>();
        services.AddScoped<IKeepableForms, KeepableDraftForms>();
        services.AddSingleton<IProcedureDrafts, ProcedureDrafts>();
        services.AddAuthorizationBuilder().AddPolicy(Policy, policy => policy.RequireAuthenticatedUser().RequireRole(DraftRights.Owner, DraftRights.Chief, DraftRights.Clerk));
        services.AddNavigation(new NavigationItem("Bộ thủ tục", DraftAddress.List, 15, Policy));
    }
}
