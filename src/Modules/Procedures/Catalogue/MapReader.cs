using System.Collections.Immutable;
using System.Globalization;

namespace ThongSuot.Procedures.Catalogue;

/// <summary>
/// Takes the keys of a mapping one by one, with their types. A missing or wrong value is told as a fault and replaced by an
/// empty one, so that reading goes on and finds the other faults too; whoever reads looks at the faults before using anything.
/// </summary>
internal sealed class MapReader
{
    private readonly YamlNode.Map _map;
    private readonly CatalogueFaults _faults;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    private MapReader(string file, YamlNode.Map map, CatalogueFaults faults) => (File, _map, _faults) = (file, map, faults);

    public string File { get; }

    public int Line => _map.Line;

    public YamlNode.Map Mapping => _map;

    /// <summary>A reader of the node; when it is no mapping, a fault and a reader of nothing.</summary>
    public static MapReader Of(string file, YamlNode node, CatalogueFaults faults)
    {
        if (node is YamlNode.Map map)
            return new MapReader(file, map, faults);
        faults.Add(file, node.Line, "type", "a mapping is expected", "ở đây cần các cặp “khóa: giá trị”");
        var nothing = new MapReader(file, new YamlNode.Map(node.Line, []), new CatalogueFaults());
        return nothing;
    }

    public bool Has(string key) => _map.Find(key) is { } node && node is not YamlNode.Scalar { IsNull: true };

    /// <summary>The first of the keys that stands here: tells kinds of entries apart.</summary>
    public string? FirstOf(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (_map.Find(key) is not null)
                return key;
        }

