using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Notifications;
using ThongSuot.Notifications.Data;
using ThongSuot.Notifications.Hearing;
using ThongSuot.Notifications.Mailing;
using ThongSuot.Notifications.Preferences;
using ThongSuot.Notifications.Reading;
using ThongSuot.Notifications.Reminding;
using ThongSuot.Notifications.Telling;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Notifications;

/// <summary>Notifications: each person is told once of what waits for it, of deadlines, and of what became of its dossiers, here and by e-mail.</summary>
public static class NotificationsModule
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton<EntityMap, NotificationsMap>();
        services.AddSingleton<StandIns>();
        services.AddSingleton<Announce>();
        services.AddSingleton<IListener, OnDossierEntries>();
        services.AddSingleton<IListener, OnNewDevice>();
        services.AddSingleton<IListener, OnNoticeWanted>();
        services.AddScoped<Notices>();
        services.AddScoped<INotices>(provider => provider.GetRequiredService<Notices>());
        services.AddScoped<ChangePreferences>();
        services.AddScoped<Remind>();
        services.AddScoped<ReminderLog>();
        services.AddSingleton<RemindDue>();
        services.AddSingleton(provider => MailSettings.Read(provider.GetService<IConfiguration>()));
        services.AddSingleton<IMailSender, SmtpSender>();
        services.AddScoped<Compose>();
        services.AddScoped<Outbox>();
        services.AddSingleton<MakeDigests>();
        services.AddSingleton<SendMail>();
        services.AddHostedService<BackgroundWork>();
        services.AddNavigation(new NavigationItem("Thông báo", "/thong-bao", 30, Policies.SignedIn) { Count = CountUnread, CountOf = "chưa đọc" });
        services.AddNavigation(new NavigationItem("Thư điện tử", "/quan-tri/thu-dien-tu", 90, Policies.Administrator, NavigationPlace.User));
        return services;
    }

    public static IEndpointRouteBuilder MapNotifications(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapNotices();
        return endpoints;
    }

    private static Task<int> CountUnread(HttpContext http) => http.RequestServices.GetRequiredService<INotices>().CountUnread(http.Actor(), http.RequestAborted);
}
