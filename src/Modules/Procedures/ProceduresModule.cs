using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Ui;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Api;
using ThongSuot.Procedures.Competences;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.OpenData;
using ThongSuot.Procedures.Notices;
using ThongSuot.Procedures.Papers;
using ThongSuot.Procedures.Drafting;
using ThongSuot.Procedures.Interchange;
using ThongSuot.Procedures.Localising;
using ThongSuot.Procedures.Publishing;
using ThongSuot.Procedures.Search;
using ThongSuot.Procedures.Views;

namespace ThongSuot.Procedures;

/// <summary>The module's doors: services, pages, and loading the catalogue at start.</summary>
public static class ProceduresModule
{
    /// <summary>Configuration key of the catalogue folder; without it, "catalogue" beside the program.</summary>
    public const string FolderKey = "Catalogue:Folder";

    public static IServiceCollection AddProcedures(this IServiceCollection services)
    {
        services.AddSingleton<EntityMap, ProceduresMap>();
        services.AddSingleton(provider => new ProceduresReader(
            provider.GetRequiredService<IServiceScopeFactory>(), provider.GetRequiredService<IOrganisation>, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<PortalSearch>();
        services.AddSingleton<IProcedures>(provider => provider.GetRequiredService<ProceduresReader>());
        services.AddOpenData();
        services.AddViews();
        services.AddScoped<BodyNotices>();
        services.AddScoped<BlankFormPapers>();
        services.AddScoped<NoticePapers>();
        services.AddScoped<IProcedureHistory, History.ProcedureHistory>();
        services.AddScoped<PublishVersion>();
        services.AddDrafting();
        services.AddLocalising();
        services.AddNavigation(new NavigationItem("Thủ tục", "/thu-tuc", 10));
        return services;
    }

    public static IEndpointRouteBuilder MapProcedures(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPortalSearch();
        endpoints.MapOpenData();
        endpoints.MapInterchange();
        TopViews.Map(endpoints);
        endpoints.MapPapers();
        endpoints.MapCompetence();
        endpoints.MapProcedureApi();
        return endpoints;
    }

    /// <summary>
    /// Reads the catalogue folder and publishes what changed; call it at start, once the tables are there. A package with faults is
    /// refused as a whole: what was published before stays published.
    /// </summary>
    /// <returns>The set published now, or every fault of the package.</returns>
    public static async Task<Result<PublishedSet>> LoadCatalogue(IServiceProvider services, CancellationToken cancellation)
    {
        var folder = services.GetService<IConfiguration>()?[FolderKey] ?? Path.Combine(AppContext.BaseDirectory, "catalogue");
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("ThongSuot.Procedures");
        var reading = CatalogueReader.Read(folder);
        foreach (var warning in reading.Warnings)
            logger.LogInformation("Catalogue: {Warning}", warning);
        if (reading.Package is not { } package)
        {
            foreach (var fault in reading.Faults)
                logger.LogError("Catalogue refused: {Fault}", fault);
            return reading.Faults.Select(Refusals.Fault).ToArray();
        }

        var published = await Publish(services, package, cancellation);
        // Another node was faster: what it published is compared once more, most often there is nothing left to do.
        if (!published.IsOk)
            published = await Publish(services, package, cancellation);
        if (!published.IsOk)
            return published.Refusals.ToArray();
        if (published.Value.ChangedAnything)
            logger.LogInformation("Catalogue published: {Published}", published.Value);
        await using var scope = services.CreateAsyncScope();
        if (await new CompleteListings(scope.ServiceProvider.GetRequiredService<AppDb>()).Run(cancellation) is > 0 and var completed)
            logger.LogInformation("Listed {Completed} versions of procedures and forms that were published before", completed);
        return package.View();
    }

    private static void AddOpenData(this IServiceCollection services)
    {
        services.AddSingleton(provider => new SiteAddress(provider.GetService<IConfiguration>()));
        services.AddSingleton<Documents>();
    }

    private static void AddViews(this IServiceCollection services)
    {
        services.AddSingleton<EntityMap, ViewsMap>();
        services.AddSingleton<ViewCounts>();
        services.AddHostedService<SaveViews>();
        services.AddScoped<TopViews>();
    }

    private static async Task<Result<Published>> Publish(IServiceProvider services, CataloguePackage package, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var publish = new PublishCatalogue(
            scope.ServiceProvider.GetRequiredService<AppDb>(), services.GetRequiredService<EventLog>(), services.GetRequiredService<TimeProvider>(),
            scope.ServiceProvider.GetServices<ILocalRebase>());
        return await publish.Run(package, cancellation);
    }
}
