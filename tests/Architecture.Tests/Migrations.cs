using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform;
using ThongSuot.Platform.Data;
using ThongSuot.Testing;

namespace ThongSuot.Architecture.Tests;

/// <summary>The migrations of both databases bring about the model as it is now. A new one is made by scripts/add-migration.</summary>
public sealed class Migrations(RunningApp app)
{
    /// <summary>What a migration would still have to do.</summary>
    internal static IEnumerable<string> Pending(AppDb db)
    {
        if (!db.Database.HasPendingModelChanges())
            return [];
        var then = db.GetService<IMigrationsAssembly>().ModelSnapshot?.Model;
        if (then is not null)
            then = db.GetService<IModelRuntimeInitializer>().Initialize(then);
        var now = db.GetService<IDesignTimeModel>().Model;
        return db.GetService<IMigrationsModelDiffer>()
            .GetDifferences(then?.GetRelationalModel(), now.GetRelationalModel())
            .Select(operation => operation is ITableMigrationOperation on ? $"{operation.GetType().Name} {on.Table}" : operation.GetType().Name);
    }

    // No server is asked: the model and the migrations are code.
    private static IEnumerable<string> Pending(IEnumerable<EntityMap> maps, string? postgreSql)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPlatform(new DatabaseSettings(Path.GetTempPath(), postgreSql));
        services.Replace(maps);
        using var provider = services.BuildServiceProvider();
        using var scope = provider.CreateScope();
        return [.. Pending(scope.ServiceProvider.GetRequiredService<AppDb>())];
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Host=127.0.0.1;Database=none")]
    public void No_change_of_the_model_waits_for_a_migration(string? postgreSql) => Rule.Holds(Pending(app.Maps, postgreSql));

    [Fact]
    public async Task A_table_without_a_migration_is_found()
    {
        await using var database = await TestDatabase.SqliteAsync(services => services.Replace([.. app.Maps, new Tables.SeedMap("seed", "seed_note")]));

        var pending = await database.InScope((_, db) => Task.FromResult(Pending(db)));

        Assert.Contains("CreateTableOperation seed_note", pending);
    }
}

internal static class ServicesWithMaps
{
    /// <summary>The model is made from these maps and no others.</summary>
    public static void Replace(this IServiceCollection services, IEnumerable<EntityMap> maps)
    {
        foreach (var registered in services.Where(s => s.ServiceType == typeof(EntityMap)).ToList())
            services.Remove(registered);
        foreach (var map in maps)
            services.AddSingleton(map);
    }
}
