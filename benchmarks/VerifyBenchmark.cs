using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Log.Sealing;
using ThongSuot.Platform.Log.Verifying;
using ThongSuot.Platform.Security;
using ThongSuot.Testing;
using Microsoft.EntityFrameworkCore;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace ThongSuot.Bench;

/// <summary>
/// `./run verify` over a true log: streams of 20 entries as dossiers have, written round and round, sealed 500 leaves at a time, every entry a leaf of its own,
/// which is the dearest case. Bodies and envelopes are as long as those of a completed step.
/// </summary>
internal static class VerifyBenchmark
{
    private const int Entries = 1_000_000;
    private const int EntriesPerStream = 20;
    private const int LeavesPerSeal = 500;

    public static async Task<int> Run(string[] args)
    {
        var entries = args is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : Entries;
        var sqlite = await On("SQLite", () => TestDatabase.SqliteAsync(), entries);
        var postgreSql = await On("PostgreSQL", () => TestDatabase.PostgreSqlAsync(), entries);
        var slower = Math.Max(sqlite, postgreSql);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"verify entries={entries} seconds={slower:F1} entries_per_s={entries / slower:F0} sqlite_seconds={sqlite:F1} pg_seconds={postgreSql:F1} peak_mb={System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64 >> 20}"));
        return 0;
    }

    private static async Task<double> On(string name, Func<Task<TestDatabase>> create, int entries)
    {
        await using var database = await create();
        var settings = database.Services.GetRequiredService<DatabaseSettings>();
        var masterKey = database.Services.GetRequiredService<MasterKey>();
        await database.InScope((_, db) => Fill(db, masterKey, database.Time.GetUtcNow(), entries));
        await database.InScope((_, db) => new AnchorFile(settings.AnchorFile).Append(db, default));

        var watch = Stopwatch.StartNew();
        var found = LogCommands.Look(settings, masterKey, database.Time, null, settings.AnchorFile);
        var seconds = watch.Elapsed.TotalSeconds;
        if (found.Fault is not null || found.Entries != entries)
            throw new InvalidOperationException($"The log that was made is not clean: {found}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-12}{found.Entries,10} entries{found.Seals,7} seals{seconds,8:F1} s{found.Entries / seconds,10:F0} entries/s"));
        return seconds;
    }

    private static async Task Fill(AppDb db, MasterKey masterKey, DateTimeOffset begin, int count)
    {
        var key = SealKeys.Create(masterKey);
        db.Add(key);
        await db.SaveChangesAsync();
        using var signer = SealKeys.Open(masterKey, key.PublicKey, key.PrivateKey)!;
        await using var writer = await RowWriter.Open(db);

        var heads = Enumerable.Range(0, Math.Max(1, count / EntriesPerStream)).Select(_ => StreamHead.New($"dossier/{Guid.CreateVersion7():N}")).ToArray();
        var leaves = new List<StreamHead>();
        var (number, root) = (0L, Array.Empty<byte>());
        for (var i = 0; i < count; i++)
        {
            var at = begin.AddMilliseconds(i);
            var head = heads[i % heads.Length];
            var envelope = $$"""{"person":"{{Guid.CreateVersion7(at)}}","role":"specialist","body":"{{Guid.CreateVersion7(at)}}","body_name":"Văn phòng Đảng uỷ","address":"10.20.30.40","definition":"{{Guid.CreateVersion7(at)}}","calendar":"2026.1"}""";
            var body = $$"""{"key":"b5","node":"b5","outcome":"dat","by":"{{Guid.CreateVersion7(at)}}","at":"2026-03-02T01:00:00+00:00","note":{"content":"{{Guid.CreateVersion7(at)}}","hash":"0f3a5c0f3a5c0f3a5c0f3a5c0f3a5c0f3a5c0f3a5c0f3a5c0f3a5c0f3a5c0f3a"} }""";
            var id = Guid.CreateVersion7(at);
            var hash = LogEntry.Chain(head.Hash, id, head.Stream, head.Sequence + 1, "dossier.step_completed", 1, at, envelope, body);
            head = heads[i % heads.Length] = new StreamHead(head.Stream, head.Sequence + 1, hash);
            await writer.Write("platform_log_entry", ["id", "stream", "sequence", "type", "version", "at", "envelope", "body", "hash"], [id, head.Stream, head.Sequence, "dossier.step_completed", (short)1, at, envelope, body, hash]);
            leaves.Add(head);
            if (leaves.Count < LeavesPerSeal && i + 1 < count)
                continue;
            number++;
            var tree = SealHash.Tree([.. leaves.Select(l => SealHash.Leaf(Encoding.UTF8.GetBytes(l.Stream), l.Sequence, l.Hash))]);
            var previous = root;
            root = SealHash.Root(previous, number, at.UtcTicks, leaves.Count, key.Id, tree);
            for (var position = 0; position < leaves.Count; position++)
                await writer.Write("platform_seal_leaf", ["seal", "position", "stream", "sequence", "hash"], [number, position, leaves[position].Stream, leaves[position].Sequence, leaves[position].Hash]);
            await writer.Write("platform_seal", ["number", "at", "leaf_count", "previous_root", "root", "signature", "key_id"], [number, at, leaves.Count, previous, root, signer.SignHash(root), key.Id]);
            leaves.Clear();
        }

        await writer.Finish();
    }

    /// <summary>Rows by plain drivers: one transaction of prepared inserts on SQLite, COPY on PostgreSQL, a table at a time.</summary>
    private sealed class RowWriter : IAsyncDisposable
    {
        private const int AtOnce = 20_000;

        private readonly DbConnection _connection;
        private readonly Dictionary<string, (string[] Columns, List<object[]> Rows)> _tables = new(StringComparer.Ordinal);
        private int _rows;

        private RowWriter(DbConnection connection) => _connection = connection;

        public static async Task<RowWriter> Open(AppDb db)
        {
            await db.Database.OpenConnectionAsync();
            return new RowWriter(db.Database.GetDbConnection());
        }

        public async Task Write(string table, string[] columns, object[] row)
        {
            if (!_tables.TryGetValue(table, out var kept))
                _tables[table] = kept = (columns, []);
            kept.Rows.Add(row);
            if (++_rows >= AtOnce)
                await Finish();
        }

        public async Task Finish()
        {
            foreach (var (table, (columns, rows)) in _tables)
            {
                if (_connection is NpgsqlConnection postgreSql)
                    await Copy(postgreSql, table, columns, rows);
                else
                    await Insert(table, columns, rows);
                rows.Clear();
            }

            _rows = 0;
        }

        public async ValueTask DisposeAsync() => await _connection.CloseAsync();

        private static async Task Copy(NpgsqlConnection connection, string table, string[] columns, List<object[]> rows)
        {
            await using var copy = await connection.BeginBinaryImportAsync($"copy {table} ({string.Join(", ", columns)}) from stdin (format binary)");
            foreach (var row in rows)
                await copy.WriteRowAsync(default, row);
            await copy.CompleteAsync();
        }

        private async Task Insert(string table, string[] columns, List<object[]> rows)
        {
            await using var transaction = await _connection.BeginTransactionAsync();
            await using var command = _connection.CreateCommand();
            command.Transaction = transaction;
            // Names of this file only.
#pragma warning disable CA2100
            command.CommandText = $"insert into {table} ({string.Join(", ", columns)}) values ({string.Join(", ", columns.Select(c => "@" + c))})";
#pragma warning restore CA2100
            foreach (var column in columns)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = "@" + column;
                command.Parameters.Add(parameter);
            }

            foreach (var row in rows)
            {
                // As the program writes to SQLite: times in ticks.
                for (var i = 0; i < row.Length; i++)
                    command.Parameters[i].Value = row[i] is DateTimeOffset at ? at.UtcTicks : row[i];
                await command.ExecuteNonQueryAsync();
            }

            await transaction.CommitAsync();
        }
    }
}
