using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform;
using ThongSuot.Platform.Data;

namespace ThongSuot.Organisation.Tests;

/// <summary>
/// An installation on a database of its own, with a clock that tests move: a SQLite file, or a database on the server of THONGSUOT_TEST_POSTGRES
/// when THONGSUOT_TEST_DATABASE is "postgres".
/// </summary>
public sealed class Installation : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Filled = new(Fill);

    private static readonly string? Server =
        string.Equals(Environment.GetEnvironmentVariable("THONGSUOT_TEST_DATABASE"), "postgres", StringComparison.Ordinal) ? Environment.GetEnvironmentVariable("THONGSUOT_TEST_POSTGRES") : null;

    private readonly string _folder = Directory.CreateTempSubdirectory("thongsuot-organisation-").FullName;
    private readonly string _name = "organisation_" + Guid.NewGuid().ToString("N");

    private Installation()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddPlatform(new DatabaseSettings(_folder, Server is null ? null : ConnectionTo(_name)));
        services.AddOrganisation();
        // Keys in memory: what they protect lives as long as the test.
        services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        Services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = false });
    }

    public TestClock Clock { get; } = new();

    public ServiceProvider Services { get; }

    public static string Catalogue { get; } = Path.GetFullPath(Path.Combine(SourceFolder(), "../../catalogue"));

    public static async Task<Installation> Empty()
    {
        var installation = new Installation();
        await OnServer($"create database {installation._name} template template0");
        await installation.In(db => db.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken));
        return installation;
    }

    /// <summary>The sample province, filled once and then copied: each test may change its own.</summary>
    public static async Task<Installation> WithSample()
    {
        var installation = new Installation();
        var filled = await Filled.Value;
        if (Server is null)
            File.Copy(filled, Path.Combine(installation._folder, "thongsuot.db"));
        else
            await OnServer($"create database {installation._name} template {filled}");
        return installation;
    }

    public Task<IReadOnlyList<string>> Prepare(bool sample) =>
        Services.PrepareOrganisation(Catalogue, sample, "http://localhost:5000", TestContext.Current.CancellationToken);

    public async Task<T> In<T>(Func<AppDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    /// <summary>A use case in a scope of its own, as one request has it.</summary>
    internal async Task<T> Run<TUseCase, T>(Func<TUseCase, Task<T>> work)
        where TUseCase : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        await Disconnect(_name);
        await OnServer($"drop database if exists {_name} with (force)");
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<string> Fill()
    {
        var installation = await Empty();
        await installation.Prepare(sample: true);
        if (Server is not null)
        {
            // The server goes away with the run, and this database with it. Nobody may be connected to what is copied.
            await installation.Services.DisposeAsync();
            await Disconnect(installation._name);
            Directory.Delete(installation._folder, recursive: true);
            return installation._name;
        }

        await installation.In(db => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)"));
        var kept = Path.Combine(Directory.CreateTempSubdirectory("thongsuot-sample-").FullName, "thongsuot.db");
        File.Copy(Path.Combine(installation._folder, "thongsuot.db"), kept);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Path.GetDirectoryName(kept)!, recursive: true);
        await installation.DisposeAsync();
        return kept;
    }

    private static string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder(Server) { Database = database, MaxPoolSize = 20 }.ConnectionString;

    private static Task Disconnect(string database) =>
        OnServer($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{database}'");

    private static async Task OnServer(string sql)
    {
        if (Server is null)
            return;
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        // The name is our own, not input.
#pragma warning disable CA2100
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static string SourceFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}

/// <summary>Stands still until moved; also for measured time.</summary>
public sealed class TestClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.UtcTicks;

    public void Advance(TimeSpan by) => _now += by;
}