        return null;
    }

    public int LineOf(string key) => _map.Entries.FirstOrDefault(entry => entry.Key == key) is { Key: not null } entry ? entry.Line : Line;

    public void Fault(string key, string code, string message, string messageVi) => _faults.Add(File, LineOf(key), code, message, messageVi);

    public string Text(string key)
    {
        if (TextOrNull(key) is { } text)
            return text;
        if (!Has(key))
            Missing(key);
        return "";
    }

    public string? TextOrNull(string key)
    {
        if (Take(key) is not { } node)
            return null;
        if (node is not YamlNode.Scalar scalar)
            return Wrong<string>(key, node, "a text", "một đoạn chữ");
        return scalar.Text.Trim() is { Length: > 0 } text ? text : Wrong<string>(key, node, "a text", "một đoạn chữ");
    }

    public int Whole(string key, int least = 0) => Required(key, WholeOrNull(key, least));

    public int? WholeOrNull(string key, int least = 0)
    {
        if (Take(key) is not { } node)
            return null;
        if (node is YamlNode.Scalar { IsPlain: true } scalar && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least)
            return number;
        Wrong<string>(key, node, $"a whole number from {least}", $"một số nguyên từ {least}");
        return null;
    }

    public decimal Number(string key) => Required(key, NumberOrNull(key));

    public decimal? NumberOrNull(string key)
    {
        if (Take(key) is not { } node)
            return null;
        if (node is YamlNode.Scalar { IsPlain: true } scalar
            && decimal.TryParse(scalar.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return number;
        Wrong<string>(key, node, "a number", "một số");
        return null;
    }

    public bool Truth(string key, bool? otherwise = null)
    {
        if (Take(key) is not { } node)
        {
            if (otherwise is null)
                Missing(key);
            return otherwise ?? false;
        }

        if (node is YamlNode.Scalar { IsPlain: true, Text: "true" or "false" } scalar)
            return scalar.Text == "true";
        Wrong<string>(key, node, "true or false", "true hoặc false");
        return false;
    }

    public DateOnly Date(string key) => Required(key, DateOrNull(key));

    public DateOnly? DateOrNull(string key)
    {
        if (Take(key) is not { } node)
            return null;
        if (node is YamlNode.Scalar scalar && DateOnly.TryParseExact(scalar.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Wrong<string>(key, node, "a date such as 2026-01-31", "một ngày, ví dụ 2026-01-31");
        return null;
    }

    /// <summary>One of the words; a fault and the default for another one.</summary>
    public T Word<T>(string key, IReadOnlyDictionary<string, T> words)
        where T : struct => Required(key, WordOrNull(key, words));

    public T? WordOrNull<T>(string key, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (Take(key) is not { } node)
            return null;
        if (node is YamlNode.Scalar scalar && words.TryGetValue(scalar.Text, out var word))
            return word;
        var allowed = string.Join(", ", words.Keys);
        Wrong<string>(key, node, $"one of {allowed}", $"một trong: {allowed}");
        return null;
    }

    public MapReader Map(string key)
    {
        if (MapOrNull(key) is { } map)
            return map;
        Missing(key);
        return new MapReader(File, new YamlNode.Map(Line, []), new CatalogueFaults());
    }

    public MapReader? MapOrNull(string key) => Take(key) is { } node ? Of(File, node, _faults) : null;

    public ImmutableArray<string> Texts(string key, bool optional = false)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var item in Nodes(key, optional))
        {
            if (item is YamlNode.Scalar { IsNull: false } scalar)
                texts.Add(scalar.Text);
            else
                Wrong<string>(key, item, "a list of texts", "danh sách các từ");
        }

        if (texts.Count != texts.Distinct(StringComparer.Ordinal).Count())
            Fault(key, "twice", $"an entry of \"{key}\" stands twice", $"một mục của “{key}” có hai lần");
        return texts.ToImmutable();
    }

    public ImmutableArray<int> Wholes(string key)
    {
        var numbers = ImmutableArray.CreateBuilder<int>();
        foreach (var item in Nodes(key, optional: true))
        {
            if (item is YamlNode.Scalar { IsPlain: true } scalar && int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                numbers.Add(number);
            else
                Wrong<string>(key, item, "a list of numbers", "danh sách các số");
        }

        return numbers.ToImmutable();
    }

    public ImmutableArray<MapReader> Maps(string key, bool optional = false) => [.. Nodes(key, optional).Select(item => Of(File, item, _faults))];

    /// <summary>The items of a list. Absent is empty when optional, a fault otherwise.</summary>
    public ImmutableArray<YamlNode> Nodes(string key, bool optional = false)
    {
        switch (Take(key))
        {
            case null when optional:
                return [];
            case null:
                Missing(key);
                return [];
            case YamlNode.List list:
                return list.Items;
            case var other:
                Wrong<string>(key, other, "a list", "một danh sách");
                return [];
        }
    }

    /// <summary>The node itself, for keys whose values may be of several kinds.</summary>
    public YamlNode? Node(string key) => Take(key);

    public IEnumerable<string> Keys() => _map.Entries.Select(entry => entry.Key);

    /// <summary>Every key that nobody asked for is a fault: most often a misspelt one, whose value would be lost silently.</summary>
    public void NothingElse()
    {
        foreach (var (key, line, _) in _map.Entries)
        {
            if (!_asked.Contains(key))
                _faults.Add(File, line, "unknown_key", $"unknown key \"{key}\"", $"không có khóa “{key}” ở đây");
        }
    }

    private YamlNode? Take(string key)
    {
        _asked.Add(key);
        return Has(key) ? _map.Find(key) : null;
    }

    private T Required<T>(string key, T? value)
        where T : struct
    {
        if (value is null && !Has(key))
            Missing(key);
        return value ?? default;
    }

    private void Missing(string key) => _faults.Add(File, Line, "missing_key", $"\"{key}\" is missing", $"thiếu {KeyWords.Of(key)}");

    private T? Wrong<T>(string key, YamlNode node, string wanted, string wantedVi)
        where T : class
    {
        _faults.Add(File, node.Line, "type", $"\"{key}\" takes {wanted}", $"{KeyWords.Of(key)} cần {wantedVi}");
        return null;
    }
}
