using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Log;
using ThongSuot.Testing;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace ThongSuot.Bench;

/// <summary>
/// Appends one entry per transaction, each writer to a stream of its own, as officers at work on different dossiers do. Every commit
/// reaches the disk (SQLite synchronous=FULL, PostgreSQL fsync and synchronous_commit on).
/// </summary>
internal static class LogBenchmark
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(5);

    public static async Task<int> Run(string[] args)
    {
        Console.WriteLine($"{"database",-12}{"writers",8}{"entries",10}{"entries/s",12}{"p99 ms",10}");
        var sqlite = await On("SQLite", () => TestDatabase.SqliteAsync());
        var postgreSql = await On("PostgreSQL", () => TestDatabase.PostgreSqlAsync());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"log sqlite_entries_per_s={sqlite:F0} pg_entries_per_s={postgreSql:F0}"));
        return 0;
    }

    // Entries per second with 8 writers; a fresh database for each number of writers.
    private static async Task<double> On(string name, Func<Task<TestDatabase>> create)
    {
        var perSecond = 0.0;
        foreach (var writers in (int[])[1, 8])
        {
            await using var database = await create();
            await Write(database, writers, WarmUp, "warm");
            var waits = await Write(database, writers, Measured, "measured");
            perSecond = waits.Count / Measured.TotalSeconds;
            waits.Sort();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{name,-12}{writers,8}{waits.Count,10}{perSecond,12:F0}{waits[(int)(waits.Count * 0.99)].TotalMilliseconds,10:F1}"));
        }

        return perSecond;
    }

    // How long each append took, from the request's beginning to its commit.
    private static async Task<List<TimeSpan>> Write(TestDatabase database, int writers, TimeSpan time, string streams)
    {
        var log = database.Services.GetRequiredService<EventLog>();
        var clock = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            var waits = new List<TimeSpan>();
            var head = StreamHead.New($"{streams}/{writer}");
            var envelope = new Envelope(Guid.CreateVersion7(), "clerk", Guid.CreateVersion7(), "Văn phòng Đảng uỷ");
            while (clock.Elapsed < time)
            {
                var begun = clock.Elapsed;
                await database.InScope(async (_, db) =>
                {
                    head = log.Append(db, head, envelope, [("dossier.step_completed", new { Step = "tham_dinh", Outcome = "dat", By = envelope.Person })]);
                    await db.SaveChangesAsync();
                });
                waits.Add(clock.Elapsed - begun);
            }

            return waits;
        })));
        return [.. all.SelectMany(waits => waits)];
    }
}
