using System.Diagnostics;
using System.Globalization;
using Npgsql;
using ThongSuot.Platform.Results;

namespace ThongSuot.Platform.Backups;

/// <summary>pg_dump and pg_restore as processes of their own, with a time limit. The password goes by the environment, where others do not see it.</summary>
internal static class PostgreSqlProgram
{
    private const string Packages = "/usr/lib/postgresql";
    private const int LongestOutput = 2_000;

    /// <summary>The newest one that Debian's packages installed, else the one on the path; null when there is none.</summary>
    public static string? Find(string name)
    {
        var installed = Directory.Exists(Packages)
            ? Directory.EnumerateDirectories(Packages)
                .OrderByDescending(folder => decimal.TryParse(Path.GetFileName(folder), NumberStyles.Number, CultureInfo.InvariantCulture, out var version) ? version : 0)
                .Select(folder => Path.Combine(folder, "bin", name))
            : [];
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, name));
        return installed.Concat(onPath).FirstOrDefault(File.Exists);
    }

    /// <returns>Null when it did its work.</returns>
    public static async Task<Refusal?> Run(string name, string connectionString, IEnumerable<string> arguments, TimeSpan longest, CancellationToken cancellation)
    {
        if (Find(name) is not { } program)
            return Refusals.ProgramMissing(name);
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var (variable, value) in Connection(connectionString))
            start.Environment[variable] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(longest);
        try
        {
            // Its words are few; the end of them says what was wrong.
            var output = await process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? null : Refusals.ProgramFailed(name, output[^Math.Min(output.Length, LongestOutput)..].Trim());
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Refusals.ProgramSlow(name, longest);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    // The names of libpq; what is not said in the connection string stays as the environment has it.
    private static IEnumerable<(string Variable, string Value)> Connection(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        var mode = connection.SslMode switch
        {
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            var other => other.ToString().ToLowerInvariant(),
        };
        (string, string?)[] all =
        [
            ("PGHOST", connection.Host), ("PGPORT", connection.Port.ToString(CultureInfo.InvariantCulture)), ("PGDATABASE", connection.Database ?? connection.Username),
            ("PGUSER", connection.Username), ("PGPASSWORD", connection.Password), ("PGPASSFILE", connection.Passfile), ("PGSSLMODE", mode),
            ("PGSSLROOTCERT", connection.RootCertificate), ("PGSSLCERT", connection.SslCertificate), ("PGSSLKEY", connection.SslKey), ("PGCONNECT_TIMEOUT", "30"),
        ];
        return all.Where(v => !string.IsNullOrEmpty(v.Item2)).Select(v => (v.Item1, v.Item2!));
    }
}
