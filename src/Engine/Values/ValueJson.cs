using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace ThongSuot.Engine.Values;

/// <summary>
/// The stored form of values: <c>{"t":"date","v":"2026-01-02"}</c>. Typed, lossless and canonical: equal values give
/// the same text, so it may be hashed. Types: text, number (decimal as a string), truth, date, moment (UTC), list,
/// rows, nothing. A map is <c>{"key":{"t":…},…}</c>.
/// </summary>
public static class ValueJson
{
    private const string MomentFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    // Vietnamese stays readable in the database; what HTML treats specially is still escaped.
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 128 };

    public static string Write(Value value) => Written(writer => Write(writer, value));

    public static string WriteMap(ValueMap map) => Written(writer => WriteMap(writer, map));

    /// <exception cref="JsonException">The text is not a stored value.</exception>
    public static Value Read(string json)
    {
        using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(json), Reading);
        return Read(document.RootElement);
    }

    /// <exception cref="JsonException">The text is not a stored map.</exception>
    public static ValueMap ReadMap(string json)
    {
        using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(json), Reading);
        return ReadMap(document.RootElement);
    }

    /// <summary>Reads a value that comes from outside. False when it is not one.</summary>
    public static bool TryRead(string json, out Value value)
    {
        try
        {
            value = Read(json);
            return true;
        }
        catch (JsonException)
        {
            value = Value.Nothing;
            return false;
        }
    }

    internal static void Write(Utf8JsonWriter writer, Value value)
    {
        writer.WriteStartObject();
        writer.WriteString("t", Word(value));
        switch (value)
        {
            case Value.Text text:
                writer.WriteString("v", text.Content);
                break;
            case Value.Number number:
                writer.WriteString("v", Plain(number.Amount));
                break;
            case Value.Truth truth:
                writer.WriteBoolean("v", truth.Holds);
                break;
            case Value.Date date:
                writer.WriteString("v", date.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case Value.Moment moment:
                writer.WriteString("v", moment.At.ToString(MomentFormat, CultureInfo.InvariantCulture));
                break;
            case Value.List list:
                writer.WriteStartArray("v");
                foreach (var item in list.Items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case Value.Rows rows:
                writer.WriteStartArray("v");
                foreach (var row in rows.Items)
                    WriteMap(writer, row);
                writer.WriteEndArray();
                break;
        }
        writer.WriteEndObject();
    }

    internal static void WriteMap(Utf8JsonWriter writer, ValueMap map)
    {
        writer.WriteStartObject();
        foreach (var (key, value) in map)
        {
            writer.WritePropertyName(key);
            Write(writer, value);
        }
        writer.WriteEndObject();
    }

    internal static Value Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("t", out var type))
            throw Malformed("an object with \"t\" is expected");
        var word = StringOf(type);
        if (word is "nothing")
            return Value.Nothing;
        if (!element.TryGetProperty("v", out var v))
            throw Malformed("\"v\" is missing");
        return word switch
        {
            "text" => new Value.Text(StringOf(v)),
            "number" => decimal.TryParse(StringOf(v), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture, out var number) ? new Value.Number(number) : throw Malformed("number"),
            "truth" => v.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? new Value.Truth(v.GetBoolean()) : throw Malformed("truth"),
            "date" => DateOnly.TryParseExact(StringOf(v), "yyyy-MM-dd", CultureInfo.InvariantCulture,
                DateTimeStyles.None, out var day) ? new Value.Date(day) : throw Malformed("date"),
            "moment" => DateTimeOffset.TryParseExact(StringOf(v), MomentFormat, CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal, out var at) ? new Value.Moment(at) : throw Malformed("moment"),
            "list" => new Value.List(ArrayOf(v, Read)),
            "rows" => new Value.Rows(ArrayOf(v, ReadMap)),
            _ => throw Malformed($"unknown type \"{word}\""),
        };
    }

    internal static ValueMap ReadMap(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw Malformed("an object of values is expected");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var ordered = new List<KeyValuePair<string, Value>>();
        foreach (var property in element.EnumerateObject())
        {
            var key = Decoded(property, static p => p.Name);
            if (!seen.Add(key))
                throw Malformed("a key stands twice");
            ordered.Add(KeyValuePair.Create(key, Read(property.Value)));
        }
        return new ValueMap(ordered);
    }

    /// <summary>The number without grouping, exponent or trailing zeros: "-1234.5".</summary>
    internal static string Plain(decimal number)
    {
        if (number == 0)
            return "0";
        var text = number.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    private static string Word(Value value) => value switch
    {
        Value.Text => "text",
        Value.Number => "number",
        Value.Truth => "truth",
        Value.Date => "date",
        Value.Moment => "moment",
        Value.List => "list",
        Value.Rows => "rows",
        _ => "nothing",
    };

    private static string Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Writing))
            write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static ImmutableArray<T> ArrayOf<T>(JsonElement element, Func<JsonElement, T> read) =>
        element.ValueKind == JsonValueKind.Array
            ? [.. element.EnumerateArray().Select(read)]
            : throw Malformed("an array is expected");

    private static string StringOf(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String)
            throw Malformed("a string is expected");
        return Decoded(element, static e => e.GetString()!);
    }

    // An escaped lone surrogate is JSON by its grammar but no text: the framework says so by another exception.
    private static string Decoded<T>(T source, Func<T, string> decode)
    {
        try
        {
            return decode(source);
        }
        catch (InvalidOperationException broken)
        {
            throw new JsonException("Stored value: broken text.", broken);
        }
    }

    private static JsonException Malformed(string what) => new($"Stored value: {what}.");
}

/// <summary>Lets values stand inside other serialised records, in the form of <see cref="ValueJson"/>.</summary>
public sealed class ValueJsonConverter : JsonConverter<Value>
{
    public override Value Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ValueJson.Read(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, Value value, JsonSerializerOptions options) =>
        ValueJson.Write(writer, value);
}

/// <summary>Lets maps of values stand inside other serialised records, in the form of <see cref="ValueJson"/>.</summary>
public sealed class ValueMapJsonConverter : JsonConverter<ValueMap>
{
    public override ValueMap Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ValueJson.ReadMap(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, ValueMap value, JsonSerializerOptions options) =>
        ValueJson.WriteMap(writer, value);
}
