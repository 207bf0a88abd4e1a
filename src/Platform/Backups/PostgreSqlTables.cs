using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace ThongSuot.Platform.Backups;

/// <summary>The tables of one schema of PostgreSQL, read within one snapshot, which pg_dump can share.</summary>
internal sealed class PostgreSqlTables : TableReader
{
    // What a row looks like as text must not hang on the settings of a server, a role or a database.
    private const string Begin = """
        begin transaction isolation level repeatable read read only;
        set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601'; set local bytea_output = 'hex';
        set local extra_float_digits = 1; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;
        """;

    private readonly NpgsqlConnection _connection;

    private PostgreSqlTables(NpgsqlConnection connection) => _connection = connection;

    public static async Task<PostgreSqlTables> Open(string connectionString, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync(cancellation);
        var tables = new PostgreSqlTables(connection);
        await using var begin = tables.Command(Begin);
        await begin.ExecuteNonQueryAsync(cancellation);
        return tables;
    }

    /// <summary>The schema of the connection's search path; null when there is none yet.</summary>
    public Task<string?> Schema(CancellationToken cancellation) => First("select current_schema()", cancellation);

    /// <summary>Name of this reader's snapshot, valid as long as the reader is open.</summary>
    public async Task<string> Snapshot(CancellationToken cancellation) => (await First("select pg_export_snapshot()", cancellation))!;

    public override async Task<IReadOnlyList<string>> Tables(CancellationToken cancellation)
    {
        var tables = new List<string>();
        await foreach (var table in Texts("select table_name::text from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'", cancellation))
            tables.Add(table);
        tables.Sort(StringComparer.Ordinal);
        return tables;
    }

    public override async Task<TableSum> Sum(string table, CancellationToken cancellation)
    {
        var key = await Key(table, cancellation);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long count = 0;
        // One row a line: line ends inside values are escaped.
        using var rows = await _connection.BeginTextExportAsync($"copy (select t.* from {Quoted(table)} t order by {key}) to stdout", cancellation);
        while (await rows.ReadLineAsync(cancellation) is { } row)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(row));
            hash.AppendData("\n"u8);
            count++;
        }

        return new TableSum(table, count, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public override ValueTask DisposeAsync() => _connection.DisposeAsync();

    // The primary key; texts by their bytes, because servers sort languages differently.
    private async Task<string> Key(string table, CancellationToken cancellation)
    {
        var columns = new List<string>();
        var sql = $"""
            select quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end
            from pg_index i cross join lateral unnest(i.indkey) with ordinality k(number, place)
            join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
            where i.indisprimary and i.indrelid = '{Quoted(table).Replace("'", "''", StringComparison.Ordinal)}'::regclass
            order by k.place
            """;
        await foreach (var column in Texts(sql, cancellation))
            columns.Add(column);
        return columns.Count > 0 ? string.Join(", ", columns.Select(c => "t." + c)) : "t::text collate \"C\"";
    }

    private async Task<string?> First(string sql, CancellationToken cancellation)
    {
        await foreach (var text in Texts(sql, cancellation))
            return text;
        return null;
    }

    protected override NpgsqlCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        // Names come from the database's own catalogue, queries from the modules: nothing from outside.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
