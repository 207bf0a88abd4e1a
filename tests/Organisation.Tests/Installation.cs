using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform;
using ThongSuot.Platform.Data;

namespace ThongSuot.Organisation.Tests;

/// <summary>An installation on a SQLite file of its own, with a clock that tests move.</summary>
public sealed class Installation : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Filled = new(Fill);

    private readonly string _folder = Directory.CreateTempSubdirectory("thongsuot-organisation-").FullName;

    private Installation()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddPlatform(new DatabaseSettings(_folder, PostgreSql: null));
        services.AddOrganisation();
        Services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = false });
    }

    public TestClock Clock { get; } = new();

    public ServiceProvider Services { get; }

    public static string Catalogue { get; } = Path.GetFullPath(Path.Combine(SourceFolder(), "../../catalogue"));

    public static async Task<Installation> Empty()
    {
        var installation = new Installation();
        await installation.In(db => db.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken));
        return installation;
    }

    /// <summary>The sample province, filled once and then copied: each test may change its own.</summary>
    public static async Task<Installation> WithSample()
    {
        var installation = new Installation();
        File.Copy(await Filled.Value, Path.Combine(installation._folder, "thongsuot.db"));
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
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<string> Fill()
    {
        await using var installation = await Empty();
        await installation.Prepare(sample: true);
        await installation.In(db => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)"));
        var kept = Path.Combine(Directory.CreateTempSubdirectory("thongsuot-sample-").FullName, "thongsuot.db");
        File.Copy(Path.Combine(installation._folder, "thongsuot.db"), kept);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Path.GetDirectoryName(kept)!, recursive: true);
        return kept;
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
