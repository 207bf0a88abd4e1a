using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Log;

namespace ThongSuot.Platform;

public static class PlatformModule
{
    public static IServiceCollection AddPlatform(this IServiceCollection services, DatabaseSettings database)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddAppDb(database);
        services.AddSingleton<EntityMap, LogMap>();
        services.AddSingleton<EventLog>();
        services.AddSingleton<RelaySignal>();
        services.AddSingleton<Relay>();
        services.AddHostedService(provider => provider.GetRequiredService<Relay>());
        services.AddSingleton(new FileStore(Path.Combine(database.DataFolder, "files")));
        return services;
    }
}
