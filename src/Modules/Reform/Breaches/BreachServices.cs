using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Reform;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Reform.Breaches;

internal static class BreachServices
{
    public static void AddBreaches(this IServiceCollection services)
    {
        services.AddSingleton<KeepBreaches>().AddSingleton<WatchDeadlines>();
        services.AddSingleton<IListener, OnDossierWork>();
        services.AddScoped<BreachRights>().AddScoped<BreachList>().AddScoped<BreachActs>().AddScoped<AnswerBreach>().AddScoped<DecideBreach>().AddScoped<MarkBreach>();
        services.AddScoped<Conduct>();
        services.AddScoped<IConduct>(provider => provider.GetRequiredService<Conduct>());
        services.AddPanel<DossierBreachesPanel>(Panel.OfDossier, 30);
        services.AddNavigation(new NavigationItem("Chậm trễ, vi phạm", "/vi-pham", 41, Policies.SignedIn, NavigationPlace.User));
    }
}
