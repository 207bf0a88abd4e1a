using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Absences;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Delegations;
using ThongSuot.Organisation.Import;
using ThongSuot.Organisation.Persons;
using ThongSuot.Organisation.Positions;
using ThongSuot.Organisation.Reorganising;
using ThongSuot.Organisation.Responsibility;
using ThongSuot.Organisation.Roles;
using ThongSuot.Organisation.Teams;
using ThongSuot.Platform.Backups;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Organisation;

public static partial class OrganisationModule
{
    /// <summary>How the organisation is kept: by hand, by file, by reorganisation.</summary>
    private static void AddKeeping(this IServiceCollection services)
    {
        services.AddScoped<OrganisationChanges>();
        services.AddSingleton(new NamedFiles("select hash from organisation_import_file"));
        services.AddScoped<BodyTree>();
        services.AddScoped<FoundBody>();
        services.AddScoped<ChangeBody>();
        services.AddScoped<EndBody>();
        services.AddScoped<GiveFunction>();
        services.AddScoped<EndFunction>();
        services.AddScoped<BeginTerm>();
        services.AddScoped<EndTerm>();
        services.AddScoped<RegisterPerson>();
        services.AddScoped<CorrectPerson>();
        services.AddScoped<PersonList>();
        services.AddScoped<DeclareRelative>();
        services.AddScoped<WithdrawRelative>();
        services.AddScoped<GiveRole>();
        services.AddScoped<EndRole>();
        services.AddSingleton<SayWhatEnded>();
        services.AddHostedService(provider => provider.GetRequiredService<SayWhatEnded>());
        services.AddScoped<GiveDelegation>();
        services.AddScoped<RevokeDelegation>();
        services.AddScoped<DelegationRegister>();
        services.AddScoped<RegisterAbsence>();
        services.AddScoped<EndAbsence>();
        services.AddScoped<AbsenceCalendar>();
        services.AddNavigation(new NavigationItem("Ủy quyền", DelegationAddress.Mine, 22, Policies.SignedIn, NavigationPlace.User));
        services.AddNavigation(new NavigationItem("Lịch vắng mặt", "/vang-mat", 24, Policies.SignedIn, NavigationPlace.User));
        services.AddScoped<KeepPosition>();
        services.AddScoped<EndPosition>();
        services.AddScoped<PositionList>();
        services.AddScoped<AppointTeam>();
        services.AddScoped<AddTeamMember>();
        services.AddScoped<EndTeamMember>();
        services.AddScoped<EndTeam>();
        services.AddScoped<IBodyDependents, OwnDependents>();
        services.AddScoped<PlanReorganisation>();
        services.AddScoped<Reorganise>();
        services.AddSingleton<ResponsibilityReader>();
        services.AddSingleton<IResponsibility>(provider => provider.GetRequiredService<ResponsibilityReader>());
        services.AddScoped<Matrix>();
        services.AddScoped<NameOfficers>();
        services.AddScoped<ImportFiles>();
        services.AddScoped<ExportOrganisation>();
        services.AddSingleton<IJobKind, ImportJob>();
        services.AddNavigation(new NavigationItem("Nhân sự", "/quan-tri/nhan-su", 24, Policies.Administrator));
        services.AddNavigation(new NavigationItem("Người thân", "/tai-khoan/nguoi-than", 20, Policies.SignedIn, NavigationPlace.User));
    }
}
