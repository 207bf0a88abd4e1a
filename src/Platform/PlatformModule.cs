using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;
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
        services.AddPolicies();
        services.AddRateLimits();
        services.AddSingleton<EventLog>();
        services.AddSingleton<RelaySignal>();
        services.AddSingleton<Relay>();
        services.AddHostedService(provider => provider.GetRequiredService<Relay>());
        services.AddSingleton(new FileStore(Path.Combine(database.DataFolder, "files")));
        return services;
    }
}
