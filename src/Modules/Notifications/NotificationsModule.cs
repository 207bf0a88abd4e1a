using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Notifications.Data;
using ThongSuot.Notifications.Hearing;
using ThongSuot.Notifications.Reading;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Notifications;

/// <summary>Notifications: each person is told once of what waits for it and of what became of its dossiers.</summary>
public static class NotificationsModule
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton<EntityMap, NotificationsMap>();
        services.AddSingleton<IListener, OnDossierEntries>();
        services.AddScoped<Notices>();
        services.AddNavigation(new NavigationItem("Thông báo", "/thong-bao", 30, Policies.SignedIn));
        return services;
    }

    public static IEndpointRouteBuilder MapNotifications(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapNotices();
        return endpoints;
    }
}
