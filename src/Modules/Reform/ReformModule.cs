using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Data;
using ThongSuot.Reform.Api;
using ThongSuot.Reform.Breaches;
using ThongSuot.Reform.Data;
using ThongSuot.Reform.Feedback;
using ThongSuot.Reform.Figures;

namespace ThongSuot.Reform;

/// <summary>Reform: how the set of procedures is improved by those who work with it.</summary>
public static class ReformModule
{
    public static IServiceCollection AddReform(this IServiceCollection services)
    {
        services.AddSingleton<EntityMap, ReformMap>();
        services.AddListening();
        services.AddReview();
        services.AddBreaches();
        services.AddFigures();
        return services;
    }

    public static IEndpointRouteBuilder MapReform(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapListening();
        endpoints.MapReview();
        endpoints.MapBreaches();
        endpoints.MapFigures();
        endpoints.MapFigureApi();
        return endpoints;
    }
}
