using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Results;

namespace ThongSuot.Platform.Backups;

/// <summary>What was put back, and where it differs from the manifest; without differences it is the same, row by row and byte by byte.</summary>
public sealed record Restored(Manifest Manifest, IReadOnlyList<string> Differences);

/// <summary>Puts a backup back into an empty place, then counts and hashes all of it again.</summary>
public sealed class RestoreBackup(DatabaseSettings settings, IServiceScopeFactory scopes)
{
    private const int MostNamed = 20;

    private string FilesFolder => Path.Combine(settings.DataFolder, MakeBackup.FilesFolder);

    /// <param name="replace">Overwrite what is there.</param>
    /// <param name="longest">How long pg_restore may take.</param>
    public async Task<Result<Restored>> Run(string folder, bool replace, TimeSpan longest, TextWriter console, CancellationToken cancellation)
    {
        folder = Path.GetFullPath(folder);
        var read = await Manifest.Read(folder, cancellation);
        if (!read.IsOk)
            return read.Refusals.ToArray();
        var manifest = read.Value;
        await console.WriteLineAsync($"Kiểm tra bản sao lưu lúc {manifest.MadeAt:yyyy-MM-dd HH:mm:ss} UTC: {manifest.Tables.Count} bảng, {manifest.Rows} dòng, {manifest.Files.Count} tệp…");
        if (await Unfit(manifest, cancellation) is { } unfit)
            return unfit;
        if (await Damage(manifest, folder, cancellation) is { Count: > 0 } damaged)
            return damaged.Take(MostNamed).Select(Refusals.Broken).ToArray();
        if (await Taken(manifest, replace, cancellation) is { } taken)
            return taken;

        await console.WriteLineAsync("Khôi phục cơ sở dữ liệu…");
        var database = Path.Combine(folder, manifest.Database.Name);
        if (settings.IsSqlite)
            await PutSqlite(database, cancellation);
        else if (await PutPostgreSql(manifest, database, replace, longest, cancellation) is { } refused)
            return refused;
        await console.WriteLineAsync("Khôi phục tệp…");
        await PutFiles(manifest, folder, cancellation);
        await console.WriteLineAsync("So sánh với bản sao lưu…");
        return new Restored(manifest, await Differences(manifest, console, cancellation));
    }

    // Before anything is written: is this a place for this backup?
    private async Task<Refusal?> Unfit(Manifest manifest, CancellationToken cancellation)
    {
        if (!string.Equals(manifest.Provider, settings.IsSqlite ? MakeBackup.Sqlite : MakeBackup.PostgreSql, StringComparison.Ordinal))
            return Refusals.OtherProvider(manifest.Provider);
        await using (var scope = scopes.CreateAsyncScope())
        {
            var known = scope.ServiceProvider.GetRequiredService<AppDb>().Database.GetMigrations();
            if (!known.Contains(manifest.Migration, StringComparer.Ordinal))
                return Refusals.Newer(manifest.Migration);
        }

        if (settings.IsSqlite)
            return null;
        if (PostgreSqlProgram.Find("pg_restore") is null)
            return Refusals.ProgramMissing("pg_restore");
        await using var target = await PostgreSqlTables.Open(settings.PostgreSql!, cancellation);
        return await target.Schema(cancellation) is { } here && !string.Equals(here, manifest.Schema, StringComparison.Ordinal)
            ? Refusals.OtherSchema(manifest.Schema ?? "", here)
            : null;
    }

    private static async Task<IReadOnlyList<string>> Damage(Manifest manifest, string folder, CancellationToken cancellation)
    {
        var damaged = new List<string>();
        await Compare(manifest.Database, Path.Combine(folder, manifest.Database.Name), damaged, cancellation);
        foreach (var file in manifest.Files)
            await Compare(file, MakeBackup.PlaceOf(folder, file.Name), damaged, cancellation);
        return damaged;
    }

