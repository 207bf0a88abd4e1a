using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Procedures.Localising;

internal static class LocalisingServices
{
    public static IServiceCollection AddLocalising(this IServiceCollection services)
    {
        services.AddScoped<ILocalRebase>(provider => new LocalRebase(provider.GetRequiredService<EventLog>(), provider.GetRequiredService<IOrganisation>));
        services.AddScoped<LocalDrafts>().AddScoped<BeginLocal>().AddScoped<SaveLocal>().AddScoped<SubmitLocal>().AddScoped<ApproveLocal>().AddScoped<SolveConflict>();
        services.AddScoped<VersionShown>().AddScoped<OrganisationTypes>().AddScoped<LocalDesk>().AddScoped<LocalConflicts>();
        services.AddNavigation(new NavigationItem("Cụ thể hóa thủ tục", LocalAddress.Desk, 60, Policies.SignedIn, NavigationPlace.User));
        return services;
    }
}
