using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Update;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ThongSuot.Platform.Data;

/// <summary>Where the data lies: a folder with one SQLite file, or a PostgreSQL connection string.</summary>
/// <param name="KeyFile">The master key's file; null: in the data folder.</param>
public sealed record DatabaseSettings(string DataFolder, string? PostgreSql, string? KeyFile = null)
{
    public bool IsSqlite => PostgreSql is null;

    public string SqliteFile => Path.Combine(DataFolder, "thongsuot.db");

    public string KeyFilePath => KeyFile ?? Path.Combine(DataFolder, "thongsuot.key");

    /// <summary>The roots of all seals, outside the database.</summary>
    public string AnchorFile => Path.Combine(DataFolder, "seals.jsonl");

    /// <summary>What the last verification of the log found.</summary>
    public string VerificationFile => Path.Combine(DataFolder, "verify.json");
}

public static class Database
{
    public static IServiceCollection AddAppDb(this IServiceCollection services, DatabaseSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<WriteGate>();
        services.AddDbContextPool<AppDb>(
            (_, options) =>
            {
                if (settings.IsSqlite)
                {
                    Directory.CreateDirectory(settings.DataFolder);
                    var connection = new SqliteConnectionStringBuilder { DataSource = settings.SqliteFile, Cache = SqliteCacheMode.Default, DefaultTimeout = 30 };
                    options.UseSqlite(connection.ConnectionString, sqlite => sqlite
                        .MigrationsAssembly("ThongSuot.Migrations.Sqlite")
                        // A list of scopes is one parameter: with one for each, the statement would be written anew every time it is used.
                        .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter));
                    options.AddInterceptors(SqlitePragmas.Instance);
                }
                else
                {
                    var connection = new NpgsqlConnectionStringBuilder(settings.PostgreSql) { MaxAutoPrepare = 200, AutoPrepareMinUsages = 2, NoResetOnClose = true };
                    // The lists' statements are written so that one plan fits all their values; planned anew each time, planning takes two thirds of the time that running takes.
                    // Statements are short and many people ask at once: a compiler and helpers of its own for one of them would be taken from the others.
                    // Disks are not what PostgreSQL's default takes them for: by that, a table from which rows come and go is read whole, past the index that names the one row.
                    connection.Options = $"{connection.Options} -c plan_cache_mode=force_generic_plan -c jit=off -c max_parallel_workers_per_gather=0 -c random_page_cost=1.1".TrimStart();
                    options.UseNpgsql(connection.ConnectionString, npgsql => npgsql
                        .MigrationsAssembly("ThongSuot.Migrations.PostgreSql")
                        .ExecutionStrategy(dependencies => new ReadAgain(dependencies)));
                    options.AddInterceptors(ReadAgain.Watch.Instance);
                    options.ReplaceService<IModificationCommandBatchFactory, SaveStatements>();
                }

                options.ConfigureWarnings(w => w.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning));
            },
            poolSize: 128);
        return services;
    }

    /// <summary>Brings the tables up to date. SQLite does so at start; PostgreSQL by `./run migrate`, one node at a time under an advisory lock (EF takes it).</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await db.Database.MigrateAsync(cancellation);
    }

    /// <summary>True when the tables are older than the program.</summary>
    public static async Task<bool> NeedsMigration(IServiceProvider services, CancellationToken cancellation) =>
        await NeedsMigration(services.GetRequiredService<IServiceScopeFactory>(), cancellation);

    /// <inheritdoc cref="NeedsMigration(IServiceProvider, CancellationToken)"/>
    public static async Task<bool> NeedsMigration(IServiceScopeFactory scopes, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<AppDb>().Database.GetPendingMigrationsAsync(cancellation)).Any();
    }

    private sealed class SqlitePragmas : DbConnectionInterceptor
    {
        public static readonly SqlitePragmas Instance = new();

        // WAL is remembered by the file; the others belong to each connection. secure_delete: what is erased is overwritten, not only unlinked.
        private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA busy_timeout=30000; PRAGMA cache_size=-16000;";

        // A pooled connection keeps them, and one is taken from the pool for nearly every query.
        private readonly ConditionalWeakTable<object, object> _prepared = [];

        public override void ConnectionOpened(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData)
        {
            if (!_prepared.TryAdd(((SqliteConnection)connection).Handle!, this))
                return;
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }

        // SQLite works where it is called, so that there is nothing to wait for.
        public override Task ConnectionOpenedAsync(
            System.Data.Common.DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
