using Npgsql;

namespace ThongSuot.Platform.Backups;

/// <summary>Makes the schema that a backup is put into, and empties it when what is there is to be replaced.</summary>
internal static class PostgreSqlTarget
{
    public static async Task Prepare(string connectionString, string schema, bool replace, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync(cancellation);
        await Do(connection, $"create schema if not exists {Quoted(schema)}", cancellation);
        if (!replace)
            return;
        var tables = new List<string>();
        await using (var command = new NpgsqlCommand("select tablename::text from pg_tables where schemaname = $1", connection) { Parameters = { new() { Value = schema } } })
        await using (var rows = await command.ExecuteReaderAsync(cancellation))
        {
            while (await rows.ReadAsync(cancellation))
                tables.Add(rows.GetString(0));
        }

        // Also tables that a newer version added, which the backup does not know.
        foreach (var table in tables)
            await Do(connection, $"drop table if exists {Quoted(schema)}.{Quoted(table)} cascade", cancellation);
    }

    private static async Task Do(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        // Names from the catalogue and the manifest, quoted.
#pragma warning disable CA2100
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static string Quoted(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
