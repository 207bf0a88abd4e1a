using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using ThongSuot.Platform.Data;

namespace ThongSuot.Platform.Log.Verifying;

/// <summary>Reads the log's tables by plain drivers, in one read-only transaction: a running program may go on writing.</summary>
internal sealed class DatabaseSource : ILogSource
{
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;

    public DatabaseSource(DatabaseSettings settings)
    {
        _connection = settings.IsSqlite
            ? new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = settings.SqliteFile, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString)
            : new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings.PostgreSql) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        try
        {
            _connection.Open();
            // SQLite: deferred, so that no writer is kept waiting.
            _transaction = _connection is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: true) : _connection.BeginTransaction(IsolationLevel.RepeatableRead);
            if (!settings.IsSqlite)
                Execute("set transaction read only");
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    private bool IsSqlite => _connection is SqliteConnection;

    public IReadOnlyList<KeyRow> Keys() =>
        [.. Read("select id, public_key, private_key from platform_seal_key order by id", row => new KeyRow(Bytes(row, 0), Bytes(row, 1), Bytes(row, 2)))];

    public IEnumerable<EntryRow> Entries() => Read(
        """
        select e.id, e.stream, e.sequence, e.type, e.version, e.at, e.envelope, e.body, e.hash, l.seal, l.hash, u.hash
        from platform_log_entry e
        left join platform_seal_leaf l on l.stream = e.stream and l.sequence = e.sequence
        left join platform_unsealed u on u.stream = e.stream and u.sequence = e.sequence
        order by e.stream, e.sequence
        """,
        row => new EntryRow(
            Id(row, 0), Bytes(row, 1), row.GetInt64(2), Bytes(row, 3), row.GetInt64(4), Ticks(row, 5), Bytes(row, 6), Bytes(row, 7), Bytes(row, 8),
            row.IsDBNull(9) ? null : row.GetInt64(9), row.IsDBNull(10) ? null : Bytes(row, 10), row.IsDBNull(11) ? null : Bytes(row, 11)));

    public IEnumerable<StrayRow> Strays() => Read(
        """
        select l.stream, l.sequence, l.seal from platform_seal_leaf l
        where not exists (select 1 from platform_log_entry e where e.stream = l.stream and e.sequence = l.sequence)
        union all
        select u.stream, u.sequence, null from platform_unsealed u
        where not exists (select 1 from platform_log_entry e where e.stream = u.stream and e.sequence = u.sequence)
        order by 1, 2
        """,
        row => new StrayRow(row.GetString(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetInt64(2)));

    public IEnumerable<SealRow> Seals() => InParts(
        """
        select number, at, leaf_count, previous_root, root, signature, key_id from platform_seal
        where number > @seal and @position >= 0 order by number limit 5000
        """,
        row => new SealRow(row.GetInt64(0), Ticks(row, 1), row.GetInt64(2), Bytes(row, 3), Bytes(row, 4), Bytes(row, 5), Bytes(row, 6)),
        seal => (seal.Number, 0));

    public IEnumerable<LeafRow> Leaves() => InParts(
        """
        select seal, position, stream, sequence, hash from platform_seal_leaf
        where (seal, position) > (@seal, @position) order by seal, position limit 5000
        """,
        row => new LeafRow(row.GetInt64(0), row.GetInt64(1), Bytes(row, 2), row.GetInt64(3), Bytes(row, 4)),
        leaf => (leaf.Seal, leaf.Position));

    public void Dispose()
    {
        _transaction.Dispose();
        _connection.Dispose();
    }

    // SQL of this file only.
#pragma warning disable CA2100
    private IEnumerable<T> Read<T>(string sql, Func<DbDataReader, T> map, params (string Name, long Value)[] parameters)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = _transaction;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return map(reader);
    }

    // Seals and leaves are read side by side, and PostgreSQL gives one answer at a time.
    private IEnumerable<T> InParts<T>(string sql, Func<DbDataReader, T> map, Func<T, (long Seal, long Position)> keyOf)
    {
        var after = (Seal: long.MinValue, Position: 0L);
        while (Read(sql, map, ("seal", after.Seal), ("position", after.Position)).ToList() is { Count: > 0 } part)
        {
            foreach (var row in part)
                yield return row;
            after = keyOf(part[^1]);
        }
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = _transaction;
        command.ExecuteNonQuery();
    }
#pragma warning restore CA2100

    // Of a text, its UTF-8 as it is stored.
    private static byte[] Bytes(DbDataReader row, int column) => row.GetFieldValue<byte[]>(column);

    // SQLite keeps ids as upper-case text: another spelling of the same id is a change, too.
    private Guid? Id(DbDataReader row, int column)
    {
        if (!IsSqlite)
            return row.GetGuid(column);
        var text = row.GetString(column);
        return Guid.TryParseExact(text, "D", out var id) && text.AsSpan().SequenceEqual(id.ToString("D").ToUpperInvariant()) ? id : null;
    }

    private long Ticks(DbDataReader row, int column) => IsSqlite ? row.GetInt64(column) : row.GetDateTime(column).Ticks;
}
