using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using ThongSuot.Platform.Data;

namespace ThongSuot.Dossiers.Inbox;

/// <summary>One hand-written statement for both databases: its parameters, and the few places where they differ.</summary>
internal sealed class Sql(AppDb db)
{
    private readonly List<DbParameter> _parameters = [];
    private readonly Dictionary<object, string> _lists = [];

    public bool IsSqlite { get; } = db.IsSqlite;

    /// <summary>Adds a value; returns the name that stands for it in the text.</summary>
    public string Add(object value)
    {
        var name = $"@p{_parameters.Count}";
        _parameters.Add(IsSqlite
            ? new SqliteParameter(name, value is DateTimeOffset instant ? instant.UtcTicks : value)
            : new NpgsqlParameter(name, value is DateTimeOffset moment ? moment.ToUniversalTime() : value));
        return name;
    }

    /// <summary>"column is one of these".</summary>
    public string In(string column, ImmutableArray<Guid> ids)
    {
        if (!_lists.TryGetValue(ids, out var name))
            _lists[ids] = name = IsSqlite ? Add("[" + string.Join(',', ids.Select(i => $"\"{i.ToString().ToUpperInvariant()}\"")) + "]") : Add(ids.ToArray());
        return IsSqlite ? $"{column} in (select value from json_each({name}))" : $"{column} = any({name})";
    }

    /// <summary>"from" and "where" of the dossiers that have words, or words that begin so.</summary>
    /// <param name="words">Folded; on SQLite a single one.</param>
    public string DossiersWith(ImmutableArray<string> words, string alias) => IsSqlite
        ? $"dossiers_word {alias} where {alias}.word >= {Add(ListRows.Bytes(words[0]))} and {alias}.word < {Add(ListRows.AfterAll(words[0]))}"
        : $"dossiers_words {alias} where {TermsOf(alias)} @> {Add(words.Select(Terms.Of).ToArray())}";

    /// <summary>PostgreSQL only: what the index of words and times knows of a row.</summary>
    public static string TermsOf(string alias) => $"dossiers_terms({alias}.words, {alias}.filed_at)";

    /// <summary>"this dossier has all the words, or words that begin so", asked of one dossier.</summary>
    /// <param name="words">Folded.</param>
    public string HasWords(ImmutableArray<string> words, string dossier) => IsSqlite
        ? string.Join(" and ", words.Select(word => $"exists (select 1 from {DossiersWith([word], "v")} and v.dossier = {dossier})"))
        // "offset 0" keeps PostgreSQL from reading all that have the words instead.
        : $"exists (select 1 from dossiers_words v where v.dossier = {dossier} and {string.Join(" and ", words.Select(word => $"strpos(' ' || v.words, {Add(" " + Terms.Of(word))}) > 0"))} offset 0)";

    /// <summary>The union of what <paramref name="branch"/> reads for each scope, each in its own order and bounded, so that an index answers each from its beginning.</summary>
    /// <param name="branch">The statement for one scope, given as an expression.</param>
    public string PerScope(ImmutableArray<Guid> scopes, Func<string, string> branch) => IsSqlite
        ? string.Join(" union all ", scopes.Select(scope => $"select * from ({branch(Add(scope))})"))
        : $"select b.* from unnest({Add(scopes.ToArray())}) as x(scope) cross join lateral ({branch("x.scope")}) b";

    public async Task<List<T>> Read<T>(string text, Func<DbDataReader, T> row, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            // Made of constants of this folder; what people typed is in the parameters.
#pragma warning disable CA2100
            command.CommandText = text;
#pragma warning restore CA2100
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            foreach (var parameter in _parameters)
                command.Parameters.Add(parameter);
            var rows = new List<T>();
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
                rows.Add(row(reader));
            return rows;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    public DateTimeOffset Time(DbDataReader row, int column) =>
        IsSqlite ? new DateTimeOffset(row.GetInt64(column), TimeSpan.Zero) : row.GetFieldValue<DateTimeOffset>(column);

    public DateTimeOffset? MaybeTime(DbDataReader row, int column) => row.IsDBNull(column) ? null : Time(row, column);
}
