using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Inbox;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Notifications;
using ThongSuot.Platform.Log;

namespace ThongSuot.Bench.Pages;

/// <summary>All rows of one dossier that went its way through the use cases, up to some step.</summary>
internal sealed record Template(Procedure Procedure, Dossier Dossier, IReadOnlyList<LogEntry> Entries, IReadOnlyList<DossierComponent> Components, IReadOnlyList<Notice> Notices)
{
    private readonly ConcurrentDictionary<int, Lazy<Earlier>> _earlier = [];
    private readonly ImmutableHashSet<Guid> _scopes = Dossier.Scopes;

    public bool IsOver => Dossier.State!.IsOver;

    /// <summary>The same some weeks earlier: whole weeks, so that working days stay working days.</summary>
    private Earlier By(int weeks) => _earlier.GetOrAdd(weeks, _ => new Lazy<Earlier>(() =>
    {
        var by = TimeSpan.FromDays(-7 * weeks);
        var state = JsonSerializer.Deserialize<DossierState>(Moved(JsonSerializer.Serialize(Dossier.State, LogJson.Options), by), LogJson.Options)!;
        return new Earlier(by, state, [.. Entries.Select(e => Moved(e.Body, by))], [.. Dossier.BodiesIn(state)]);
    })).Value;

    /// <summary>So many weeks earlier nothing of it lies after this moment.</summary>
    public int WeeksAfter(DateTimeOffset moment) => Math.Max(0, (int)Math.Ceiling((Entries[^1].At - moment) / TimeSpan.FromDays(7)));

    /// <summary>When a copy was filed.</summary>
    public DateTimeOffset FiledAt(int weeksEarlier) => Dossier.FiledAt.AddDays(-7 * weeksEarlier);

    /// <summary>A new dossier like this one: other ids, code, matter and times; its own chain.</summary>
    /// <param name="subject">What stands behind the title; null: nothing.</param>
    public Rows Copy(int number, int weeks, string? subject = null)
    {
        var earlier = By(weeks);
        var id = Guid.CreateVersion7(Dossier.FiledAt + earlier.By);
        var filedAt = Dossier.FiledAt + earlier.By;
        var stream = DossierEntries.StreamOf(id);
        var entries = new List<LogEntry>(Entries.Count);
        var ids = new Dictionary<Guid, Guid>();
        byte[] hash = [];
        foreach (var (i, entry) in Entries.Index())
        {
            var at = entry.At + earlier.By;
            var own = ids[entry.Id] = Guid.CreateVersion7(at);
            hash = LogEntry.Chain(hash, own, stream, entry.Sequence, entry.Type, entry.Version, at, entry.Envelope, earlier.Bodies[i]);
            entries.Add(new LogEntry { Id = own, Stream = stream, Sequence = entry.Sequence, Type = entry.Type, Version = entry.Version, At = at, Envelope = entry.Envelope, Body = earlier.Bodies[i], Hash = hash });
        }

        var definition = Procedure.Definition;
        var dossier = Dossier.New(id, Procedure, number, subject is null ? Dossier.Title : $"{Dossier.Title} – {subject}", $"{id:N}{id:N}", Dossier.FilerPerson, Dossier.FilerBody, Dossier.CompetentBody, Dossier.Matter, filedAt);
        (dossier.Version, dossier.Hash, dossier.Viewers) = (Dossier.Version, hash, Dossier.Viewers);
        dossier.Become(earlier.State);
        return new Rows(
            dossier,
            entries,
            [.. OpenTasks.Of(id, earlier.State, definition).DistinctBy(t => (t.Scope, t.Key))],
            [.. _scopes.Select(s => ListRows.ScopeOf(dossier, s, IsOver))],
            [.. earlier.InBodies.Select(body => new DossierBody { Body = body, Dossier = id })],
            [.. LeaderScopes.Of(id, earlier.State, definition)],
            [.. Components.Select(c => new DossierComponent { Dossier = id, Number = c.Number, Paper = c.Paper })],
            [.. Notices.Select(n => Noticed(n, id, ids.GetValueOrDefault(n.Cause, id), n.At + earlier.By))]);
    }

    // What is long over was read.
    private Notice Noticed(Notice notice, Guid dossier, Guid cause, DateTimeOffset at)
    {
        var copy = new Notice
        {
            Id = Guid.CreateVersion7(at), Person = notice.Person, Scope = notice.Scope, Kind = notice.Kind, Dossier = dossier, Cause = cause, Node = notice.Node,
            DueAt = notice.DueAt, At = at, Muted = notice.Muted,
        };
        if (IsOver)
            copy.MarkRead(at);
        return copy;
    }

    private static string Moved(string json, TimeSpan by)
    {
        var node = JsonNode.Parse(json)!;
        Move(node, by);
        return node.ToJsonString(LogJson.Options);
    }

    private static void Move(JsonNode node, TimeSpan by)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToArray())
                {
                    if (value is JsonValue && MovedText(value, by) is { } moved)
                        members[name] = moved;
                    else if (value is not null)
                        Move(value, by);
                }

                break;
            case JsonArray items:
                foreach (var item in items.OfType<JsonNode>())
                    Move(item, by);
                break;
        }
    }

    private static string? MovedText(JsonNode value, TimeSpan by)
    {
        if (value.GetValueKind() != JsonValueKind.String || value.GetValue<string>() is not { Length: >= 10 } text || !char.IsAsciiDigit(text[0]))
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day.AddDays((int)by.TotalDays).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) && at.Year < 9999
            ? JsonSerializer.SerializeToNode(at + by, LogJson.Options)!.GetValue<string>()
            : null;
    }

    private sealed record Earlier(TimeSpan By, DossierState State, IReadOnlyList<string> Bodies, IReadOnlyList<Guid> InBodies);
}

/// <summary>The rows of one dossier.</summary>
internal sealed record Rows(
    Dossier Dossier, IReadOnlyList<LogEntry> Entries, IReadOnlyList<DossierTask> Tasks, IReadOnlyList<DossierScope> Scopes, IReadOnlyList<DossierBody> Bodies,
    IReadOnlyList<DossierHeld> Held, IReadOnlyList<DossierComponent> Components, IReadOnlyList<Notice> Notices);
