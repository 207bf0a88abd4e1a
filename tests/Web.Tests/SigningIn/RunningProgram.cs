using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ThongSuot.Platform.Web;
using ThongSuot.Testing;

namespace ThongSuot.Web.Tests.SigningIn;

/// <summary>The real program on a SQLite file that goes away, with a clock that can be moved on.</summary>
public abstract class RunningProgram(bool empty, Action<RateLimits>? limits = null) : WebApplicationFactory<Program>, IAsyncLifetime
{
    /// <summary>Console.Out belongs to the process: of all programs in it one starts at a time.</summary>
    internal static Lock OneStarts { get; } = new();

    private readonly DirectoryInfo _folder = ProgramFolder.Create("thongsuot-web-");

    internal MovedTime Time { get; } = new();

    /// <summary>What it printed at its start.</summary>
    internal string Printed { get; private set; } = "";

    public ValueTask InitializeAsync()
    {
        lock (OneStarts)
        {
            var (before, writer) = (Console.Out, new StringWriter());
            Console.SetOut(writer);
            try
            {
                _ = Services;
            }
            finally
            {
                Console.SetOut(before);
            }

            Printed = writer.ToString();
        }

        return ValueTask.CompletedTask;
    }

    internal Browser NewBrowser() => new(CreateClient());

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("data", _folder.FullName);
        if (empty)
            builder.UseSetting("empty", "true");
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureTestServices(services =>
        {
            services.RemoveAll<TimeProvider>();
            services.AddSingleton<TimeProvider>(Time);
            if (limits is not null)
                services.PostConfigure(limits);
        });
    }
}

/// <summary>The system's clock, moved on by tests.</summary>
internal sealed class MovedTime : TimeProvider
{
    private TimeSpan _by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _by;

    public override long GetTimestamp() => base.GetTimestamp() + (long)(_by.TotalSeconds * TimestampFrequency);

    public void Advance(TimeSpan by) => _by += by;
}

/// <summary>With the sample province.</summary>
public sealed class SampleProgram() : RunningProgram(empty: false, limits => (limits.SignInBurst, limits.OpenBurst) = (10_000, 100_000));

/// <summary>Without it, as in an office.</summary>
public sealed class EmptyProgram() : RunningProgram(empty: true);

/// <summary>With limits that a test reaches.</summary>
public sealed class StrictProgram() : RunningProgram(empty: true, limits => (limits.SignInBurst, limits.SignInPerMinute, limits.OpenBurst, limits.OpenPerSecond) = (3, 1, 40, 1));
