using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Backups;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Files;

namespace ThongSuot.Platform.Tests.Backups;

/// <summary>A backup holds all of one moment; what is put back is the same, and what is not whole is never taken for it.</summary>
public sealed class BackupTests
{
    [Fact]
    public async Task What_is_put_back_is_the_same_row_by_row_and_file_by_file()
    {
        await using var copies = await Copies.Create();
        await copies.Write(0, 30);

        var made = await copies.Make();
        var target = await copies.Another();
        var restored = await copies.Restore(target, replace: true);

        Assert.True(made.IsOk, string.Join("; ", made.Refusals));
        Assert.True(restored.IsOk, string.Join("; ", restored.Refusals));
        Assert.Empty(restored.Value.Differences);
        Assert.Equal(10, made.Value.Files.Count);
        Assert.Equal(30, made.Value.Tables.Single(t => t.Name == "platform_log_entry").Rows);
        Assert.Equal(await Copies.Everything(copies.Source), await Copies.Everything(target));
    }

    [Fact]
    public async Task Writers_go_on_and_the_copy_is_of_one_moment_with_every_file_that_it_names()
    {
        await using var copies = await Copies.Create();
        await copies.Write(0, 60);
        using var enough = new CancellationTokenSource();
        var written = new int[4];
        var writers = Enumerable.Range(0, written.Length).Select(w => Task.Run(async () =>
        {
            for (var i = 0; !enough.IsCancellationRequested; i++)
            {
                await copies.Write((w + 1) * 1_000_000 + i);
                Interlocked.Increment(ref written[w]);
            }
        })).ToArray();
        // Begins when every writer is at work, and not before.
        while (written.Any(w => Volatile.Read(ref w) == 0))
            await Task.Yield();

        var made = await copies.Make();
        var during = written.Sum();
        await enough.CancelAsync();
        await Task.WhenAll(writers);
        var target = await copies.Another();
        var restored = await copies.Restore(target, replace: true);

        Assert.True(made.IsOk, string.Join("; ", made.Refusals));
        Assert.Empty(made.Value.Lost);
        Assert.Empty(made.Value.ErasedMeanwhile);
        Assert.InRange(made.Value.Tables.Single(t => t.Name == "platform_log_entry").Rows, 60 + written.Length, 60 + during);
        Assert.Empty(restored.Value.Differences);
        // All that the copy knows is as it is in the source, and every file that it names is there.
        var copied = await Copies.Everything(target);
        Assert.Empty(copied.Except(await Copies.Everything(copies.Source), StringComparer.Ordinal));
        Assert.InRange(copied.Length, 81, int.MaxValue);
    }

    [Theory]
    [InlineData("database")]
    [InlineData("files")]
    [InlineData(Manifest.FileName)]
    [InlineData(Manifest.SumName)]
    public async Task One_changed_byte_is_found_before_anything_is_written(string where)
    {
        await using var copies = await Copies.Create();
        await copies.Write(0, 9);
        Assert.True((await copies.Make()).IsOk);
        var file = Directory.EnumerateFiles(copies.Backup, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetRelativePath(copies.Backup, f).StartsWith(where, StringComparison.Ordinal)).OrderBy(f => f.Length).First();
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        var target = await copies.Another();
        var before = await Copies.Everything(target);

        var restored = await copies.Restore(target, replace: true);

        Assert.Equal(["RESTORE_BROKEN"], restored.Refusals.Select(r => r.Code));
        Assert.Equal(before, await Copies.Everything(target));
    }

    [Fact]
    public async Task A_row_changed_afterwards_is_named_by_the_comparison()
    {
        await using var copies = await Copies.Create();
        await copies.Write(0, 3);
        var first = await copies.Make();
        await copies.Write(100);
        var second = await copies.Make(folder: copies.Backup + "-2");

        var (before, after) = (first.Value.Tables, second.Value.Tables);

        Assert.Equal(["platform_log_entry", "platform_unsealed"], after.Except(before).Select(t => t.Name));
        Assert.Equal(before.Select(t => t.Name), after.Select(t => t.Name));
    }

