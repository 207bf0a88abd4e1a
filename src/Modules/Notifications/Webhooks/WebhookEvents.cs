using System.Collections.Immutable;
using System.Text.Json;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Engine.Processes;
using ThongSuot.Notifications.Hearing;
using ThongSuot.Platform.Log;

namespace ThongSuot.Notifications.Webhooks;

/// <summary>The closed list of what a webhook can be told. The codes are for ever: other systems rely on them.</summary>
internal static class WebhookEvents
{
    /// <summary>A trial, sent when somebody asks for it.</summary>
    public const string Ping = "ping";

    public const string Filed = "dossier.filed", StepOpened = "dossier.step_opened", StepCompleted = "dossier.step_completed", Returned = "dossier.returned",
        Suspended = "dossier.suspended", Resumed = "dossier.resumed", Ended = "dossier.ended", Reopened = "dossier.reopened";

    /// <summary>Every kind with what the person who chooses reads of it.</summary>
    public static readonly ImmutableArray<(string Code, string Name)> All =
    [
        (Filed, "Hồ sơ được nộp"),
        (StepOpened, "Hồ sơ đến bước mới"),
        (StepCompleted, "Hoàn thành một bước"),
        (Returned, "Trả lại người nộp để bổ sung"),
        (Suspended, "Tạm dừng, chờ xin ý kiến"),
        (Resumed, "Tiếp tục sau khi bổ sung hoặc tạm dừng"),
        (Ended, "Hồ sơ kết thúc"),
        (Reopened, "Hồ sơ được mở lại"),
    ];

    /// <summary>Types of the log's entries from which they follow.</summary>
    public static readonly IReadOnlySet<string> Types = new HashSet<string>(StringComparer.Ordinal)
    {
        DossierEntries.Filed, DossierEntries.StepOpened, DossierEntries.StepCompleted, DossierEntries.Paused, DossierEntries.Unpaused, DossierEntries.Ended, DossierEntries.Reopened,
    };

    public static bool IsKnown(string code) => All.Any(e => e.Code == code);

    public static string NameOf(string code) => code == Ping ? "Gửi thử" : All.FirstOrDefault(e => e.Code == code).Name ?? code;

    /// <summary>What an entry tells: the kind, the step that it is about, and how the dossier ended.</summary>
    /// <exception cref="NotSupportedException">The entry has a version unknown here.</exception>
    /// <exception cref="JsonException">The body has another shape.</exception>
    public static (string Kind, string? Step, string? End) Of(LogEntry entry) => entry.Type switch
    {
        DossierEntries.Filed => (Filed, null, null),
        DossierEntries.StepOpened => (StepOpened, Entries.Read<StepOpened>(entry).Node, null),
        DossierEntries.StepCompleted => (StepCompleted, Entries.Read<StepCompleted>(entry).Node, null),
        DossierEntries.Paused => (Entries.Read<Paused>(entry).Why == DossierStatus.Returned ? Returned : Suspended, null, null),
        DossierEntries.Unpaused => (Resumed, null, null),
        DossierEntries.Ended => (Ended, null, JsonNamingPolicy.CamelCase.ConvertName(Entries.Read<Ended>(entry).How.ToString())),
        DossierEntries.Reopened => (Reopened, null, null),
        _ => throw new NotSupportedException($"Entry {entry.Id} has the unexpected type {entry.Type}."),
    };
}
