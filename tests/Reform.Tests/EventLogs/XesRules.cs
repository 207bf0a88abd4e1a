using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace ThongSuot.Reform.Tests.EventLogs;

/// <summary>
/// What IEEE 1849 asks of a log's structure, written down from its published rules: what stands in which order, what is declared before it is used, which types and values
/// attributes have.
/// </summary>
internal static partial class XesRules
{
    private static readonly XNamespace Xes = "http://www.xes-standard.org/";

    // Keys of the standard extensions that we declare: their type, and where they may stand.
    private static readonly Dictionary<string, (string Type, string[] On)> Standard = new(StringComparer.Ordinal)
    {
        ["concept:name"] = ("string", ["log", "trace", "event"]), ["concept:instance"] = ("string", ["event"]),
        ["lifecycle:model"] = ("string", ["log"]), ["lifecycle:transition"] = ("string", ["event"]), ["lifecycle:state"] = ("string", ["event"]),
        ["time:timestamp"] = ("date", ["event"]),
        ["org:resource"] = ("string", ["event"]), ["org:role"] = ("string", ["event"]), ["org:group"] = ("string", ["event"]),
    };

    private static readonly string[] Transitions =
        ["schedule", "assign", "withdraw", "reassign", "start", "suspend", "resume", "pi_abort", "ate_abort", "complete", "autoskip", "manualskip", "unknown"];

    private static readonly string[] Order = ["extension", "global", "classifier", "", "trace"];

    private static readonly string[] Types = ["string", "date", "int", "float", "boolean", "id", "list", "container"];

    /// <returns>Every fault, in words; empty when the log keeps all rules.</returns>
    public static IReadOnlyList<string> Faults(XDocument document)
    {
        var faults = new List<string>();
        void Must(bool holds, string fault)
        {
            if (!holds)
                faults.Add(fault);
        }

        var log = document.Root!;
        Must(log.Name == Xes + "log", $"root {log.Name}");
        Must(log.DescendantsAndSelf().All(e => e.Name.Namespace == Xes), "an element of another namespace");
        Must(decimal.TryParse(log.Attribute("xes.version")?.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _), "xes.version is no decimal");
        Must(log.Attribute("xes.features") is not null, "xes.features is missing");
        var places = log.Elements().Select(PlaceOf).ToList();
        Must(places.SequenceEqual(places.Order()), "log: extension, global, classifier, attribute, trace is the order");

        var extensions = log.Elements(Xes + "extension").ToList();
        foreach (var extension in extensions)
        {
            Must(Text(extension, "name").Length > 0, "an extension without a name");
            Must(IsName(Text(extension, "prefix")), $"prefix {Text(extension, "prefix")}");
            Must(Uri.TryCreate(Text(extension, "uri"), UriKind.Absolute, out _), $"uri {Text(extension, "uri")}");
        }

        foreach (var what in (string[])["name", "prefix", "uri"])
            Must(extensions.Select(e => Text(e, what)).Distinct(StringComparer.Ordinal).Count() == extensions.Count, $"two extensions of one {what}");

        var globals = log.Elements(Xes + "global").ToList();
        Must(globals.Select(g => Text(g, "scope")).Order(StringComparer.Ordinal).SequenceEqual(["event", "trace"]), "globals: one for traces, one for events");
        var declared = globals.ToDictionary(g => Text(g, "scope"), g => g.Elements().ToDictionary(a => Text(a, "key"), a => a.Name.LocalName, StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var classifier in log.Elements(Xes + "classifier"))
        {
            Must(Text(classifier, "name").Length > 0, "a classifier without a name");
            Must(declared.TryGetValue(Text(classifier, "scope"), out var keys), $"classifier of {Text(classifier, "scope")}");
            Must(keys is not null && KeysOf(Text(classifier, "keys"), [.. keys.Keys]), $"classifier {Text(classifier, "name")} names what is not global");
        }

        var prefixes = extensions.Select(e => Text(e, "prefix")).ToHashSet(StringComparer.Ordinal);
        AttributesOf(log, "log");
        foreach (var global in globals)
            AttributesOf(global, Text(global, "scope"));
        foreach (var trace in log.Elements(Xes + "trace"))
        {
            AttributesOf(trace, "trace");
            Has(trace, declared["trace"]);
            Must(trace.Elements().SkipWhile(e => e.Name != Xes + "event").All(e => e.Name == Xes + "event"), "an attribute after an event");
            foreach (var happened in trace.Elements(Xes + "event"))
            {
                AttributesOf(happened, "event");
                Has(happened, declared["event"]);
                Must(happened.Elements().All(e => Types.Contains(e.Name.LocalName, StringComparer.Ordinal)), "something in an event that is no attribute");
            }
        }

        return faults;

        void Has(XElement component, Dictionary<string, string> keys)
        {
            foreach (var (key, type) in keys)
                Must(component.Elements().Any(a => a.Name.LocalName == type && Text(a, "key") == key), $"{component.Name.LocalName} without {key}");
        }

        void AttributesOf(XElement component, string on)
        {
            var attributes = component.Elements().Where(e => Types.Contains(e.Name.LocalName, StringComparer.Ordinal)).ToList();
            Must(attributes.Select(a => Text(a, "key")).Distinct(StringComparer.Ordinal).Count() == attributes.Count, $"a key twice in one {on}");
            foreach (var attribute in attributes)
            {
                var (key, type, value) = (Text(attribute, "key"), attribute.Name.LocalName, attribute.Attribute("value")?.Value);
                Must(key.Length > 0 && !key.Any(char.IsWhiteSpace), $"key \"{key}\"");
                Must(value is not null && IsLegal(type, value), $"{key}: {type} \"{value}\"");
                if (key.Split(':') is [var prefix, _])
                {
                    Must(prefixes.Contains(prefix), $"{key} of an extension that is not declared");
                    Must(Standard.TryGetValue(key, out var standard) && standard.Type == type && standard.On.Contains(on, StringComparer.Ordinal), $"{key} as {type} on {on}");
                }

                Must(key != "lifecycle:transition" || Transitions.Contains(value, StringComparer.Ordinal), $"transition {value}");
            }
        }
    }

    private static int PlaceOf(XElement element) => Types.Contains(element.Name.LocalName, StringComparer.Ordinal) ? 3 : Array.IndexOf(Order, element.Name.LocalName);

    private static string Text(XElement element, string attribute) => element.Attribute(attribute)?.Value ?? "";

    private static bool IsName(string text)
    {
        try
        {
            return XmlConvert.VerifyNCName(text).Length > 0;
        }
        catch (Exception fault) when (fault is XmlException or ArgumentException)
        {
            return false;
        }
    }

    // Keys are parted by spaces; one with a space in it stands in quotes, and we write none.
    private static bool KeysOf(string keys, HashSet<string> declared) => keys.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } all && all.All(declared.Contains);

    private static bool IsLegal(string type, string value) => type switch
    {
        "string" => value.All(XmlConvert.IsXmlChar),
        // With its offset: without one nobody knows which instant it is.
        "date" => Instant().IsMatch(value) && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "int" => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        "float" => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        "boolean" => value is "true" or "false",
        "id" => Guid.TryParse(value, out _),
        _ => false,
    };

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Instant();
}
