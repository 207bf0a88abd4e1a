using System.Text.Json;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Jobs;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Hearing;

/// <summary>A body was merged, split or dissolved: its dossiers pass to the successor in the background, seen by the administrator who did it.</summary>
internal sealed class OnBodySucceeded(TimeProvider time) : IListener
{
    public string Name => "dossiers.body_succeeded";

    public IReadOnlySet<string> Types { get; } = new HashSet<string>(StringComparer.Ordinal) { OrganisationEntries.BodySucceeded };

    public Task Hear(LogEntry entry, AppDb db, CancellationToken cancellation)
    {
        var succeeded = JsonSerializer.Deserialize<BodySucceeded>(entry.Body, LogJson.Options)!;
        JobList.Start(db, new Actor(succeeded.RequestedBy, Guid.Empty, "", []), PassOnDossiers.Kind, "Chuyển hồ sơ sang cơ quan kế thừa", succeeded, time);
        return Task.CompletedTask;
    }
}
