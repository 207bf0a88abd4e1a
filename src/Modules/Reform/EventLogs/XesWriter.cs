using System.Globalization;
using System.Xml;

namespace ThongSuot.Reform.EventLogs;

/// <summary>What a trace says of its dossier.</summary>
/// <param name="Outcome">Name of the engine's status at the end; null while it runs.</param>
internal sealed record Trace(string Code, string Procedure, int Version, DateTimeOffset? Due, string? Outcome, bool IsLate);

/// <summary>Writes an event log as XES (IEEE 1849-2016), trace by trace: nothing is held but the element being written.</summary>
internal sealed class XesWriter : IAsyncDisposable
{
    public const string Namespace = "http://www.xes-standard.org/";

    private static readonly (string Name, string Prefix)[] Extensions = [("Concept", "concept"), ("Lifecycle", "lifecycle"), ("Time", "time"), ("Organizational", "org")];

    private readonly XmlWriter _xml;

    private XesWriter(Stream to) => _xml = XmlWriter.Create(to, new XmlWriterSettings { Async = true, CloseOutput = false, Indent = true });

    /// <param name="name">What the log is called.</param>
    public static async Task<XesWriter> Begin(Stream to, string name)
    {
        var writer = new XesWriter(to);
        await writer._xml.WriteStartDocumentAsync();
        await writer.Start("log", ("xes.version", "1849.2016"), ("xes.features", ""));
        foreach (var (extension, prefix) in Extensions)
            await writer.Empty("extension", ("name", extension), ("prefix", prefix), ("uri", $"{Namespace}{prefix}.xesext"));
        await writer.Start("global", ("scope", "trace"));
        await writer.Attribute("string", "concept:name", "");
        await writer.Attribute("string", "procedure", "");
        await writer.Attribute("int", "version", "0");
        await writer.End();
        await writer.Start("global", ("scope", "event"));
        await writer.Attribute("string", "concept:name", "");
        await writer.Attribute("string", "lifecycle:transition", "complete");
        await writer.Attribute("date", "time:timestamp", Text(DateTimeOffset.UnixEpoch));
        await writer.Attribute("int", "sequence", "0");
        await writer.End();
        await writer.Empty("classifier", ("name", "Activity"), ("scope", "event"), ("keys", "concept:name"));
        await writer.Empty("classifier", ("name", "Activity and transition"), ("scope", "event"), ("keys", "concept:name lifecycle:transition"));
        await writer.Attribute("string", "concept:name", name);
        await writer.Attribute("string", "lifecycle:model", "standard");
        return writer;
    }

    public async Task Write(Trace trace, IEnumerable<WorkEvent> events)
    {
        await Start("trace");
        await Attribute("string", "concept:name", trace.Code);
        await Attribute("string", "procedure", trace.Procedure);
        await Attribute("int", "version", trace.Version.ToString(CultureInfo.InvariantCulture));
        if (trace.Due is { } due)
            await Attribute("date", "due", Text(due));
        if (trace.Outcome is { } outcome)
        {
            await Attribute("string", "outcome", outcome);
            await Attribute("boolean", "late", trace.IsLate ? "true" : "false");
        }

        foreach (var happened in events)
            await Write(happened);
        await End();
    }

    /// <summary>Ends the document; without it the file is no log.</summary>
    public async Task Finish()
    {
        await _xml.WriteEndDocumentAsync();
        await _xml.FlushAsync();
    }

    public ValueTask DisposeAsync() => _xml.DisposeAsync();

    private async Task Write(WorkEvent happened)
    {
        await Start("event");
        await Attribute("string", "concept:name", happened.Activity);
        if (happened.Instance.Length > 0)
            await Attribute("string", "concept:instance", happened.Instance);
        await Attribute("string", "lifecycle:transition", happened.Transition);
        await Attribute("date", "time:timestamp", Text(happened.At));
        if (happened.Resource is { } resource)
            await Attribute("string", "org:resource", resource);
        if (happened.Role is { } role)
            await Attribute("string", "org:role", role);
        if (happened.Group is { } group)
            await Attribute("string", "org:group", group);
        if (happened.Outcome is { } outcome)
            await Attribute("string", "outcome", outcome);
        await Attribute("int", "sequence", happened.Sequence.ToString(CultureInfo.InvariantCulture));
        await End();
    }

    private static string Text(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    private Task Attribute(string type, string key, string value) => Empty(type, ("key", key), ("value", value));

    private async Task Empty(string element, params (string Name, string Value)[] attributes)
    {
        await Start(element, attributes);
        await End();
    }

    private async Task Start(string element, params (string Name, string Value)[] attributes)
    {
        await _xml.WriteStartElementAsync(null, element, Namespace);
        foreach (var (name, value) in attributes)
            await _xml.WriteAttributeStringAsync(null, name, null, value);
    }

    private Task End() => _xml.WriteEndElementAsync();
}
