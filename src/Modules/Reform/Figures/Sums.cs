using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ThongSuot.Platform.Data;

namespace ThongSuot.Reform.Figures;

/// <summary>
/// Adds to rows of sums: the key finds the row, what is <see langword="long"/> is added to it. The database adds, so that two who count at the same time both count.
/// </summary>
internal static class Sums
{
    // SQLite takes 32,766 values in a statement; no row has more than thirty.
    private const int MostRows = 500;

    private static readonly ConcurrentDictionary<(IModel, Type), Table> Tables = new();

    /// <summary>Takes away what was counted before and adds what counts now; with the next save.</summary>
    public static void Change<T>(AppDb db, IReadOnlyList<T> before, IReadOnlyList<T> after)
        where T : class
    {
        foreach (var (sql, values) in Of<T>(db).Statements(before.Select(row => ((object)row, -1)).Concat(after.Select(row => ((object)row, 1)))))
            db.SaveWith(cancellation => db.Database.ExecuteSqlRawAsync(sql, values, cancellation));
    }

    /// <summary>Adds now, in the transaction that is open.</summary>
    public static async Task Write<T>(AppDb db, IEnumerable<T> rows, CancellationToken cancellation)
        where T : class
    {
        foreach (var (sql, values) in Of<T>(db).Statements(rows.Select(row => ((object)row, 1))))
            await db.Database.ExecuteSqlRawAsync(sql, values, cancellation);
    }

    private static Table Of<T>(AppDb db)
        where T : class => Tables.GetOrAdd((db.Model, typeof(T)), key => new Table(key.Item1.FindEntityType(key.Item2)!));

    private sealed class Table(IEntityType entity)
    {
        private readonly IProperty[] _keys = [.. entity.FindPrimaryKey()!.Properties];
        private readonly IProperty[] _sums = [.. entity.GetProperties().Where(p => p.ClrType == typeof(long))];
        private readonly IProperty[] _names = [.. entity.GetProperties().Where(p => !p.IsPrimaryKey() && p.ClrType != typeof(long))];

        public IEnumerable<(string Sql, object[] Values)> Statements(IEnumerable<(object Entity, int Sign)> rows)
        {
            // In one order, so that two who count wait for one another instead of each for the other.
            var changed = Sum(rows).Where(r => r.Values.Any(v => v != 0)).OrderBy(r => r.Text, StringComparer.Ordinal);
            return changed.Chunk(MostRows).Select(Statement);
        }

        private Dictionary<string, Row>.ValueCollection Sum(IEnumerable<(object Entity, int Sign)> rows)
        {
            var sums = new Dictionary<string, Row>(StringComparer.Ordinal);
            foreach (var (one, sign) in rows)
            {
                var keys = _keys.Select(p => p.GetGetter().GetClrValue(one)!).ToArray();
                var text = string.Join('\u001f', keys.Select(k => Convert.ToString(k, CultureInfo.InvariantCulture)));
                if (!sums.TryGetValue(text, out var row))
                    sums[text] = row = new Row(text, one, keys, new long[_sums.Length]);
                for (var i = 0; i < _sums.Length; i++)
                    row.Values[i] += sign * (long)_sums[i].GetGetter().GetClrValue(one)!;
            }

            return sums.Values;
        }

        private (string Sql, object[] Values) Statement(Row[] rows)
        {
            var (columns, name) = (_keys.Concat(_names).Concat(_sums).ToArray(), entity.GetTableName()!);
            var values = rows.SelectMany(row => row.Keys.Concat(_names.Select(p => p.GetGetter().GetClrValue(row.Entity)!)).Concat(row.Values.Cast<object>())).ToArray();
            var places = Enumerable.Range(0, rows.Length).Select(r => $"({string.Join(", ", Enumerable.Range(0, columns.Length).Select(c => Invariant($"{{{(r * columns.Length) + c}}}")))})");
            var sql = $"insert into {name} ({Names(columns)}) values {string.Join(", ", places)} on conflict ({Names(_keys)}) do update set "
                + string.Join(", ", _sums.Select(p => $"{p.GetColumnName()} = {name}.{p.GetColumnName()} + excluded.{p.GetColumnName()}"));
            return (sql, values);
        }

        private static string Names(IEnumerable<IProperty> properties) => string.Join(", ", properties.Select(p => p.GetColumnName()));

        private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
    }

    /// <param name="Text">Of the key.</param>
    /// <param name="Entity">The first of the key.</param>
    private sealed record Row(string Text, object Entity, object[] Keys, long[] Values);
}
