using System.Collections.Immutable;
using System.Globalization;
using ThongSuot.Engine.Values;

namespace ThongSuot.Engine.Forms;

/// <summary>Turns posted strings into typed values.</summary>
internal sealed class FormReader(IReadOnlyDictionary<string, IReadOnlyList<string>> posted)
{
    private readonly Dictionary<string, SortedDictionary<int, Dictionary<string, IReadOnlyList<string>>>> _tables = Tables(posted);
    private readonly Dictionary<string, IReadOnlyList<string>> _raw = new(StringComparer.Ordinal);
    private readonly List<FieldError> _errors = [];

    internal static FormReading Read(
        FormDefinition form, IReadOnlyDictionary<string, IReadOnlyList<string>> posted, Func<string, Value>? context)
    {
        var reader = new FormReader(posted);
        var read = new List<(FieldDefinition Field, Value Value, ImmutableArray<FieldError> Errors)>();
        foreach (var field in form.Fields)
        {
            reader._errors.Clear();
            var value = field.Type == FieldType.Table ? reader.Table(field) : reader.Field(field, field.Key, field.Key, posted);
            read.Add((field, value, [.. reader._errors]));
        }
        var all = new ValueMap(read.Select(one => KeyValuePair.Create(one.Field.Key, one.Value)));
        var visible = form.VisibleKeys(all, context);
        read.RemoveAll(one => !visible.Contains(one.Field.Key));
        return new FormReading(
            new ValueMap(read.Select(one => KeyValuePair.Create(one.Field.Key, one.Value))),
            reader._raw,
            [.. read.SelectMany(one => one.Errors)]);
    }

    /// <param name="field">The field or column.</param>
    /// <param name="name">The input's name within the source: the field's or the column's key.</param>
    /// <param name="key">The input's whole name, for errors and raw text.</param>
    /// <param name="source">The posted form, or one row of it.</param>
    private Value Field(FieldDefinition field, string name, string key, IReadOnlyDictionary<string, IReadOnlyList<string>> source)
    {
        if (field.Type == FieldType.DateRange)
        {
            var from = One(FieldType.Date, $"{key}.from", Posted(source, $"{name}.from", $"{key}.from"));
            var to = One(FieldType.Date, $"{key}.to", Posted(source, $"{name}.to", $"{key}.to"));
            return from.IsNothing && to.IsNothing ? Value.Nothing : new Value.List([from, to]);
        }
        var texts = Posted(source, name, key);
        return field.Type.TakesSeveral() ? Several(key, texts) : One(field.Type, key, texts);
    }

    private Value Table(FieldDefinition table)
    {
        if (!_tables.TryGetValue(table.Key, out var posted))
            return Value.Nothing;
        var rows = ImmutableArray.CreateBuilder<ValueMap>();
        foreach (var source in posted.Values)
        {
            var errorsBefore = _errors.Count;
            var key = FieldText.Index(table.Key, rows.Count);
            var row = new ValueMap(table.Columns.Select(column =>
                KeyValuePair.Create(column.Key, Field(column, column.Key, $"{key}.{column.Key}", source))));
            // A table is drawn with spare rows: those left blank are no rows.
            if (row.Count > 0 || _errors.Count > errorsBefore)
                rows.Add(row);
            else
                Forget(table, key);
        }
        if (rows.Count > FormDefinition.MaxRows)
            _errors.Add(FieldErrors.TooMany(table.Key, table));
        return rows.Count == 0 ? Value.Nothing : new Value.Rows([.. rows.Take(FormDefinition.MaxRows)]);
    }

    private void Forget(FieldDefinition table, string row)
    {
        foreach (var column in table.Columns)
        {
            _raw.Remove($"{row}.{column.Key}");
            _raw.Remove($"{row}.{column.Key}.from");
            _raw.Remove($"{row}.{column.Key}.to");
        }
    }

    private Value Several(string key, string[] texts)
    {
        var items = new List<string>();
        foreach (var text in texts)
        {
            if (FieldText.Clean(text) is not { } clean)
                _errors.Add(FieldErrors.Characters(key));
            else if (clean.Length > 0 && !items.Contains(clean, StringComparer.Ordinal))
                items.Add(clean);
            if (items.Count > FormDefinition.MaxRows)
                break;
        }
        return items.Count == 0 ? Value.Nothing : Value.Texts(items);
    }

