using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ThongSuot.Platform.Api;
using ThongSuot.Platform.Backups;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Log.Sealing;
using ThongSuot.Platform.Papers;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;
using ThongSuot.Platform.Web;

namespace ThongSuot.Platform;

public static class PlatformModule
{
    public static IServiceCollection AddPlatform(this IServiceCollection services, DatabaseSettings database)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddAppDb(database);
        services.AddSingleton<EntityMap, LogMap>();
        services.AddSingleton<EntityMap, KeyMap>();
        services.AddDataProtection().SetApplicationName("ThongSuot");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeysInDatabase>();
        services.AddSingleton<EntityMap, JobMap>();
        services.AddSingleton<EntityMap, InstallationMap>();
        services.AddSingleton<Installation>();
        services.AddSingleton(_ => new MasterKey(database.KeyFilePath));
        services.AddPolicies();
        services.AddRateLimits();
        services.AddApi();
        services.AddSingleton<PageTurns>();
        services.AddSingleton<EventLog>();
        services.AddSingleton<RelaySignal>();
        services.AddSingleton<Relay>();
        services.AddSingleton<OldestDelivery>();
        services.AddSingleton<MakeBackup>();
        services.AddSingleton<RestoreBackup>();
        services.AddHostedService(provider => provider.GetRequiredService<Relay>());
        services.AddSingleton(new NamedFiles("select result_hash from platform_job where result_hash is not null"));
        services.AddScoped<JobList>();
        services.AddSingleton<JobRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<JobRunner>());
        services.AddNavigation(new NavigationItem("Tiến trình", "/tien-trinh", 5, Policies.SignedIn, NavigationPlace.User));
        services.AddSingleton(provider => new VirusScanner(provider.GetService<IConfiguration>()?["ClamAv:Address"]));
        services.AddSingleton(new AnchorFile(database.AnchorFile));
        services.AddSingleton<Sealer>();
        services.AddHostedService(provider => provider.GetRequiredService<Sealer>());
        services.AddScoped<Seals>();
        services.AddSingleton(new FileStore(Path.Combine(database.DataFolder, "files")));
        services.AddSingleton(provider => new PdfConverter(
            provider.GetService<IConfiguration>()?.GetSection("Pdf").Get<PdfOptions>() ?? new PdfOptions(), provider.GetRequiredService<ILogger<PdfConverter>>()));
        services.AddSingleton(provider => new PaperShelf(
            Path.Combine(database.DataFolder, "papers"), provider.GetRequiredService<PdfConverter>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
