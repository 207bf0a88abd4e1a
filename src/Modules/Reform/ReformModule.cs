using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Data;
using ThongSuot.Reform.Api;
using ThongSuot.Reform.Breaches;
using ThongSuot.Reform.Data;
using ThongSuot.Reform.Facts;
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

    /// <summary>What the pages of figures say above themselves; to be used behind authorisation.</summary>
    public static void UseReform(this WebApplication app) => FactsGap.Use(app);

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
