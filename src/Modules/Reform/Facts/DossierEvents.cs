using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Log;

namespace ThongSuot.Reform.Facts;

/// <summary>The entries of dossiers from which facts follow, and how their bodies are read.</summary>
internal static class DossierEvents
{
    private static readonly JsonSerializerOptions Strict = new(LogJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private static readonly Type[] Measured =
    [
        typeof(Filed), typeof(StepOpened), typeof(StepCompleted), typeof(DueSet), typeof(LimitChanged), typeof(WorkCancelled), typeof(ConsultOpened), typeof(OpinionGiven),
        typeof(ConsultClosed), typeof(Paused), typeof(Unpaused), typeof(SentBack), typeof(HandedUp), typeof(Extended), typeof(Recomputed), typeof(BodyReplaced), typeof(Ended), typeof(AcceptedByDecision), typeof(Reopened), typeof(Migrated), typeof(Corrected),
    ];

    // What tells besides who did it, or was given it.
    private static readonly Type[] Handled = [.. Measured, typeof(Circulated), typeof(HopReceived), typeof(Reassigned), typeof(Unassigned)];

    // What counts once the dossier is finished, and is then looked up from its beginning.
    private static readonly Type[] OfCirculation = [typeof(Circulated), typeof(HopReceived), typeof(SecrecyRaised)];

    // What the event log tells besides.
    private static readonly Type[] OfWaiting = [typeof(CallOpened), typeof(CallAnswered), typeof(WaitOpened), typeof(WaitEnded)];

    private static readonly FrozenDictionary<string, Type> Shapes = Handled.Union(OfCirculation).Union(OfWaiting).ToFrozenDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>At which the facts without persons change.</summary>
    public static IReadOnlySet<string> Types { get; } = Measured.Select(NameOf).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>From which they follow, taken from the beginning.</summary>
    public static IReadOnlySet<string> FromBeginning { get; } = Measured.Union(OfCirculation).Select(NameOf).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>From which it follows what everybody had to do, too.</summary>
    public static IReadOnlySet<string> OfPeople { get; } = Handled.Select(NameOf).ToFrozenSet(StringComparer.Ordinal);

    internal static string NameOf(Type shape) => "dossier." + JsonNamingPolicy.SnakeCaseLower.ConvertName(shape.Name);

    /// <exception cref="NotSupportedException">The entry has a version unknown here.</exception>
    /// <exception cref="JsonException">The body has another shape.</exception>
    public static DossierEvent Read(LogEntry entry) =>
        entry.Version == 1 && JsonSerializer.Deserialize(entry.Body, Shapes[entry.Type], Strict) is DossierEvent happened
            ? happened
            : throw new NotSupportedException($"Entry {entry.Id} of type {entry.Type} has the unreadable version {entry.Version}.");
}
