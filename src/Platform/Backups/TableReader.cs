using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using ThongSuot.Platform.Data;

namespace ThongSuot.Platform.Backups;

/// <summary>Reads all rows of a database as they stood at one moment, streaming: a table of any size takes the memory of one row.</summary>
internal abstract class TableReader : IAsyncDisposable
{
    public const string HistoryTable = "__EFMigrationsHistory";

    /// <summary>All tables, in the order of their names' bytes.</summary>
    public abstract Task<IReadOnlyList<string>> Tables(CancellationToken cancellation);

    public abstract Task<TableSum> Sum(string table, CancellationToken cancellation);

    /// <summary>The first column of a query, as text.</summary>
    public async IAsyncEnumerable<string> Texts(string sql, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = Command(sql);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            if (!rows.IsDBNull(0))
                yield return rows.GetString(0);
        }
    }

    public abstract ValueTask DisposeAsync();

    /// <summary>All tables, telling the console of each.</summary>
    public async Task<IReadOnlyList<TableSum>> Sums(TextWriter console, CancellationToken cancellation)
    {
        var tables = await Tables(cancellation);
        var sums = new List<TableSum>(tables.Count);
        foreach (var table in tables)
        {
            var sum = await Sum(table, cancellation);
            sums.Add(sum);
            await console.WriteLineAsync($"  bảng {sums.Count}/{tables.Count} {sum}");
        }

        return sums;
    }

    /// <summary>The names of all files that the rows need.</summary>
    public async Task<IReadOnlyCollection<string>> Files(IEnumerable<NamedFiles> named, CancellationToken cancellation)
    {
        var files = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var source in named)
        {
            await foreach (var file in Texts(source.Sql, cancellation))
                files.Add(file);
        }

        return files;
    }

    public async Task<string> LastMigration(CancellationToken cancellation)
    {
        var last = "";
        await foreach (var migration in Texts($"select max(\"MigrationId\") from {Quoted(HistoryTable)}", cancellation))
            last = migration;
        return last;
    }

    protected abstract DbCommand Command(string sql);

    /// <summary>A reader of the live database, as it is now.</summary>
    public static async Task<TableReader> Of(DatabaseSettings settings, CancellationToken cancellation) =>
        settings.IsSqlite
            ? await SqliteTables.Open(settings.SqliteFile, cancellation)
            : await PostgreSqlTables.Open(settings.PostgreSql!, cancellation);

    protected static string Quoted(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}

/// <summary>A SQLite file, read within one transaction.</summary>
internal sealed class SqliteTables : TableReader
{
    private readonly SqliteConnection _connection;

    private SqliteTables(SqliteConnection connection) => _connection = connection;

    public static async Task<SqliteTables> Open(string file, CancellationToken cancellation)
    {
        var connection = Connect(file);
        await connection.OpenAsync(cancellation);
        var tables = new SqliteTables(connection);
        // A read transaction lasts until the connection closes, and shows one state of the file.
        await using var begin = tables.Command("begin");
        await begin.ExecuteNonQueryAsync(cancellation);
        return tables;
    }

    /// <summary>Not pooled, so that the file is free once the connection is closed.</summary>
    public static SqliteConnection Connect(string file) =>
        new(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 60 }.ConnectionString);

    public override async Task<IReadOnlyList<string>> Tables(CancellationToken cancellation)
    {
        var tables = new List<string>();
        // What a virtual table holds lies in plain tables of its own.
        await foreach (var table in Texts("select name from sqlite_master where type = 'table' and name not like 'sqlite#_%' escape '#' and sql not like 'create virtual%'", cancellation))
            tables.Add(table);
        tables.Sort(StringComparer.Ordinal);
        return tables;
    }

    public override async Task<TableSum> Sum(string table, CancellationToken cancellation)
    {
        var key = new List<string>();
        await foreach (var column in Texts($"select name from pragma_table_info('{table.Replace("'", "''", StringComparison.Ordinal)}') where pk > 0 order by pk", cancellation))
            key.Add(Quoted(column));
        await using var command = Command($"select * from {Quoted(table)} order by {(key.Count > 0 ? string.Join(", ", key) : "rowid")}");
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var bytes = new MemoryStream();
        long count = 0;
        while (await rows.ReadAsync(cancellation))
        {
            bytes.SetLength(0);
            for (var column = 0; column < rows.FieldCount; column++)
                Append(bytes, rows.GetValue(column));
            hash.AppendData(bytes.GetBuffer(), 0, (int)bytes.Length);
            count++;
        }

        return new TableSum(table, count, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public override ValueTask DisposeAsync() => _connection.DisposeAsync();

    // The kind and the length stand in front of each value, so that no two different rows give the same bytes.
    private static void Append(MemoryStream row, object value)
    {
        var (kind, content) = value switch
        {
            DBNull => ((byte)'n', []),
            long number => ((byte)'i', BitConverter.GetBytes(number)),
            double number => ((byte)'r', BitConverter.GetBytes(number)),
            string text => ((byte)'t', Encoding.UTF8.GetBytes(text)),
            byte[] blob => ((byte)'b', blob),
            _ => throw new InvalidOperationException($"SQLite gave a {value.GetType().Name}."),
        };
        Span<byte> head = stackalloc byte[5];
        head[0] = kind;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], content.Length);
        row.Write(head);
        row.Write(content);
    }

    protected override SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        // Names come from the database's own catalogue, queries from the modules: nothing from outside.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