    [Fact]
    public async Task What_is_broken_off_is_no_backup()
    {
        await using var copies = await Copies.Create();
        await copies.Write(0, 30);
        // A crash leaves what lies there at that moment: it is kept aside before the broken-off run tidies up.
        var left = copies.Backup + "-left";
        await using var console = new Interrupting("tệp", () => CopyFolder(Directory.GetDirectories(Path.GetDirectoryName(copies.Backup)!, "*.partial-*").Single(), left));

        await Assert.ThrowsAsync<IOException>(() => copies.Make(console));
        var target = await copies.Another();
        var fromLeft = await copies.Restore(target, replace: true, from: left);

        Assert.False(Path.Exists(copies.Backup));
        Assert.Empty(Directory.GetDirectories(Path.GetDirectoryName(copies.Backup)!, "*.partial-*"));
        Assert.NotEmpty(Directory.GetFiles(left));
        Assert.Equal("RESTORE_NO_BACKUP", fromLeft.Refusal.Code);
        Assert.True((await copies.Make()).IsOk);
    }

    [Fact]
    public async Task Neither_a_backup_nor_a_place_with_data_is_overwritten_unasked()
    {
        await using var copies = await Copies.Create();
        await copies.Write(0, 3);
        Assert.True((await copies.Make()).IsOk);
        var target = await copies.Another();

        Assert.Equal("BACKUP_FOLDER_TAKEN", (await copies.Make()).Refusal.Code);
        Assert.Equal("RESTORE_TARGET_TAKEN", (await copies.Restore(target, replace: false)).Refusal.Code);
        Assert.Empty(await Copies.Everything(target));
    }

    [Fact]
    public async Task An_empty_place_needs_no_permission()
    {
        await using var copies = await Copies.Create();
        await copies.Write(0, 6);
        Assert.True((await copies.Make()).IsOk);
        var target = await copies.Another();
        await target.InScope(async (_, db) => await db.Database.EnsureDeletedAsync());
        if (target.IsPostgreSql)
            await target.InScope(async (services, _) => await CreateDatabase(services.GetRequiredService<DatabaseSettings>().PostgreSql!));

        var restored = await copies.Restore(target, replace: false);

        Assert.True(restored.IsOk, string.Join("; ", restored.Refusals));
        Assert.Empty(restored.Value.Differences);
        Assert.Equal(await Copies.Everything(copies.Source), await Copies.Everything(target));
    }

    [Fact]
    public async Task A_lost_file_is_named_and_an_erased_one_is_not_missed()
    {
        await using var copies = await Copies.Create();
        await copies.Write(0, 6);
        var store = copies.Source.Services.GetRequiredService<FileStore>();
        var files = (await copies.Make()).Value.Files;
        store.Erase(files[0].Name);

        var made = await copies.Make(folder: copies.Backup + "-2");

        Assert.Equal([files[0].Name], made.Value.Lost);
        Assert.Equal([files[1].Name], made.Value.Files.Select(f => f.Name));
    }

    [Fact]
    public async Task A_running_program_is_not_overwritten_on_SQLite()
    {
        await using var copies = await Copies.Create();
        await copies.Write(0, 3);
        Assert.True((await copies.Make()).IsOk);
        if (copies.Source.IsPostgreSql)
            return;
        // Another connection of the program, held as its pool holds it.
        await using var open = SqliteTables.Connect(copies.Source.Services.GetRequiredService<DatabaseSettings>().SqliteFile);
        await open.OpenAsync();
        await using var reads = open.CreateCommand();
        reads.CommandText = "select count(*) from platform_log_entry";
        await reads.ExecuteScalarAsync();
        Assert.Equal("RESTORE_TARGET_IN_USE", (await copies.Restore(copies.Source, replace: true, inUse: true)).Refusal.Code);
    }

    private static async Task CreateDatabase(string connectionString)
    {
        var target = new Npgsql.NpgsqlConnectionStringBuilder(connectionString);
        var name = target.Database;
        (target.Database, target.Pooling) = ("postgres", false);
        await using var connection = new Npgsql.NpgsqlConnection(target.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100
        await using var command = new Npgsql.NpgsqlCommand($"create database {name} template template0", connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    // Fails at the first line that contains a word, after the database was copied.
    private sealed class Interrupting(string word, Action before) : StringWriter
    {
        public override Task WriteLineAsync(string? value)
        {
            if (value?.Contains(word, StringComparison.Ordinal) != true)
                return Task.CompletedTask;
            before();
            throw new IOException("broken off");
        }
    }
}
