using System.Net;
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
using ThongSuot.Notifications.Webhooks;
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
        services.AddWebhooks();
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
        endpoints.MapWebhookApi();
        return endpoints;
    }

    private static void AddWebhooks(this IServiceCollection services)
    {
        services.AddSingleton<IListener, OnEntriesForWebhooks>();
        services.AddSingleton(provider => WebhookSettings.Read(provider.GetService<IConfiguration>()));
        services.AddSingleton(provider => new AddressGuard(provider.GetRequiredService<WebhookSettings>(), (host, cancellation) => Dns.GetHostAddressesAsync(host, cancellation)));
        services.AddSingleton<WebhookPost>().AddSingleton<WebhookSecrets>().AddSingleton<SendWebhooks>().AddSingleton<SweepDeliveries>();
        services.AddScoped<WebhookSight>().AddScoped<ComposeMessage>().AddScoped<WebhookKeepers>().AddScoped<WebhookChange>().AddScoped<CheckWebhook>().AddScoped<WebhookList>();
        services.AddScoped<AddWebhook>().AddScoped<ChangeWebhook>().AddScoped<RotateSecret>().AddScoped<WebhooksAtKeyboard>().AddScoped<RemoveWebhook>().AddScoped<PauseWebhook>().AddScoped<StopWebhook>();
        services.AddScoped<TryWebhook>().AddScoped<ResendDelivery>();
        services.AddNavigation(new NavigationItem("Địa chỉ nhận tin", AllWebhooksPage.PageAddress, 93, Policies.Administrator, NavigationPlace.User));
    }

    private static Task<int> CountUnread(HttpContext http) => http.RequestServices.GetRequiredService<INotices>().CountUnread(http.Actor(), http.RequestAborted);
}
