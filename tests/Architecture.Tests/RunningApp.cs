using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ThongSuot.Architecture.Tests;
using ThongSuot.Platform.Data;
using ThongSuot.Testing;

[assembly: AssemblyFixture(typeof(RunningApp))]

namespace ThongSuot.Architecture.Tests;

/// <summary>The real program with all its modules, started once for all rules, on an empty SQLite file that goes away.</summary>
public sealed class RunningApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly DirectoryInfo _folder = ProgramFolder.Create("thongsuot-");

    internal IReadOnlyList<EntityMap> Maps => [.. Services.GetServices<EntityMap>()];

    /// <summary>Here and not at first use, which several tests would do at once.</summary>
    public ValueTask InitializeAsync()
    {
        _ = Services;
        return ValueTask.CompletedTask;
    }

    // The settings arrive at the program as its arguments.
    protected override void ConfigureWebHost(IWebHostBuilder builder) =>
        builder.UseSetting("data", _folder.FullName).UseSetting("empty", "true").ConfigureLogging(logging => logging.ClearProviders());
}
