using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using ThongSuot.Platform.Data;

namespace ThongSuot.Bench.Pages;

/// <summary>Writes many rows of one table at a time, as EF would store them: COPY on PostgreSQL, one prepared statement on SQLite.</summary>
internal sealed class BulkRows(AppDb db)
{
    public async Task Write<T>(IReadOnlyCollection<T> rows)
        where T : class
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        var columns = entity.GetProperties().Select(p => (Name: p.GetColumnName(), Value: Stored(p))).ToArray();
        await db.Database.OpenConnectionAsync();
        if (db.Database.GetDbConnection() is NpgsqlConnection postgreSql)
            await Copy(postgreSql, entity.GetTableName()!, columns, rows);
        else
            await Insert((SqliteConnection)db.Database.GetDbConnection(), entity.GetTableName()!, columns, rows);
    }

    /// <summary>Takes away SQLite's indexes but for the keys.</summary>
    /// <returns>The statements that make them again.</returns>
    public async Task<IReadOnlyList<string>> DropIndexes()
    {
        var all = await db.Database.SqlQueryRaw<Index>("select name, sql from sqlite_master where type = 'index' and sql is not null").ToListAsync();
        foreach (var index in all)
        {
#pragma warning disable EF1002
            await db.Database.ExecuteSqlRawAsync($"drop index \"{index.Name}\"");
#pragma warning restore EF1002
        }

        return [.. all.Select(i => i.Sql)];
    }

    private static async Task Copy<T>(NpgsqlConnection connection, string table, (string Name, Func<object, object?> Value)[] columns, IEnumerable<T> rows)
        where T : class
    {
        await using var writer = await connection.BeginBinaryImportAsync($"copy {table} ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) from stdin (format binary)");
        foreach (var row in rows)
        {
            await writer.StartRowAsync();
            foreach (var (_, value) in columns)
            {
                if (value(row) is { } stored)
                    await writer.WriteAsync(stored);
                else
                    await writer.WriteNullAsync();
            }
        }

        await writer.CompleteAsync();
    }

    private static async Task Insert<T>(SqliteConnection connection, string table, (string Name, Func<object, object?> Value)[] columns, IEnumerable<T> rows)
        where T : class
    {
        await using var command = connection.CreateCommand();
        // Only here: what is lost in a crash is filled anew, and the indexes' pages stay in memory.
        command.CommandText = "pragma synchronous = off; pragma cache_size = -600000; pragma wal_autocheckpoint = 50000";
        await command.ExecuteNonQueryAsync();
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync();
        // Names come from the model.
#pragma warning disable CA2100
        command.CommandText = $"insert into {table} ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) values ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
#pragma warning restore CA2100
        command.Transaction = transaction;
        var parameters = columns.Select((_, i) => command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{i}" })).ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Length; i++)
                parameters[i].Value = columns[i].Value(row) ?? DBNull.Value;
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    private static Func<object, object?> Stored(IProperty property)
    {
        var (getter, converter) = (property.GetGetter(), property.GetTypeMapping().Converter);
        return row => getter.GetClrValue(row) is { } value ? converter is null ? value : converter.ConvertToProvider(value) : null;
    }

    private sealed record Index(string Name, string Sql);
}
