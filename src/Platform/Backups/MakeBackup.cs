using System.Reflection;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Time;

namespace ThongSuot.Platform.Backups;

/// <summary>
/// Copies the database, then the files that the copy names, into a new folder, while the program runs. The folder gets its name when
/// everything is in it, so that what was broken off is never taken for a whole backup.
/// </summary>
public sealed class MakeBackup(DatabaseSettings settings, FileStore store, IEnumerable<NamedFiles> named, TimeProvider time)
{
    internal const string FilesFolder = "files";
    internal const string Sqlite = "sqlite", PostgreSql = "postgresql";

    private const int TellEvery = 1_000;

    /// <param name="folder">Must not exist yet.</param>
    /// <param name="longest">How long pg_dump may take.</param>
    public async Task<Result<Manifest>> Run(string folder, TimeSpan longest, TextWriter console, CancellationToken cancellation)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (Path.Exists(folder))
            return Refusals.FolderTaken(folder);
        if (settings.IsSqlite && !File.Exists(settings.SqliteFile))
            return Refusals.NothingThere;
        var partial = $"{folder}.partial-{Guid.CreateVersion7(time.GetUtcNow()):N}";
        MakeFolder(partial);
        try
        {
            var made = await Fill(partial, longest, console, cancellation);
            if (!made.IsOk)
                return made;
            Directory.Move(partial, folder);
            return made;
        }
        finally
        {
            if (Directory.Exists(partial))
                Directory.Delete(partial, recursive: true);
        }
    }

    private async Task<Result<Manifest>> Fill(string folder, TimeSpan longest, TextWriter console, CancellationToken cancellation)
    {
        await console.WriteLineAsync("Sao lưu cơ sở dữ liệu…");
        var database = Path.Combine(folder, settings.IsSqlite ? "database.db" : "database.dump");
        var opened = settings.IsSqlite ? await CopySqlite(database, cancellation) : await CopyPostgreSql(database, longest, cancellation);
        if (!opened.IsOk)
            return opened.Refusals.ToArray();
        Manifest manifest;
        await using (var tables = opened.Value.Tables)
        {
            if (!(await tables.Tables(cancellation)).Contains(TableReader.HistoryTable, StringComparer.Ordinal))
                return Refusals.NothingThere;
            var sums = await tables.Sums(console, cancellation);
            var wanted = await tables.Files(named, cancellation);
            manifest = new Manifest(
                ProgramVersion(), settings.IsSqlite ? Sqlite : PostgreSql, time.Now(), await tables.LastMigration(cancellation), opened.Value.Schema,
                new CopiedFile("", 0, ""), sums, [], [.. wanted], []);
        }

        WholeFile.Flush(database);
        manifest = await CopyFiles(manifest, folder, console, cancellation) with { Database = await WholeFile.Sum(Path.GetFileName(database), database, cancellation) };
        await manifest.Write(folder, cancellation);
        return manifest;
    }

    // Not the pages as they are: freed ones may still hold what was erased. Readers and writers go on meanwhile.
    private async Task<Result<Copy>> CopySqlite(string target, CancellationToken cancellation)
    {
        await using (var source = SqliteTables.Connect(settings.SqliteFile))
        {
            await source.OpenAsync(cancellation);
            await using var command = source.CreateCommand();
            command.CommandText = "vacuum into $target";
            command.Parameters.AddWithValue("$target", target);
            await command.ExecuteNonQueryAsync(cancellation);
        }

        return new Copy(await SqliteTables.Open(target, cancellation), null);
    }

    // pg_dump reads the same snapshot as the sums, so that they are of the copy although writers go on.
    private async Task<Result<Copy>> CopyPostgreSql(string target, TimeSpan longest, CancellationToken cancellation)
    {
        var tables = await PostgreSqlTables.Open(settings.PostgreSql!, cancellation);
        var refused = await tables.Schema(cancellation) is { } schema
            ? await PostgreSqlProgram.Run(
                "pg_dump", settings.PostgreSql!,
                ["--format=custom", "--no-owner", "--no-privileges", $"--schema=\"{schema}\"", $"--snapshot={await tables.Snapshot(cancellation)}", $"--file={target}"],
                longest, cancellation)
            : Refusals.NothingThere;
        if (refused is null)
            return new Copy(tables, await tables.Schema(cancellation));
        await tables.DisposeAsync();
        return refused;
    }

    private async Task<Manifest> CopyFiles(Manifest manifest, string folder, TextWriter console, CancellationToken cancellation)
    {
        var wanted = manifest.ErasedMeanwhile;
        await console.WriteLineAsync($"Sao lưu {wanted.Count} tệp…");
        var (copied, missing) = (new List<CopiedFile>(wanted.Count), new List<string>());
        foreach (var name in wanted)
        {
            if (await CopyFile(name, folder, cancellation) is { } file)
                copied.Add(file);
            else
                missing.Add(name);
            if ((copied.Count + missing.Count) % TellEvery == 0)
                await console.WriteLineAsync($"  tệp {copied.Count + missing.Count}/{wanted.Count}");
        }

        if (missing.Count == 0)
            return manifest with { Files = copied, ErasedMeanwhile = [] };
        // Erased between the copy of the database and now is as it should be; still named now is a loss.
        await using var now = await TableReader.Of(settings, cancellation);
        var stillNamed = await now.Files(named, cancellation);
        return manifest with { Files = copied, ErasedMeanwhile = [.. missing.Where(m => !stillNamed.Contains(m))], Lost = [.. missing.Where(stillNamed.Contains)] };
    }

    private async Task<CopiedFile?> CopyFile(string name, string folder, CancellationToken cancellation)
    {
        if (store.Find(name) is not { } source)
            return null;
        var target = PlaceOf(folder, name);
        try
        {
            var copy = await WholeFile.Copy(name, source, target, cancellation);
            if (string.Equals(copy.Hash, name, StringComparison.Ordinal))
                return copy;
            File.Delete(target);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            // Erased between the look and the copy.
        }

        return null;
    }

    /// <summary>Where a kept file lies in a backup or a store.</summary>
    internal static string PlaceOf(string folder, string name) => Path.Combine(folder, FilesFolder, name[..2], name);

    // A backup holds all contents and keys: for the account that made it, and nobody else.
    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static string ProgramVersion() =>
        typeof(MakeBackup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    private sealed record Copy(TableReader Tables, string? Schema);
}
