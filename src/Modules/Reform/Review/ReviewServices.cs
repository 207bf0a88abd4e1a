using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;
using ThongSuot.Reform.Campaigns;
using ThongSuot.Reform.EventLogs;
using ThongSuot.Reform.Facts;
using ThongSuot.Reform.Gains;
using ThongSuot.Reform.Initiatives;
using ThongSuot.Reform.Inventories;
using ThongSuot.Reform.Review;

namespace ThongSuot.Reform;

/// <summary>Inventories, initiatives, campaigns, gains and facts.</summary>
internal static class ReviewServices
{
    public static IServiceCollection AddReview(this IServiceCollection services)
    {
        services.AddScoped<Rights>();
        services.AddScoped<KeepWork>().AddScoped<SubmitInventory>().AddScoped<ReopenInventory>().AddScoped<RouteWork>().AddScoped<AnswerProposal>().AddScoped<ImportWork>();
        services.AddScoped<InventoryReader>().AddScoped<ProposalReader>();
        services.AddScoped<ProposeInitiative>().AddScoped<DiscussInitiative>().AddScoped<DecideInitiative>().AddScoped<InitiativeReader>();
        services.AddScoped<OpenCampaign>().AddScoped<CloseCampaign>().AddScoped<ReviewProcedure>().AddScoped<CampaignReader>().AddScoped<ExpiredBases>();
        services.AddScoped<Comparison>().AddScoped<Activity>();
        services.AddScoped<HeatMap>().AddScoped<HeatQuestions>().AddScoped<PilotReport>().AddScoped<FactsGap>();
        services.AddSingleton<RebuildFacts>();
        services.AddSingleton<IJobKind>(provider => provider.GetRequiredService<RebuildFacts>());
        services.AddSingleton<IJobKind, ExportEventLog>();
        services.AddSingleton<IListener, OnDossierEntries>();
        services.AddNavigation(new NavigationItem("Cải cách", "/ra-soat", 40, Policies.SignedIn));
        return services;
    }

    public static void MapReview(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapInventories();
        endpoints.MapCampaigns();
        endpoints.MapGains();
        endpoints.MapFacts();
        endpoints.MapEventLogs();
    }
}
