using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ThongSuot.Bench.Transitions;

/// <summary>One row written: a statement and its values, as the database gets them.</summary>
internal sealed record RowWrite(string Sql, object?[] Values, EntityWrite Entity);

/// <summary>The same row as EF was given it.</summary>
internal sealed record EntityWrite(Type Type, EntityState State, (string Name, object? Value, object? Original, bool IsModified)[] Properties);

/// <summary>Writes down which rows each commit of the real use cases writes, so that the ceiling writes the very same ones.</summary>
internal sealed class RowRecorder : SaveChangesInterceptor
{
    public List<List<RowWrite>> Commits { get; } = [];

    /// <summary>Ids that these commits made: each replay needs its own.</summary>
    public HashSet<Guid> Made { get; } = [];

    public bool IsOn { get; set; }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (IsOn)
        {
            var tracker = eventData.Context!.ChangeTracker;
            tracker.DetectChanges();
            Commits.Add([.. tracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).Select(e => Write(e, EntityOf(e)))]);
        }

        return ValueTask.FromResult(result);
    }

    private static EntityWrite EntityOf(EntityEntry entry) =>
        new(entry.Metadata.ClrType, entry.State, [.. entry.Properties.Select(p => (p.Metadata.Name, p.CurrentValue, p.OriginalValue, p.IsModified))]);

    private RowWrite Write(EntityEntry entry, EntityWrite entity)
    {
        var table = entry.Metadata.GetTableName()!;
        var key = entry.Properties.Where(p => p.Metadata.IsPrimaryKey()).ToArray();
        if (entry.State == EntityState.Added)
        {
            foreach (var id in key.Where(k => key.Length == 1).Select(k => k.CurrentValue).OfType<Guid>())
                Made.Add(id);
            var all = entry.Properties.ToArray();
            return new RowWrite($"insert into {table} ({string.Join(", ", all.Select(Column))}) values ({Places(0, all.Length)})", [.. all.Select(p => Stored(p, p.CurrentValue))], entity);
        }

        // The version check stands in the condition, as it does in the program.
        var found = key.Concat(entry.Properties.Where(p => p.Metadata.IsConcurrencyToken)).ToArray();
        var condition = (int from) => string.Join(" and ", found.Select((p, i) => $"{Column(p)} = @p{from + i}"));
        if (entry.State == EntityState.Deleted)
            return new RowWrite($"delete from {table} where {condition(0)}", [.. found.Select(p => Stored(p, p.OriginalValue))], entity);
        var changed = entry.Properties.Where(p => p.IsModified).ToArray();
        var sets = string.Join(", ", changed.Select((p, i) => $"{Column(p)} = @p{i}"));
        return new RowWrite(
            $"update {table} set {sets} where {condition(changed.Length)}",
            [.. changed.Select(p => Stored(p, p.CurrentValue)), .. found.Select(p => Stored(p, p.OriginalValue))],
            entity);
    }

    private static string Column(PropertyEntry property) => $"\"{property.Metadata.GetColumnName()}\"";

    private static object? Stored(PropertyEntry property, object? value) =>
        value is null ? null : property.Metadata.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;

    private static string Places(int from, int count) => string.Join(", ", Enumerable.Range(from, count).Select(i => $"@p{i}"));
}

/// <summary>The recorded commits of one dossier with ids, streams and codes of a new one.</summary>
internal sealed class Replay
{
    private static int s_number;

    private readonly Dictionary<Guid, Guid> _ids;
    private readonly string _oldStream;
    private readonly string _newStream;
    private readonly string _oldCode;
    private readonly string _newCode;

    public Replay(RowRecorder recorded, Guid dossier, string code)
    {
        _ids = recorded.Made.ToDictionary(id => id, _ => Guid.CreateVersion7());
        Dossier = _ids[dossier];
        (_oldStream, _newStream) = ($"dossier/{dossier:N}", $"dossier/{Dossier:N}");
        (_oldCode, _newCode) = (code, string.Create(CultureInfo.InvariantCulture, $"REPLAY/{Interlocked.Increment(ref s_number):D9}"));
    }

    public Guid Dossier { get; }

    /// <summary>A value as this dossier writes it. SQLite keeps ids as upper-case text.</summary>
    public object? Of(object? value) => value switch
    {
        Guid id => _ids.GetValueOrDefault(id, id),
        string text when text == _oldStream => _newStream,
        string text when text == _oldCode => _newCode,
        // The key of the matter: unique among open dossiers.
        string { Length: 64 } => $"{Dossier:N}{Dossier:N}",
        _ => value,
    };
}