    private Value One(FieldType type, string key, string[] texts)
    {
        // Beside a checkbox stands a hidden "false", so that an empty box is posted at all.
        if (type == FieldType.YesNo && texts.Length == 2 && texts.Contains("false", StringComparer.Ordinal))
            texts = [.. texts.Where(text => text is not "false").DefaultIfEmpty("false")];
        var filled = texts.Where(text => !string.IsNullOrWhiteSpace(text)).ToArray();
        if (filled.Length == 0)
            return Value.Nothing;
        if (filled.Length > 1)
            return Failed(FieldErrors.Several(key));
        if (FieldText.Clean(filled[0]) is not { } text)
            return Failed(FieldErrors.Characters(key));
        return text.Length == 0 ? Value.Nothing : Typed(type, key, text);
    }

    private Value Typed(FieldType type, string key, string text) => type switch
    {
        FieldType.Integer => VietnameseNumber.TryParseWhole(text, out var number)
            ? new Value.Number(number) : Failed(FieldErrors.Integer(key)),
        FieldType.Money => VietnameseNumber.TryParseMoney(text, out var number)
            ? new Value.Number(number) : Failed(FieldErrors.Money(key)),
        FieldType.Decimal => VietnameseNumber.TryParse(text, out var number)
            ? new Value.Number(number) : Failed(FieldErrors.Decimal(key)),
        FieldType.Date => VietnameseDate.TryParse(text, out DateOnly day)
            ? new Value.Date(day) : Failed(FieldErrors.Date(key)),
        FieldType.Month => VietnameseDate.TryParseMonth(text, out var month)
            ? new Value.Date(month) : Failed(FieldErrors.Month(key)),
        FieldType.Moment => VietnameseDate.TryParse(text, out DateTimeOffset at)
            ? new Value.Moment(at) : Failed(FieldErrors.Moment(key)),
        FieldType.Period => VietnameseDate.ParsePeriod(text) is { } period
            ? new Value.Text(period) : Failed(FieldErrors.Period(key)),
        FieldType.YesNo => Truth(text) is { } truth
            ? new Value.Truth(truth) : Failed(FieldErrors.Truth(key)),
        _ => new Value.Text(text),
    };

    private static bool? Truth(string text) => text.ToLowerInvariant() switch
    {
        "true" or "on" or "1" or "có" => true,
        "false" or "off" or "0" or "không" => false,
        _ => null,
    };

    private Value Failed(FieldError error)
    {
        _errors.Add(error);
        return Value.Nothing;
    }

    private string[] Posted(IReadOnlyDictionary<string, IReadOnlyList<string>> source, string name, string key)
    {
        if (!source.TryGetValue(name, out var texts) || texts is null)
            return [];
        // A posted list may hold null for an input without a value.
        string[] whole = [.. texts.Select(text => text ?? string.Empty)];
        _raw[key] = whole;
        return whole;
    }

    /// <summary>Sorts <c>key[3].column</c> by table and row.</summary>
    private static Dictionary<string, SortedDictionary<int, Dictionary<string, IReadOnlyList<string>>>> Tables(
        IReadOnlyDictionary<string, IReadOnlyList<string>> posted)
    {
        var tables = new Dictionary<string, SortedDictionary<int, Dictionary<string, IReadOnlyList<string>>>>(StringComparer.Ordinal);
        foreach (var (name, texts) in posted)
        {
            var open = name.IndexOf('[', StringComparison.Ordinal);
            var close = name.IndexOf("].", StringComparison.Ordinal);
            if (open <= 0 || close <= open
                || !int.TryParse(name.AsSpan(open + 1, close - open - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var row))
                continue;
            var table = name[..open];
            if (!tables.TryGetValue(table, out var rows))
                tables[table] = rows = [];
            if (!rows.TryGetValue(row, out var cells))
                rows[row] = cells = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
            cells[name[(close + 2)..]] = texts;
        }
        return tables;
    }
}
