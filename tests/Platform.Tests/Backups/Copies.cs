using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Backups;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Files;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Testing;

namespace ThongSuot.Platform.Tests.Backups;

/// <summary>A database with entries and files to be copied, and a folder for the copies. The entries of type "thu.tep" name the files.</summary>
internal sealed class Copies : IAsyncDisposable
{
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private const string Named = "select stream from platform_log_entry where type = 'thu.tep'";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("thongsuot-copies-");
    private readonly List<TestDatabase> _databases = [];

    public TestDatabase Source => _databases[0];

    /// <summary>Where a backup goes, not there yet.</summary>
    public string Backup => Path.Combine(_folder.FullName, "ban-sao");

    public static async Task<Copies> Create()
    {
        var copies = new Copies();
        await copies.Another();
        return copies;
    }

    /// <summary>One more place, with empty tables.</summary>
    public async Task<TestDatabase> Another()
    {
        var database = await TestDatabase.CreateAsync(services => services.AddSingleton(new NamedFiles(Named)));
        _databases.Add(database);
        return database;
    }

    /// <summary>Writes one entry and, every third time, keeps a file that the entry names.</summary>
    public Task Write(int number) => Source.InScope(async (services, db) =>
    {
        var log = services.GetRequiredService<EventLog>();
        var text = string.Create(CultureInfo.InvariantCulture, $"Nội dung\tsố {number}\r\nđủ dấu \\ và \"ngoặc\"");
        if (number % 3 == 0)
        {
            using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
            var kept = await services.GetRequiredService<FileStore>().Keep(content, 1_000, default);
            log.Append(db, StreamHead.New(kept!.Hash), new Envelope(null), [("thu.tep", new { number })]);
        }
        else
        {
            log.Append(db, StreamHead.New($"thu/{number}"), new Envelope(Guid.CreateVersion7()), [("thu.mo", new { text })]);
        }

        await db.SaveChangesAsync();
    });

    public async Task Write(int from, int count)
    {
        for (var number = from; number < from + count; number++)
            await Write(number);
    }

    public Task<Result<Manifest>> Make(TextWriter? console = null, string? folder = null, CancellationToken cancellation = default) =>
        Source.Services.GetRequiredService<MakeBackup>().Run(folder ?? Backup, Longest, console ?? TextWriter.Null, cancellation);

    /// <param name="inUse">Leave the place open, as a running program does.</param>
    public Task<Result<Restored>> Restore(TestDatabase into, bool replace, string? from = null, bool inUse = false)
    {
        if (!inUse)
            Close(into);
        return into.Services.GetRequiredService<RestoreBackup>().Run(from ?? Backup, replace, Longest, TextWriter.Null, default);
    }

    /// <summary>Every row of the log and every kept file, as the program reads them.</summary>
    public static Task<string[]> Everything(TestDatabase database) => database.InScope(async (services, db) =>
    {
        var store = services.GetRequiredService<FileStore>();
        var all = new List<string>();
        await foreach (var entry in db.Set<LogEntry>().AsNoTracking().OrderBy(e => e.Id).AsAsyncEnumerable())
        {
            all.Add($"{entry.Id} {entry.Stream} {entry.Sequence} {entry.Type} {entry.At:O} {entry.Envelope} {entry.Body} {Convert.ToHexString(entry.Hash)}");
            if (entry.Type != "thu.tep")
                continue;
            await using var content = store.Open(entry.Stream);
            using var reader = new StreamReader(content!);
            all.Add(await reader.ReadToEndAsync());
        }

        return all.ToArray();
    });

    /// <summary>Frees the file of a SQLite database, as the end of the program does.</summary>
    private static void Close(TestDatabase database)
    {
        if (!database.IsPostgreSql)
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _databases)
            await database.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
