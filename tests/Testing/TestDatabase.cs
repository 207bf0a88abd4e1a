using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform;
using ThongSuot.Platform.Data;

namespace ThongSuot.Testing;

/// <summary>
/// An <see cref="AppDb"/> of its own for each test class, with the modules it asks for: a SQLite file, or a database on the server of
/// THONGSUOT_TEST_POSTGRES when THONGSUOT_TEST_DATABASE is "postgres". Nothing of it is left after disposal.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly PostgreSqlDatabase? _postgreSql;
    private readonly ServiceProvider _services;

    private TestDatabase(DirectoryInfo folder, PostgreSqlDatabase? postgreSql, FixedTime time, Action<IServiceCollection> modules)
    {
        (_folder, _postgreSql, Time) = (folder, postgreSql, time);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(time);
        services.AddPlatform(new DatabaseSettings(folder.FullName, postgreSql?.Connection));
        modules(services);
        // The migrations know every module; a test that asks for a few has fewer tables in its model, on purpose.
        services.ConfigureDbContext<AppDb>(options => options
            .ReplaceService<IModelCacheKeyFactory, ModelByMaps>()
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning)));
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    /// <summary>The clock of everything in <see cref="Services"/> that asks for the time.</summary>
    public FixedTime Time { get; }

    public IServiceProvider Services => _services;

    public bool IsPostgreSql => _postgreSql is not null;

    /// <summary>The database that the environment names: SQLite unless THONGSUOT_TEST_DATABASE is "postgres".</summary>
    public static Task<TestDatabase> CreateAsync(Action<IServiceCollection>? modules = null, FixedTime? time = null) =>
        string.Equals(Environment.GetEnvironmentVariable("THONGSUOT_TEST_DATABASE"), "postgres", StringComparison.Ordinal)
            ? PostgreSqlAsync(modules, time)
            : SqliteAsync(modules, time);

    public static Task<TestDatabase> SqliteAsync(Action<IServiceCollection>? modules = null, FixedTime? time = null) => CreateAsync(null, modules, time);

    public static Task<TestDatabase> PostgreSqlAsync(Action<IServiceCollection>? modules = null, FixedTime? time = null) =>
        CreateAsync(
            Environment.GetEnvironmentVariable("THONGSUOT_TEST_POSTGRES")
                ?? throw new InvalidOperationException("THONGSUOT_TEST_POSTGRES names no server; ./test starts one."),
            modules,
            time);

    /// <summary>Runs <paramref name="work"/> in a scope of its own, as one request would.</summary>
    public async Task<T> InScope<T>(Func<IServiceProvider, AppDb, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    /// <inheritdoc cref="InScope{T}"/>
    public Task InScope(Func<IServiceProvider, AppDb, Task> work) =>
        InScope(async (services, db) =>
        {
            await work(services, db);
            return true;
        });

    public async ValueTask DisposeAsync()
    {
        if (_postgreSql is null)
            await InScope((_, db) =>
            {
                SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
                return Task.CompletedTask;
            });
        await _services.DisposeAsync();
        if (_postgreSql is not null)
            await _postgreSql.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static async Task<TestDatabase> CreateAsync(string? server, Action<IServiceCollection>? modules, FixedTime? time)
    {
        var postgreSql = server is null ? null : await PostgreSqlDatabase.CreateAsync(server);
        var database = new TestDatabase(Directory.CreateTempSubdirectory("thongsuot-"), postgreSql, time ?? new FixedTime(), modules ?? (_ => { }));
        try
        {
            await database.InScope(async (_, db) =>
            {
                if (db.Database.GetMigrations().Any())
                    await db.Database.MigrateAsync();
                else
                    await db.Database.EnsureCreatedAsync();
            });
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }
}
