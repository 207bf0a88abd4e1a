using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace ThongSuot.Web.Operations;

/// <summary>
/// One JSON object a line for each event: time (UTC), level, category, event, message, node, trace and span (W3C, hex), the values that
/// the message was made from, exception. The names are stable: those who search logs rely on them.
/// </summary>
internal sealed class JsonLines(TimeProvider time, Node node) : ConsoleFormatter(FormatName)
{
    public const string FormatName = "lines";

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        if (message is null && logEntry.Exception is null)
            return;
        var line = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(line, Writing))
        {
            json.WriteStartObject();
            json.WriteString("time", time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("level", logEntry.LogLevel.ToString().ToLowerInvariant());
            json.WriteString("category", logEntry.Category);
            if (logEntry.EventId.Name is { } name)
                json.WriteString("event", name);
            json.WriteString("message", message);
            json.WriteString("node", node.Name);
            if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity)
            {
                json.WriteString("trace", activity.TraceId.ToHexString());
                json.WriteString("span", activity.SpanId.ToHexString());
            }

            WriteValues(json, logEntry.State as IReadOnlyList<KeyValuePair<string, object?>>);
            if (logEntry.Exception is { } exception)
                json.WriteString("exception", exception.ToString());
            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(line.WrittenSpan));
    }

    private static void WriteValues(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, object?>>? values)
    {
        if (values is null || values.All(v => v.Key.StartsWith('{')))
            return;
        json.WriteStartObject("values");
        foreach (var (key, value) in values.Where(v => !v.Key.StartsWith('{')))
        {
            switch (value)
            {
                case null: json.WriteNull(key); break;
                case bool truth: json.WriteBoolean(key, truth); break;
                case int or long or short or byte: json.WriteNumber(key, Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
                case double number when double.IsFinite(number): json.WriteNumber(key, number); break;
                default: json.WriteString(key, Convert.ToString(value, CultureInfo.InvariantCulture)); break;
            }
        }

        json.WriteEndObject();
    }
}

/// <summary>One running program among several on the same database.</summary>
/// <param name="Name">Setting <c>Node:Name</c>; without it the machine's name.</param>
internal sealed record Node(string Name);
