using System.Text.Json;
using System.Text.Json.Serialization;
using ThongSuot.Platform.Log;

namespace ThongSuot.Notifications.Hearing;

/// <summary>Reads the bodies of entries.</summary>
internal static class Entries
{
    // A changed shape has a new version; a member that this one does not know is a fault.
    private static readonly JsonSerializerOptions Strict = new(LogJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <exception cref="NotSupportedException">The entry has a version unknown here.</exception>
    /// <exception cref="JsonException">The body has another shape.</exception>
    public static T Read<T>(LogEntry entry)
        where T : class =>
        entry.Version == 1 && JsonSerializer.Deserialize<T>(entry.Body, Strict) is { } body
            ? body
            : throw new NotSupportedException($"Entry {entry.Id} of type {entry.Type} has the unreadable version {entry.Version}.");
}
