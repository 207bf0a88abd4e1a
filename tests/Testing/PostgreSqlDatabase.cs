using Npgsql;

namespace ThongSuot.Testing;

/// <summary>An empty database of its own on a server; dropped afterwards.</summary>
public sealed class PostgreSqlDatabase : IAsyncDisposable
{
    private readonly string _server;
    private readonly string _name;

    private PostgreSqlDatabase(string server, string name, int mostConnections)
    {
        (_server, _name) = (server, name);
        Connection = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = mostConnections }.ConnectionString;
    }

    public string Connection { get; }

    /// <param name="server">Connection string of a user who may make databases.</param>
    /// <param name="mostConnections">Of one process.</param>
    public static Task<PostgreSqlDatabase> CreateAsync(string server, int mostConnections = 20) => CreateAsync(server, "template0", mostConnections);

    /// <summary>Another database with the same content. Nobody may be connected to this one: see <see cref="Close"/>.</summary>
    public Task<PostgreSqlDatabase> Copy() => CreateAsync(_server, _name, new NpgsqlConnectionStringBuilder(Connection).MaxPoolSize);

    /// <summary>Ends all connections to it: of pools, whose connection strings are not the one given out here, too.</summary>
    public Task Close() => Do(_server, $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{_name}'");

    public async ValueTask DisposeAsync()
    {
        await using (var pooled = new NpgsqlConnection(Connection))
            NpgsqlConnection.ClearPool(pooled);
        await Do(_server, $"drop database if exists {_name} with (force)");
    }

    private static async Task<PostgreSqlDatabase> CreateAsync(string server, string template, int mostConnections)
    {
        var name = "test_" + Guid.NewGuid().ToString("N");
        await Do(server, $"create database {name} template {template}");
        return new PostgreSqlDatabase(server, name, mostConnections);
    }

    private static async Task Do(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        // The name is our own, not input.
#pragma warning disable CA2100
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