    private async Task<Refusal?> Taken(Manifest manifest, bool replace, CancellationToken cancellation)
    {
        if (settings.IsSqlite && File.Exists(settings.SqliteFile))
        {
            if (!replace)
                return Refusals.TargetTaken(settings.SqliteFile);
            if (await InUse(cancellation))
                return Refusals.TargetInUse(settings.SqliteFile);
        }
        else if (!settings.IsSqlite && !replace)
        {
            await using var target = await PostgreSqlTables.Open(settings.PostgreSql!, cancellation);
            if ((await target.Tables(cancellation)).Count > 0)
                return Refusals.TargetTaken($"PostgreSQL, lược đồ {manifest.Schema}");
        }

        return !replace && Directory.Exists(FilesFolder) && Directory.EnumerateFileSystemEntries(FilesFolder).Any() ? Refusals.TargetTaken(FilesFolder) : null;
    }

    // Whoever else has the file open keeps this from being the only one.
    private async Task<bool> InUse(CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = settings.SqliteFile, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 1 }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            // One by one: of several in one command the driver swallows the failure of all behind the first that gives a row.
            await using var alone = connection.CreateCommand();
            alone.CommandText = "pragma locking_mode = exclusive";
            await alone.ExecuteNonQueryAsync(cancellation);
            await using var begin = connection.CreateCommand();
            begin.CommandText = "begin exclusive";
            await begin.ExecuteNonQueryAsync(cancellation);
            return false;
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY)
        {
            return true;
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CORRUPT)
        {
            // A broken file is a good reason to restore.
            return false;
        }
    }

    private async Task PutSqlite(string database, CancellationToken cancellation)
    {
        Directory.CreateDirectory(settings.DataFolder);
        var arriving = settings.SqliteFile + ".part";
        File.Delete(arriving);
        await WholeFile.Copy("", database, arriving, cancellation);
        // What belongs to the old file must not be taken for the new one's.
        foreach (var rest in new[] { "", "-wal", "-shm", "-journal" })
            File.Delete(settings.SqliteFile + rest);
        File.Move(arriving, settings.SqliteFile);
    }

    private async Task<Refusal?> PutPostgreSql(Manifest manifest, string database, bool replace, TimeSpan longest, CancellationToken cancellation)
    {
        await PostgreSqlTarget.Prepare(settings.PostgreSql!, manifest.Schema!, replace, cancellation);
        return await PostgreSqlProgram.Run(
            "pg_restore", settings.PostgreSql!,
            [
                "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", .. replace ? ["--clean", "--if-exists"] : Array.Empty<string>(),
                $"--schema={manifest.Schema}", $"--dbname={new Npgsql.NpgsqlConnectionStringBuilder(settings.PostgreSql).Database}", database,
            ],
            longest, cancellation);
    }

    private async Task PutFiles(Manifest manifest, string folder, CancellationToken cancellation)
    {
        if (Directory.Exists(FilesFolder))
            Directory.Delete(FilesFolder, recursive: true);
        foreach (var file in manifest.Files)
            await WholeFile.Copy(file.Name, MakeBackup.PlaceOf(folder, file.Name), MakeBackup.PlaceOf(settings.DataFolder, file.Name), cancellation);
    }

    private async Task<IReadOnlyList<string>> Differences(Manifest manifest, TextWriter console, CancellationToken cancellation)
    {
        var differences = new List<string>();
        await using (var tables = await TableReader.Of(settings, cancellation))
        {
            var here = await tables.Sums(console, cancellation);
            foreach (var table in manifest.Tables)
            {
                var same = here.FirstOrDefault(t => string.Equals(t.Name, table.Name, StringComparison.Ordinal));
                if (same != table)
                    differences.Add(same is null ? $"thiếu bảng {table.Name}" : $"bảng {table.Name}: {same.Rows} dòng thay vì {table.Rows}, hoặc nội dung khác");
            }

            differences.AddRange(here.ExceptBy(manifest.Tables.Select(t => t.Name), t => t.Name).Select(t => $"thừa bảng {t.Name}"));
        }

        foreach (var file in manifest.Files)
            await Compare(file, MakeBackup.PlaceOf(settings.DataFolder, file.Name), differences, cancellation);
        return differences;
    }

    private static async Task Compare(CopiedFile expected, string file, List<string> differences, CancellationToken cancellation)
    {
        if (!File.Exists(file))
            differences.Add($"thiếu tệp {expected.Name}");
        else if (await WholeFile.Sum(expected.Name, file, cancellation) != expected)
            differences.Add($"tệp {expected.Name} có nội dung khác");
    }
}
