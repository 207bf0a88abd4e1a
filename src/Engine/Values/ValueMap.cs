using System.Collections;
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ThongSuot.Engine.Values;

/// <summary>
/// An ordered map from key to value: the values of a form, or one row of a table. A key that holds nothing is the
/// same as no key. Equality is by content and order.
/// </summary>
[JsonConverter(typeof(ValueMapJsonConverter))]
public sealed class ValueMap : IEquatable<ValueMap>, IEnumerable<KeyValuePair<string, Value>>
{
    private readonly ImmutableArray<KeyValuePair<string, Value>> _entries;
    private readonly Dictionary<string, Value> _byKey;

    /// <exception cref="ArgumentException">A key stands twice.</exception>
    public ValueMap(IEnumerable<KeyValuePair<string, Value>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        _entries = [.. entries.Where(entry => !entry.Value.IsNothing)
            .Select(entry => KeyValuePair.Create(Value.WellFormed(entry.Key), entry.Value))];
        _byKey = new Dictionary<string, Value>(_entries, StringComparer.Ordinal);
    }

    public static ValueMap Empty { get; } = new([]);

    public int Count => _entries.Length;

    public IEnumerable<string> Keys => _entries.Select(entry => entry.Key);

    /// <summary>The value under the key, or <see cref="Value.Nothing"/>.</summary>
    public Value this[string key] => _byKey.GetValueOrDefault(key, Value.Nothing);

    /// <exception cref="ArgumentException">A key stands twice.</exception>
    public static ValueMap Of(params ReadOnlySpan<(string Key, Value Value)> entries)
    {
        var list = new List<KeyValuePair<string, Value>>(entries.Length);
        foreach (var (key, value) in entries)
            list.Add(KeyValuePair.Create(key, value));
        return new ValueMap(list);
    }

    /// <summary>The same map with one value replaced in its place, added at the end, or taken away by nothing.</summary>
    public ValueMap With(string key, Value value) => _byKey.ContainsKey(key)
        ? new ValueMap(_entries.Select(entry =>
            string.Equals(entry.Key, key, StringComparison.Ordinal) ? KeyValuePair.Create(key, value) : entry))
        : new ValueMap(_entries.Append(KeyValuePair.Create(key, value)));

    public bool Equals(ValueMap? other) => other is not null && _entries.SequenceEqual(other._entries);

    public override bool Equals(object? obj) => Equals(obj as ValueMap);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var (key, value) in _entries)
        {
            hash.Add(key, StringComparer.Ordinal);
            hash.Add(value);
        }
        return hash.ToHashCode();
    }

    public override string ToString() => ValueJson.WriteMap(this);

    public IEnumerator<KeyValuePair<string, Value>> GetEnumerator() => _entries.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
