using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform;
using ThongSuot.Platform.Data;

namespace ThongSuot.Procedures.Tests;

/// <summary>The module with Platform and a database of its own, which goes when the test is over.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private const string Variable = "THONGSUOT_TEST_POSTGRES";

    private readonly string _folder;
    private readonly string? _postgres;

    private TestHost(string folder, string? postgres, ServiceProvider services, ManualTime time) =>
        (_folder, _postgres, Services, Time) = (folder, postgres, services, time);

    /// <summary>SQLite always; PostgreSQL where a server is given.</summary>
    public static TheoryData<bool> Databases =>
        Environment.GetEnvironmentVariable(Variable) is null ? [true] : [true, false];

    public ServiceProvider Services { get; }

    public ManualTime Time { get; }

    public required Life.TestProvince Province { get; init; }

    public static async Task<TestHost> Start(bool sqlite, string catalogue)
    {
        var folder = Directory.CreateTempSubdirectory("procedures-").FullName;
        var postgres = sqlite ? null : await CreateDatabase();
        var time = new ManualTime();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(time);
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection([new(ProceduresModule.FolderKey, catalogue)]).Build());
        services.AddPlatform(new DatabaseSettings(folder, postgres));
        services.AddProcedures();
        var province = new Life.TestProvince();
        services.AddSingleton<IOrganisation>(province).AddSingleton<IResponsibility>(province);
        services.AddSingleton<NavigationManager, Staying>().AddSingleton<AntiforgeryStateProvider, NoToken>();
        var host = new TestHost(folder, postgres, services.BuildServiceProvider(), time) { Province = province };
        await host.InDb(db => db.Database.EnsureCreatedAsync());
        return host;
    }

    public async Task<T> InDb<T>(Func<AppDb, Task<T>> use)
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
            await InDb(db => db.Database.EnsureDeletedAsync());
        await Services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static Task<string> CreateDatabase() => Task.FromResult(
        new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable(Variable)) { Database = $"procedures_{Guid.NewGuid():N}" }.ConnectionString);
}

/// <summary>A clock that goes when it is told to.</summary>
internal sealed class ManualTime : TimeProvider
{
    private DateTimeOffset _now = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Forward(TimeSpan by) => _now += by;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.UtcTicks;

    // Nobody loses patience while the clock stands.
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Standing();

    private sealed class Standing : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}

/// <summary>Pages are drawn where they stand.</summary>
internal sealed class Staying : NavigationManager
{
    public Staying() => Initialize("http://localhost/", "http://localhost/");
}

internal sealed class NoToken : AntiforgeryStateProvider
{
    public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
}
