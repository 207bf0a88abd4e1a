using System.Collections.Frozen;
using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Competence;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Data;

namespace ThongSuot.Procedures;

/// <summary>
/// Answers from memory. Versions never change and stay; what is published is compared with the database's marker at most once a
/// second, so that a publication on one node is seen by the others without a message between them.
/// </summary>
internal sealed class ProceduresReader(IServiceScopeFactory scopes, TimeProvider time) : IProcedures, IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, LoadedVersion> _versions = new();
    private readonly SemaphoreSlim _refreshing = new(1, 1);
    private volatile Checked? _last;

    private sealed record Checked(PublishedSnapshot? Snapshot, long At);

    /// <summary>What is published now; null before the first load.</summary>
    public async ValueTask<PublishedSnapshot?> Now(CancellationToken cancellation)
    {
        if (_last is { } fresh && time.GetElapsedTime(fresh.At) < Fresh)
            return fresh.Snapshot;
        await _refreshing.WaitAsync(cancellation);
        try
        {
            if (_last is { } last && time.GetElapsedTime(last.At) < Fresh)
                return last.Snapshot;
            var at = time.GetTimestamp();
            await using var scope = scopes.CreateAsyncScope();
            var stored = new StoredCatalogue(scope.ServiceProvider.GetRequiredService<AppDb>());
            var snapshot = _last?.Snapshot;
            if (snapshot is null || await stored.Marker(cancellation) != snapshot.Marker)
                snapshot = await stored.Read(_versions, cancellation);
            foreach (var version in snapshot?.Versions ?? [])
                _versions.TryAdd(version.Procedure.VersionId, version);
            _last = new Checked(snapshot, at);
            return snapshot;
        }
        finally
        {
            _refreshing.Release();
        }
    }

    public async ValueTask<IReadOnlyList<Procedure>> Published(CancellationToken cancellation) => (await Now(cancellation))?.Procedures ?? [];

    public async ValueTask<Procedure?> FindPublished(string code, CancellationToken cancellation) =>
        (await Now(cancellation))?.ByCode.GetValueOrDefault(code)?.Procedure;

    public async ValueTask<Procedure> Version(Guid versionId, CancellationToken cancellation) => (await Loaded(versionId, cancellation)).Procedure;

    public async ValueTask<FormDefinition?> Form(string code, CancellationToken cancellation) =>
        (await Now(cancellation))?.Forms.GetValueOrDefault(code)?.Definition;

    public async ValueTask<FormDefinition?> Form(Guid versionId, string code, CancellationToken cancellation) =>
        (await Loaded(versionId, cancellation)).Forms.GetValueOrDefault(code);

    public async ValueTask<ProcedureDetails> Details(Guid versionId, CancellationToken cancellation) =>
        (await Needed(cancellation)).DetailsOf(await Loaded(versionId, cancellation));

    public async ValueTask<PublishedSet?> Set(CancellationToken cancellation) => (await Now(cancellation))?.Set;

    public async ValueTask<CompetenceTable> Competence(CancellationToken cancellation) => (await Needed(cancellation)).Competence;

    public async ValueTask<WorkingCalendar> Calendar(Guid? body, CancellationToken cancellation) => (await Needed(cancellation)).Calendar;

    public async ValueTask<string> RoleName(string role, CancellationToken cancellation) => (await Now(cancellation))?.RoleName(role) ?? role;

    public async ValueTask<IReadOnlyList<ReminderRule>> Reminders(CancellationToken cancellation) => (await Now(cancellation))?.Reference.Reminders ?? [];
    public async ValueTask<IReadOnlyList<KeyValuePair<string, string>>> Roles(CancellationToken cancellation) =>
        [.. (await Now(cancellation))?.Reference.Roles.Values.Select(r => KeyValuePair.Create(r.Code, r.Name)) ?? []];

    public async ValueTask<IReadOnlySet<string>> LeadingRoles(CancellationToken cancellation) => (await Needed(cancellation)).LeadingRoles;

    public async ValueTask<IReadOnlySet<string>> SigningRoles(DateOnly day, CancellationToken cancellation) => (await Now(cancellation))?.SigningRoles(day) ?? FrozenSet<string>.Empty;

    public void Dispose() => _refreshing.Dispose();

    private async ValueTask<PublishedSnapshot> Needed(CancellationToken cancellation) =>
        await Now(cancellation) ?? throw new InvalidOperationException("No catalogue was loaded yet.");

    private async ValueTask<LoadedVersion> Loaded(Guid versionId, CancellationToken cancellation)
    {
        if (_versions.TryGetValue(versionId, out var known))
            return known;
        await using var scope = scopes.CreateAsyncScope();
        var version = await new StoredCatalogue(scope.ServiceProvider.GetRequiredService<AppDb>()).Version(versionId, cancellation)
            ?? throw new KeyNotFoundException($"There is no version {versionId} of a procedure.");
        return _versions.GetOrAdd(versionId, version);
    }
}
