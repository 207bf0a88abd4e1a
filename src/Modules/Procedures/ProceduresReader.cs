using System.Collections.Frozen;
using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Competence;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Papers;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Time;
using ThongSuot.Procedures.Catalogue;

namespace ThongSuot.Procedures;

/// <summary>
/// Answers from memory. Versions never change and stay; what is published is compared with the database's marker at most once a
/// second, so that a publication on one node is seen by the others without a message between them.
/// </summary>
/// <param name="organisation">Asked for when needed: the organisation's own parts ask procedures.</param>
internal sealed class ProceduresReader(IServiceScopeFactory scopes, Func<IOrganisation> organisation, TimeProvider time) : IProcedures, IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, LoadedVersion> _versions = new();
    private readonly SemaphoreSlim _refreshing = new(1, 1);
    private volatile Checked? _last;

    private sealed record Checked(PublishedSnapshot? Snapshot, long At);

    /// <summary>What is published now; null before the first load.</summary>
    public ValueTask<PublishedSnapshot?> Now(CancellationToken cancellation) => Read(Fresh, cancellation);

    /// <summary>What is published at this instant: for whoever changes it, or wants to see what came of a change.</summary>
    public ValueTask<PublishedSnapshot?> Latest(CancellationToken cancellation) => Read(TimeSpan.Zero, cancellation);

    private async ValueTask<PublishedSnapshot?> Read(TimeSpan trusted, CancellationToken cancellation)
    {
        if (_last is { } fresh && time.GetElapsedTime(fresh.At) < trusted)
            return fresh.Snapshot;
        await _refreshing.WaitAsync(cancellation);
        try
        {
            if (_last is { } last && time.GetElapsedTime(last.At) < trusted)
                return last.Snapshot;
            var at = time.GetTimestamp();
            await using var scope = scopes.CreateAsyncScope();
            var stored = new StoredCatalogue(scope.ServiceProvider.GetRequiredService<AppDb>());
            var snapshot = _last?.Snapshot;
            var now = time.Now();
            if (snapshot is null || snapshot.NextChange <= now || await stored.Marker(cancellation) != snapshot.Marker)
                snapshot = await stored.Read(_versions, now, cancellation);
            foreach (var version in snapshot?.Versions.Concat(snapshot.Own.Values) ?? [])
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
        (await Now(cancellation))?.Find(code)?.Procedure;

    public async ValueTask<Result<Procedure>> FindFor(string code, Guid body, CancellationToken cancellation)
    {
        if (await Now(cancellation) is not { } snapshot)
            return Refusals.Unknown;
        var view = await View(cancellation);
        if (view.Find(body) is not { } known)
            return Refusals.OfAnotherBody;
        var head = snapshot.HeadFor(code, view, known, time.Now());
        return head.IsOk ? (await Loaded(head.Value.Id, cancellation)).Procedure : head.Refusal;
    }

    public async ValueTask<IReadOnlyList<Procedure>> OpenTo(Guid body, CancellationToken cancellation)
    {
        if (await Now(cancellation) is not { } snapshot || (await View(cancellation)) is not { } view || view.Find(body) is not { } known)
            return [];
        var open = new List<Procedure>();
        var order = snapshot.Set.Fields.Select((field, i) => (field.Code, i)).ToDictionary(x => x.Code, x => x.i, StringComparer.Ordinal);
        foreach (var code in snapshot.Heads.Keys)
        {
            if (snapshot.HeadFor(code, view, known, time.Now()) is { IsOk: true, Value: var head })
                open.Add((await Loaded(head.Id, cancellation)).Procedure);
        }

        return [.. open.OrderBy(p => order.GetValueOrDefault(p.Field, int.MaxValue)).ThenBy(p => p.Code, StringComparer.Ordinal)];
    }

    public async ValueTask<Procedure> Version(Guid versionId, CancellationToken cancellation) => (await Loaded(versionId, cancellation)).Procedure;

    public async ValueTask<FormDefinition?> Form(string code, CancellationToken cancellation) =>
        (await Now(cancellation))?.Forms.GetValueOrDefault(code)?.Definition;

    public async ValueTask<FormDefinition?> Form(Guid versionId, string code, CancellationToken cancellation) =>
        (await Loaded(versionId, cancellation)).Forms.GetValueOrDefault(code);

    public async ValueTask<ProcedureDetails> Details(Guid versionId, CancellationToken cancellation) =>
        (await Needed(cancellation)).DetailsOf(await Loaded(versionId, cancellation));

    public async ValueTask<PublishedSet?> Set(CancellationToken cancellation) => (await Now(cancellation))?.Set;

    public async ValueTask<PaperFormat> Format(DateOnly day, CancellationToken cancellation) => (await Now(cancellation))?.Reference.Formats.On(day) ?? PaperFormat.Usual;

    public async ValueTask<CompetenceTable> Competence(CancellationToken cancellation) => (await Needed(cancellation)).Competence;

    public async ValueTask<WorkingCalendar> Calendar(Guid? body, CancellationToken cancellation) => (await CalendarsOf(await Needed(cancellation), cancellation))(body);

    public async ValueTask<Func<Guid?, WorkingCalendar>> Calendars(CancellationToken cancellation) => await CalendarsOf(await Needed(cancellation), cancellation);

    public async ValueTask<Func<Guid?, WorkingCalendar>> LatestCalendars(CancellationToken cancellation) =>
        await CalendarsOf(await Latest(cancellation) ?? throw new InvalidOperationException("No catalogue was loaded yet."), cancellation);

    private async ValueTask<Func<Guid?, WorkingCalendar>> CalendarsOf(PublishedSnapshot snapshot, CancellationToken cancellation)
    {
        var calendars = snapshot.Calendars;
        // Where no body has a layer of its own, nobody has to be looked up.
        var view = calendars.Bodies.Count > 0 ? await View(cancellation) : null;
        return body => body is { } asked && view?.Find(asked) is { } known ? calendars.Of(view.Line(known)) : calendars.General;
    }

    public async ValueTask<string> RoleName(string role, CancellationToken cancellation) => (await Now(cancellation))?.RoleName(role) ?? role;

    public async ValueTask<IReadOnlyList<ReminderRule>> Reminders(CancellationToken cancellation) => (await Now(cancellation))?.Reference.Reminders ?? [];

    public async ValueTask<IReadOnlyList<ReformDeadline>> ReformDeadlines(CancellationToken cancellation) => (await Now(cancellation))?.Reference.ReformDeadlines ?? [];

    public async ValueTask<IReadOnlyList<BreachRule>> BreachRules(CancellationToken cancellation) => (await Now(cancellation))?.Reference.Breaches ?? [];

    public async ValueTask<IReadOnlyList<IndicatorTarget>> IndicatorTargets(CancellationToken cancellation) => (await Now(cancellation))?.Reference.IndicatorTargets ?? [];

    public async ValueTask<IReadOnlyList<BreachCause>> BreachCauses(CancellationToken cancellation) => (await Now(cancellation))?.Reference.BreachCauses ?? [];

    public async ValueTask<IReadOnlyList<KeyValuePair<string, string>>> Roles(CancellationToken cancellation) =>
        [.. (await Now(cancellation))?.Reference.Roles.Values.Select(r => KeyValuePair.Create(r.Code, r.Name)) ?? []];

    public async ValueTask<IReadOnlySet<string>> LeadingRoles(CancellationToken cancellation) => (await Needed(cancellation)).LeadingRoles;

    public async ValueTask<IReadOnlySet<string>> SigningRoles(DateOnly day, CancellationToken cancellation) => (await Now(cancellation))?.SigningRoles(day) ?? FrozenSet<string>.Empty;

    /// <summary>A version with all that pages show of it; also one no longer published. Null when there is none of this id.</summary>
    public async ValueTask<LoadedVersion?> FindVersion(Guid versionId, CancellationToken cancellation)
    {
        if (_versions.TryGetValue(versionId, out var known))
            return known;
        await using var scope = scopes.CreateAsyncScope();
        return await new StoredCatalogue(scope.ServiceProvider.GetRequiredService<AppDb>()).Version(versionId, cancellation) is { } version
            ? _versions.GetOrAdd(versionId, version)
            : null;
    }

    public void Dispose() => _refreshing.Dispose();

    private async ValueTask<PublishedSnapshot> Needed(CancellationToken cancellation) =>
        await Now(cancellation) ?? throw new InvalidOperationException("No catalogue was loaded yet.");

    private async ValueTask<LoadedVersion> Loaded(Guid versionId, CancellationToken cancellation) =>
        await FindVersion(versionId, cancellation) ?? throw new KeyNotFoundException($"There is no version {versionId} of a procedure.");

    private ValueTask<OrganisationView> View(CancellationToken cancellation) => organisation().View(cancellation);
}
