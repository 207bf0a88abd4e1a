using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql;

namespace ThongSuot.Platform.Data;

/// <summary>
/// How a save becomes statements on PostgreSQL, all sent at once. New rows of one table are one statement whose parameters are arrays, a column each: an act on a dossier writes some twenty
/// rows of deliveries, and each statement costs both sides more than its row. A change or removal fails by itself where its row is not as it was read, so that the whole is one transaction without being told so.
/// </summary>
internal sealed class SaveStatements(ModificationCommandBatchFactoryDependencies dependencies, IRelationalTypeMappingSource types) : IModificationCommandBatchFactory
{
    // By the mapping of one value and whether it may be missing: asked for each column of each statement. The context that saves is the only one here.
    private readonly Dictionary<(RelationalTypeMapping Value, bool IsNullable), RelationalTypeMapping?> _arrays = [];

    public ModificationCommandBatch Create() => new Batch(dependencies, types, _arrays);

    private sealed class Batch(
        ModificationCommandBatchFactoryDependencies dependencies, IRelationalTypeMappingSource types, Dictionary<(RelationalTypeMapping Value, bool IsNullable), RelationalTypeMapping?> arrays) : ReaderModificationCommandBatch(dependencies)
    {
        // New rows of one table, not yet among the statements.
        private readonly List<IReadOnlyModificationCommand> _rows = [];

        private bool _isForProgramToCheck;

        public override bool RequiresTransaction => _isForProgramToCheck;

        protected override void AddCommand(IReadOnlyModificationCommand modificationCommand)
        {
            if (_rows.Count > 0 && !IsOfTheSame(_rows[0], modificationCommand))
                AddRows();
            if (_rows.Count > 0 || IsRow(modificationCommand))
                _rows.Add(modificationCommand);
            else
                AddAlone(modificationCommand);
        }

        public override void Complete(bool moreBatchesExpected)
        {
            AddRows();
            base.Complete(moreBatchesExpected);
        }

        private void AddRows()
        {
            if (_rows is [var only])
                AddAlone(only);
            else if (_rows.Count > 1)
                AddArrays();
            _rows.Clear();
        }

        // Where it finds no row it divides by zero, and all of the save is undone: the server looks, so that nothing waits for the program to look and to commit.
        private void AddAlone(IReadOnlyModificationCommand command)
        {
            var start = SqlBuilder.Length;
            base.AddCommand(command);
            if (command.EntityState == EntityState.Added)
                return;
            if (ResultSetMappings[^1] != ResultSetMapping.NoResults)
            {
                _isForProgramToCheck = true;
                return;
            }

            var statement = SqlBuilder.ToString(start, SqlBuilder.Length - start).TrimEnd();
            SqlBuilder.Length = start;
            SqlBuilder.Append("WITH found AS (").Append(statement, 0, statement.Length - Dependencies.SqlGenerationHelper.StatementTerminator.Length).Append(" RETURNING 1) SELECT 1 / count(*) FROM found")
                .AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
            ResultSetMappings[^1] = ResultSetMapping.LastInResultSet;
        }

        private void AddArrays()
        {
            var columns = _rows[0].ColumnModifications;
            SqlBuilder.Append("INSERT INTO ");
            Dependencies.SqlGenerationHelper.DelimitIdentifier(SqlBuilder, _rows[0].TableName, _rows[0].Schema);
            SqlBuilder.Append(" (").AppendJoin(", ", columns.Select(c => Dependencies.SqlGenerationHelper.DelimitIdentifier(c.ColumnName))).Append(") SELECT * FROM unnest(");
            for (var column = 0; column < columns.Count; column++)
            {
                var (name, mapping) = ($"a{ParameterValues.Count}", ArrayOf(columns[column])!);
                RelationalCommandBuilder.AddParameter(name, Dependencies.SqlGenerationHelper.GenerateParameterName(name), mapping, nullable: false);
                ParameterValues.Add(name, Values(column));
                Dependencies.SqlGenerationHelper.GenerateParameterNamePlaceholder(SqlBuilder.Append(column == 0 ? "" : ", "), name);
            }

            SqlBuilder.Append(')').Append(Dependencies.SqlGenerationHelper.StatementTerminator).AppendLine();
            foreach (var _ in _rows)
                ResultSetMappings.Add(ResultSetMapping.NoResults);
        }

        private Array Values(int column)
        {
            var first = _rows[0].ColumnModifications[column];
            var values = Array.CreateInstance(ElementOf(first), _rows.Count);
            for (var row = 0; row < _rows.Count; row++)
            {
                var value = _rows[row].ColumnModifications[column].Value;
                values.SetValue(value is not null && first.TypeMapping!.Converter is { } converter ? converter.ConvertToProvider(value) : value, row);
            }

            return values;
        }

        private RelationalTypeMapping? ArrayOf(IColumnModification column)
        {
            var key = (column.TypeMapping!, column.IsNullable == true);
            if (!arrays.TryGetValue(key, out var mapping))
                arrays[key] = mapping = types.FindMapping(ElementOf(column).MakeArrayType(), column.TypeMapping!.StoreType + "[]");
            return mapping;
        }

        private static Type ElementOf(IColumnModification column)
        {
            var stored = column.TypeMapping!.Converter?.ProviderClrType ?? column.TypeMapping.ClrType;
            return column.IsNullable == true && stored.IsValueType && Nullable.GetUnderlyingType(stored) is null ? typeof(Nullable<>).MakeGenericType(stored) : stored;
        }

        // What comes back from the database, or is itself an array, is written alone.
        private bool IsRow(IReadOnlyModificationCommand command) =>
            command.EntityState == EntityState.Added && command.StoreStoredProcedure is null
            && command.ColumnModifications.All(c => c is { IsWrite: true, IsRead: false, UseCurrentValueParameter: true, JsonPath: null, TypeMapping: not null } && ArrayOf(c) is not null && !c.TypeMapping.StoreType.EndsWith("[]", StringComparison.Ordinal));

        private static bool IsOfTheSame(IReadOnlyModificationCommand one, IReadOnlyModificationCommand other)
        {
            var (columns, others) = (one.ColumnModifications, other.ColumnModifications);
            if (other.EntityState != one.EntityState || !string.Equals(one.TableName, other.TableName, StringComparison.Ordinal) || columns.Count != others.Count)
                return false;
            for (var column = 0; column < columns.Count; column++)
            {
                if (!string.Equals(columns[column].ColumnName, others[column].ColumnName, StringComparison.Ordinal))
                    return false;
            }

            return true;
        }

        protected override void Consume(RelationalDataReader reader) => throw new NotSupportedException("Save asynchronously.");

        protected override async Task ConsumeAsync(RelationalDataReader reader, CancellationToken cancellationToken = default)
        {
            foreach (var (command, _) in ModificationCommands.Zip(ResultSetMappings).Where(c => c.Second.HasFlag(ResultSetMapping.HasResultRow)))
            {
                if (!await reader.ReadAsync(cancellationToken))
                    throw Missed(null);
                command.PropagateResults(reader);
                await reader.DbDataReader.NextResultAsync(cancellationToken);
            }
        }

        public override async Task ExecuteAsync(IRelationalConnection connection, CancellationToken cancellationToken = default)
        {
            try
            {
                await base.ExecuteAsync(connection, cancellationToken);
            }
            catch (DbUpdateException failure) when (failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.DivisionByZero })
            {
                throw Missed(failure);
            }
        }

        private DbUpdateConcurrencyException Missed(Exception? cause) =>
            new("A row to be written is not as it was read.", cause, [.. ModificationCommands.SelectMany(c => c.Entries)]);
    }
}
