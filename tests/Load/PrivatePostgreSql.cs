using System.Diagnostics;
using ThongSuot.Testing;

namespace ThongSuot.Load;

/// <summary>A PostgreSQL server of its own, which may be restarted without harm to anybody else. Its commits reach the log before they are acknowledged.</summary>
public sealed class PrivatePostgreSql : IAsyncDisposable
{
    private readonly string _folder;

    private PrivatePostgreSql(string folder, string connection) => (_folder, Connection) = (folder, connection);

    public string Connection { get; }

    public static async Task<PrivatePostgreSql> Start()
    {
        // Without fsync nothing is lost by a crash of PostgreSQL, only by one of the machine, which is not tried here.
        var said = await Script("start_postgres fsync=off synchronous_commit=on >&2 && printf '%s\\n%s' \"$POSTGRES_FOLDER\" \"$POSTGRES_CONNECTION\"");
        return said.Split('\n') is [var folder, var connection] ? new PrivatePostgreSql(folder, connection) : throw new InvalidOperationException(said);
    }

    /// <summary>As after a crash: every connection is gone, and it recovers from its log.</summary>
    public Task CrashAndRecover() => Script($"POSTGRES_FOLDER='{_folder}'; crash_postgres");

    public async ValueTask DisposeAsync() => await Script($"POSTGRES_FOLDER='{_folder}'; stop_postgres");

    private static async Task<string> Script(string commands)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", $"source scripts/postgres.sh; {commands}"])
        {
            WorkingDirectory = SourceTree.Root, RedirectStandardOutput = true, UseShellExecute = false,
        })!;
        // The server inherits the other pipe and keeps it open; what the script says ends with the script.
        var said = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        return shell.ExitCode == 0 ? said : throw new InvalidOperationException($"bash ended with {shell.ExitCode}: {commands}");
    }
}
