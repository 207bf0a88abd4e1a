using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Api;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Delegations;
using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Import;
using ThongSuot.Organisation.Reference;
using ThongSuot.Organisation.Responsibility;
using ThongSuot.Organisation.Sample;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Organisation;

/// <summary>The module's doors. The host calls <see cref="UseActors"/> between authentication and authorisation, <see cref="UseKeptForms"/> after antiforgery.</summary>
public static partial class OrganisationModule
{
    public static IServiceCollection AddOrganisation(this IServiceCollection services)
    {
        services.AddSingleton<EntityMap, OrganisationMap>();
        services.AddSingleton<OrganisationReader>();
        services.AddSingleton<IOrganisation>(provider => provider.GetRequiredService<OrganisationReader>());
        services.AddKeeping();
        services.AddScoped<ImportReference>();
        services.AddScoped<SampleProvince>();
        services.AddNavigation(new NavigationItem("Cơ quan", "/co-quan", 80, Policies.SignedIn));
        AddAccounts(services);
        return services;
    }

    public static IEndpointRouteBuilder MapOrganisation(this IEndpointRouteBuilder endpoints)
    {
        MapAccounts(endpoints);
        endpoints.MapImport();
        endpoints.MapResponsibility();
        endpoints.MapDuty();
        endpoints.MapOrganisationApi();
        return endpoints;
    }
}
