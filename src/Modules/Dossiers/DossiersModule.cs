using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Dossiers.Hearing;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;

namespace ThongSuot.Dossiers;

/// <summary>Dossiers: filed, carried from step to step through the right bodies, ended with a result.</summary>
public static class DossiersModule
{
    public static IServiceCollection AddDossiers(this IServiceCollection services)
    {
        services.AddSingleton<EntityMap, DossiersMap>();
        services.AddSingleton<Situations>();
        services.AddSingleton<Recording>();
        services.AddSingleton<FileErasure>();
        services.AddSingleton<Numbers>();
        services.AddScoped<Drafts>();
        services.AddScoped<SendDraft>();
        services.AddScoped<ActOnDossier>();
        services.AddScoped<IDossiers, Summaries>();
        services.AddSingleton<IListener, OnFollowOnOpened>();
        services.AddSingleton<ExpireDue>();
        services.AddHostedService(provider => provider.GetRequiredService<ExpireDue>());
        return services;
    }

    public static IEndpointRouteBuilder MapDossiers(this IEndpointRouteBuilder endpoints)
    {
        return endpoints;
    }
}
