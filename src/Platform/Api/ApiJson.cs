using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace ThongSuot.Platform.Api;

/// <summary>How the interface writes and reads JSON: camelCase, enums as words, numbers as numbers, nothing unknown.</summary>
public static class ApiJson
{
    public static readonly JsonSerializerOptions Options = Made();

    /// <summary>The same for the framework, which describes the interface by its own options.</summary>
    internal static void Apply(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    private static JsonSerializerOptions Made()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, MaxDepth = 32 };
        Apply(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
