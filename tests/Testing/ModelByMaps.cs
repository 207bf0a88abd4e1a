using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Data;

namespace ThongSuot.Testing;

/// <summary>
/// EF keeps one model per context type and process. The application composes AppDb once; tests compose it from different modules,
/// so here the set of maps is part of the key.
/// </summary>
internal sealed class ModelByMaps : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime)
    {
        var services = context.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider
            ?? throw new InvalidOperationException("AppDb is created with the application's services.");
        var maps = services.GetServices<EntityMap>().Select(map => map.GetType().FullName).Order(StringComparer.Ordinal);
        return (context.GetType(), designTime, string.Join('|', maps));
    }
}
