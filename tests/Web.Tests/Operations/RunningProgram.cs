using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using ThongSuot.Testing;

namespace ThongSuot.Web.Tests.Operations;

/// <summary>The whole program in memory, on an empty SQLite file, with a clock that a test moves.</summary>
internal sealed class RunningProgram(params (string Key, string Value)[] settings) : WebApplicationFactory<Program>
{
    public DirectoryInfo Data { get; } = ProgramFolder.Create("thongsuot-ops-");

    public MovedTime Time { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // The first two arrive at the program as its arguments.
        builder.UseSetting("data", Data.FullName).UseSetting("empty", "true");
        builder.ConfigureAppConfiguration((_, configuration) => configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))));
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureServices(services => services.AddSingleton<TimeProvider>(Time));
    }

    // What it prints must not be read as what another one printed.
    protected override IHost CreateHost(IHostBuilder builder)
    {
        lock (SigningIn.RunningProgram.OneStarts)
            return base.CreateHost(builder);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        GC.SuppressFinalize(this);
    }

    /// <summary>The system's clock, put forward; time that is measured passes only when a test says so.</summary>
    internal sealed class MovedTime : TimeProvider
    {
        private long _ahead;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + new TimeSpan(Interlocked.Read(ref _ahead));

        public override long GetTimestamp() => Interlocked.Read(ref _ahead) * (TimestampFrequency / TimeSpan.TicksPerSecond);

        public void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);
    }
}
