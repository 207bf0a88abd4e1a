using System.Collections.Concurrent;
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
/// Its tables come from the migrations, made once in a process and copied: see <see cref="PreparedDatabase"/>.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<(string? Server, string? Filling), Lazy<Task<PreparedDatabase>>> s_prepared = new();

    private readonly DirectoryInfo _folder;
    private readonly PostgreSqlDatabase? _postgreSql;
    private readonly ServiceProvider _services;

    private TestDatabase(DirectoryInfo folder, PostgreSqlDatabase? postgreSql, FixedTime time, Action<IServiceCollection>? modules)
    {
        (_folder, _postgreSql, Time) = (folder, postgreSql, time);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(time);
        services.AddPlatform(new DatabaseSettings(folder.FullName, postgreSql?.Connection));
        modules?.Invoke(services);
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
    /// <param name="filling">What it begins with; null: its tables only.</param>
    public static Task<TestDatabase> CreateAsync(Action<IServiceCollection>? modules = null, FixedTime? time = null, Filling? filling = null) =>
        string.Equals(Environment.GetEnvironmentVariable("THONGSUOT_TEST_DATABASE"), "postgres", StringComparison.Ordinal)
            ? PostgreSqlAsync(modules, time, filling)
            : SqliteAsync(modules, time, filling);

    public static Task<TestDatabase> SqliteAsync(Action<IServiceCollection>? modules = null, FixedTime? time = null, Filling? filling = null) =>
        CopyAsync(null, modules, time, filling);

    public static Task<TestDatabase> PostgreSqlAsync(Action<IServiceCollection>? modules = null, FixedTime? time = null, Filling? filling = null) =>
        CopyAsync(
            Environment.GetEnvironmentVariable("THONGSUOT_TEST_POSTGRES")
                ?? throw new InvalidOperationException("THONGSUOT_TEST_POSTGRES names no server; ./test starts one."),
            modules,
            time,
            filling);

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
        await Close();
        if (_postgreSql is not null)
            await _postgreSql.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task Close()
    {
        if (_postgreSql is null)
            await InScope((_, db) =>
            {
                SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
                return Task.CompletedTask;
            });
        await _services.DisposeAsync();
        if (_postgreSql is not null)
            await _postgreSql.Close();
    }

    private static async Task<TestDatabase> CopyAsync(string? server, Action<IServiceCollection>? modules, FixedTime? time, Filling? filling)
    {
        var prepared = await s_prepared.GetOrAdd((server, filling?.Name), _ => new Lazy<Task<PreparedDatabase>>(() => PrepareAsync(server, modules, filling))).Value;
        var folder = Directory.CreateTempSubdirectory("thongsuot-");
        return new TestDatabase(folder, await prepared.CopyTo(folder), time ?? new FixedTime(), modules);
    }

    private static async Task<PreparedDatabase> PrepareAsync(string? server, Action<IServiceCollection>? modules, Filling? filling)
    {
        var postgreSql = server is null ? null : await PostgreSqlDatabase.CreateAsync(server);
        var database = new TestDatabase(Directory.CreateTempSubdirectory("thongsuot-"), postgreSql, new FixedTime(), modules);
        try
        {
            await database.InScope((_, db) => db.Database.MigrateAsync());
            if (filling is not null)
                await filling.Fill(database.Services);
            await database.Close();
            return PreparedDatabase.Of(database._folder, postgreSql);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }
}
