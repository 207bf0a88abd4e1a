using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log.Verifying;
using ThongSuot.Platform.Security;

namespace ThongSuot.Web;

/// <summary>What the program does instead of serving pages when the command line names it: `./run migrate`.</summary>
/// <returns>The exit status: 0 done, 1 an expected no (said on the console), 2 wrong arguments.</returns>
internal delegate Task<int> Command(WebApplication app, StartOptions options, TextWriter console, CancellationToken cancellation);

internal static class Commands
{
    /// <summary>The one list of commands.</summary>
    public static readonly IReadOnlyDictionary<string, Command> All = new Dictionary<string, Command>(StringComparer.Ordinal)
    {
        ["migrate"] = Migrate,
        ["backup"] = BackupCommands.Backup,
        ["restore"] = BackupCommands.Restore,
        ["verify"] = (app, options, console, _) => LogCommands.Verify(
            options.Database, app.Services.GetRequiredService<MasterKey>(), app.Services.GetRequiredService<TimeProvider>(), options.Arguments, console),
        ["export-log"] = (_, options, console, _) => LogCommands.Export(options.Database, options.Arguments, console),
    };

    private static async Task<int> Migrate(WebApplication app, StartOptions options, TextWriter console, CancellationToken cancellation)
    {
        await Database.MigrateAsync(app.Services, cancellation);
        return 0;
    }
}
