using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ThongSuot.Dossiers.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Testing;

namespace ThongSuot.Bench.Transitions;

/// <summary>
/// What the database and driver allow: the same rows and the same reads, prepared, one batch of reads and one batch of writes per commit, nothing else.
/// </summary>
internal sealed class Ceiling(RowRecorder recorded, Guid dossier, string code, Guid[] scopes)
{
    private static string ReadDossier(string id, string isMine) =>
        $"select * from dossiers_dossier d where d.id = {id} and exists (select 1 from dossiers_scope s where s.dossier = d.id and s.scope {isMine})";

    /// <summary>One dossier on PostgreSQL: all its commits.</summary>
    /// <param name="batched">False: a round trip per statement, for comparison.</param>
    public async Task OnPostgreSql(NpgsqlConnection connection, bool batched)
    {
        var replay = new Replay(recorded, dossier, code);
        foreach (var commit in recorded.Commits)
        {
            await using (var reads = new NpgsqlBatch(connection))
            {
                var read = new NpgsqlBatchCommand(ReadDossier("@p0", "= any(@p1)"));
                read.Parameters.AddWithValue("p0", replay.Dossier);
                read.Parameters.AddWithValue("p1", scopes);
                reads.BatchCommands.Add(read);
                await using var rows = await reads.ExecuteReaderAsync();
                while (await rows.ReadAsync())
                    rows.GetValue(0);
            }

            if (batched)
                await WriteBatch(connection, commit, replay);
            else
                await WriteOneByOne(connection, commit, replay);
        }
    }

    /// <summary>
    /// One dossier by EF and nothing else: a context for each commit, the same read, the same rows, saved. What lies between this and the use cases is engine, permissions and the reads they need; what lies
    /// between this and the driver is EF.
    /// </summary>
    public async Task ByEf(TestDatabase database)
    {
        var replay = new Replay(recorded, dossier, code);
        foreach (var commit in recorded.Commits)
        {
            await database.InScope(async (_, db) =>
            {
                var (dossiers, seeing) = (db.Dossiers, db.DossierScopes);
                await dossiers.AsNoTracking().FirstOrDefaultAsync(d => d.Id == replay.Dossier && seeing.Any(s => s.Dossier == d.Id && scopes.Contains(s.Scope)));
                foreach (var write in commit)
                    Stage(db, write.Entity, replay);
                await db.SaveChangesAsync();
            });
        }
    }

    private static void Stage(AppDb db, EntityWrite write, Replay replay)
    {
        var entry = db.Entry(RuntimeHelpers.GetUninitializedObject(write.Type));
        foreach (var (name, value, original, _) in write.Properties)
            entry.Property(name).CurrentValue = replay.Of(write.State == EntityState.Added ? value : original);
        entry.State = write.State == EntityState.Modified ? EntityState.Unchanged : write.State;
        foreach (var (name, value, _, _) in write.Properties.Where(p => write.State == EntityState.Modified && p.IsModified))
            (entry.Property(name).CurrentValue, entry.Property(name).IsModified) = (replay.Of(value), true);
    }

    /// <summary>One dossier on SQLite; its writers take turns as the program's do.</summary>
    public async Task OnSqlite(SqliteConnection connection, WriteGate gate, Dictionary<string, SqliteCommand> prepared)
    {
        var replay = new Replay(recorded, dossier, code);
        foreach (var commit in recorded.Commits)
        {
            using (var read = connection.CreateCommand())
            {
                read.CommandText = ReadDossier("@id", $"in ({string.Join(", ", scopes.Select((_, i) => $"@s{i}"))})");
                read.Parameters.AddWithValue("@id", replay.Dossier);
                for (var i = 0; i < scopes.Length; i++)
                    read.Parameters.AddWithValue($"@s{i}", scopes[i]);
                using var rows = read.ExecuteReader();
                while (rows.Read())
                    rows.GetValue(0);
            }

            await gate.InTurn(
                () =>
                {
                    using var transaction = connection.BeginTransaction();
                    foreach (var write in commit)
                    {
                        if (!prepared.TryGetValue(write.Sql, out var command))
                        {
                            command = connection.CreateCommand();
                            command.CommandText = write.Sql;
                            prepared[write.Sql] = command;
                        }

                        command.Transaction = transaction;
                        command.Parameters.Clear();
                        for (var i = 0; i < write.Values.Length; i++)
                            command.Parameters.AddWithValue($"@p{i}", replay.Of(write.Values[i]) ?? DBNull.Value);
                        command.ExecuteNonQuery();
                    }

                    transaction.Commit();
                    return Task.FromResult(true);
                },
                default);
        }
    }

    private static async Task WriteBatch(NpgsqlConnection connection, List<RowWrite> commit, Replay replay)
    {
        // A batch without an explicit transaction is one transaction: one round trip, one commit.
        await using var batch = new NpgsqlBatch(connection);
        foreach (var write in commit)
        {
            var command = new NpgsqlBatchCommand(write.Sql);
            Fill(command.Parameters, write, replay);
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync();
    }

    private static async Task WriteOneByOne(NpgsqlConnection connection, List<RowWrite> commit, Replay replay)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var write in commit)
        {
            // The statement is our own; its values are parameters.
#pragma warning disable CA2100
            await using var command = new NpgsqlCommand(write.Sql, connection, transaction);
#pragma warning restore CA2100
            Fill(command.Parameters, write, replay);
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    private static void Fill(NpgsqlParameterCollection parameters, RowWrite write, Replay replay)
    {
        for (var i = 0; i < write.Values.Length; i++)
            parameters.AddWithValue($"p{i}", replay.Of(write.Values[i]) ?? DBNull.Value);
    }
}
