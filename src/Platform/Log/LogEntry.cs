using System.Text;
using System.Text.Json;

namespace ThongSuot.Platform.Log;

/// <summary>
/// One thing that happened, written in the transaction that made it happen, never changed. It is at once the stream's event,
/// the audit record and the source of notifications. It holds references and salted hashes; names, form values and text lie in
/// the modules' erasable tables.
/// </summary>
public sealed class LogEntry
{
    public required Guid Id { get; init; }

    /// <summary>"dossier/&lt;id&gt;", "account/&lt;id&gt;", …</summary>
    public required string Stream { get; init; }

    /// <summary>1, 2, 3 … within the stream; (stream, sequence) is unique: that is the version check.</summary>
    public required int Sequence { get; init; }

    /// <summary>"dossier.step_opened"; readable for ever, see <see cref="Version"/>.</summary>
    public required string Type { get; init; }

    /// <summary>Version of the body's shape.</summary>
    public required short Version { get; init; }

    /// <summary>UTC, whole milliseconds: what both databases give back unchanged.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>JSON of <see cref="Envelope"/>.</summary>
    public required string Envelope { get; init; }

    /// <summary>JSON of the event.</summary>
    public required string Body { get; init; }

    /// <summary>SHA-256 over the previous entry's hash of the same stream and this entry's own fields.</summary>
    public required byte[] Hash { get; init; }

    public Envelope ReadEnvelope() => JsonSerializer.Deserialize<Envelope>(Envelope, LogJson.Options)!;

    /// <summary>The hash of an entry; see <see cref="EntryHash"/>.</summary>
    /// <param name="previous">The hash of the entry before it in the stream; empty for the first.</param>
    public static byte[] Chain(ReadOnlySpan<byte> previous, Guid id, string stream, int sequence, string type, short version, DateTimeOffset at, string envelope, string body) =>
        EntryHash.Of(
            previous, id, Encoding.UTF8.GetBytes(stream), sequence, Encoding.UTF8.GetBytes(type), version, at.UtcTicks, Encoding.UTF8.GetBytes(envelope), Encoding.UTF8.GetBytes(body));
}

/// <summary>Who, in which capacity, for whom, from where, on what basis; and the rules as they were.</summary>
/// <param name="Person">Null when the system acted (a timer).</param>
/// <param name="Role">The role in which the person acted.</param>
/// <param name="Body">The body at which the role is held.</param>
/// <param name="BodyName">Its name as it was.</param>
/// <param name="Principal">On whose behalf, when the role was delegated.</param>
/// <param name="Address">The network address the request came from.</param>
/// <param name="Definition">Version id of the procedure used.</param>
/// <param name="Calendar">Version of the working calendar used.</param>
/// <param name="Basis">A decision or document named as the basis.</param>
public sealed record Envelope(
    Guid? Person,
    string? Role = null,
    Guid? Body = null,
    string? BodyName = null,
    Guid? Principal = null,
    string? Address = null,
    Guid? Definition = null,
    string? Calendar = null,
    string? Basis = null);

/// <summary>The stream's end as its owner knows it: pass it in, and no read is needed to append.</summary>
public readonly record struct StreamHead(string Stream, int Sequence, byte[] Hash)
{
    public static StreamHead New(string stream) => new(stream, 0, []);
}
