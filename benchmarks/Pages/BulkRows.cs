using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using ThongSuot.Platform.Data;

namespace ThongSuot.Bench.Pages;

/// <summary>Writes many rows of one table at a time, as EF would store them: COPY on PostgreSQL, one prepared statement on SQLite.</summary>
internal sealed class BulkRows(AppDb db)
{
    // Immutable values that many copies share: written as JSON once.
    private static readonly ConditionalWeakTable<object, object> s_converted = [];

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

    /// <summary>Takes away indexes: SQLite's but for the keys; PostgreSQL's of these tables with the keys.</summary>
    /// <returns>The statements that make them again.</returns>
    public async Task<IReadOnlyList<string>> DropIndexes(params Type[] tables)
    {
        var names = tables.Select(t => db.Model.FindEntityType(t)!.GetTableName()!).ToArray();
        var all = await db.Database.SqlQueryRaw<Index>(db.Database.IsNpgsql() ? OnPostgreSql : OnSqlite, db.Database.IsNpgsql() ? [names] : []).ToListAsync();
        foreach (var index in all)
        {
#pragma warning disable EF1002
            await db.Database.ExecuteSqlRawAsync(index.Name);
#pragma warning restore EF1002
        }

        return [.. all.Select(i => i.Sql)];
    }

    private const string OnSqlite = "select 'drop index \"' || name || '\"' as name, sql from sqlite_master where type = 'index' and sql is not null";

    private const string OnPostgreSql =
        "select case when c.oid is null then format('drop index %s', i.indexrelid::regclass) else format('alter table %s drop constraint %I', i.indrelid::regclass, c.conname) end as name, "
        + "case when c.oid is null then pg_get_indexdef(i.indexrelid) else format('alter table %s add constraint %I %s', i.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) end as sql "
        + "from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u') where i.indrelid::regclass::text = any({0})";

    private static async Task Copy<T>(NpgsqlConnection connection, string table, (string Name, Func<object, object?> Value)[] columns, IEnumerable<T> rows)
        where T : class
    {
        await using var writer = await connection.BeginBinaryImportAsync($"copy {table} ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) from stdin (format binary)");
        foreach (var row in rows)
        {
            // What is buffered needs no waiting for each value.
#pragma warning disable CA1849
            writer.StartRow();
            foreach (var (_, value) in columns)
            {
                if (value(row) is { } stored)
                    Put(writer, stored);
                else
                    writer.WriteNull();
            }
#pragma warning restore CA1849
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

    // By its own type: asking for it anew at each value costs more than writing it.
    private static void Put(NpgsqlBinaryImporter writer, object value)
    {
        switch (value)
        {
            case Guid id: writer.Write(id); break;
            case string text: writer.Write(text); break;
            case int number: writer.Write(number); break;
            case short number: writer.Write(number); break;
            case bool yes: writer.Write(yes); break;
            case byte[] bytes: writer.Write(bytes); break;
            case DateTimeOffset at: writer.Write(at); break;
            default: writer.Write(value); break;
        }
    }

    private static Func<object, object?> Stored(IProperty property)
    {
        var (getter, converter) = (property.GetGetter(), property.GetTypeMapping().Converter);
        if (converter is null)
            return getter.GetClrValue;
        var isShared = !property.ClrType.IsValueType && converter.ProviderClrType == typeof(string);
        return row => getter.GetClrValue(row) is not { } value ? null
            : isShared ? s_converted.GetValue(value, v => converter.ConvertToProvider(v)!) : converter.ConvertToProvider(value);
    }

    private sealed record Index(string Name, string Sql);
}
