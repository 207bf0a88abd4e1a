using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Inbox;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.Steps;

/// <summary>Writes what happened to a dossier: its entries and deliveries, its row, its tasks and its scopes, for one transaction.</summary>
internal sealed class Recording(EventLog log)
{
    /// <summary>The state before, to see which tasks go and which come; null for a new dossier.</summary>
    /// <param name="bodiesBefore">Where the dossier stood before, when a body was replaced; otherwise it follows from the state before.</param>
    /// <param name="onBefore">The version it was on before, when it went over to another one.</param>
    public void Record(
        AppDb db, Dossier dossier, DossierState? before, Situation situation, ImmutableArray<DossierEvent> events, Acted acted, HashSet<Guid>? bodiesBefore = null,
        ProcedureDefinition? onBefore = null)
    {
        var envelope = new Envelope(
            situation.Context.Actor.Person, acted.Role, acted.Body?.Id, acted.Body?.Name, acted.Principal, acted.Address, dossier.Definition, situation.Context.Calendar.Version, acted.Basis);
        var head = log.Append(db, dossier.Head, envelope, events.Select(e => (EventNames.Of(e), (object)e)));
        (dossier.Version, dossier.Hash) = (head.Sequence, head.Hash);

        var definition = situation.Procedure.Definition;
        var was = before is null ? [] : OpenTasks.Of(dossier.Id, before, onBefore ?? definition).DistinctBy(t => (t.Scope, t.Key)).ToDictionary(t => (t.Scope, t.Key));
        List<Guid> moved = [];
        foreach (var task in OpenTasks.Of(dossier.Id, dossier.State!, definition).DistinctBy(t => (t.Scope, t.Key)))
        {
            var isNew = !was.Remove((task.Scope, task.Key), out var old);
            if (!isNew && old!.DueAt == task.DueAt && old.Since == task.Since && string.Equals(old.Action, task.Action, StringComparison.Ordinal))
                continue;
            if (isNew)
                db.Add(task);
            else
                db.Update(task);
            moved.Add(task.Scope);
        }

        db.RemoveRange(was.Values);
        moved.AddRange(was.Values.Select(task => task.Scope));

        RecordSight(db, dossier, Sight.After(dossier.Viewers, definition, dossier.Matter, before, events));
        ListRows.Keep(db, dossier, before, definition, moved, situation.Context.Now);
        UnprocessedRows.Keep(db, dossier, before, situation);
        var (stood, stands) = (bodiesBefore ?? (before is null ? [] : dossier.BodiesIn(before)), dossier.BodiesIn(dossier.State!));
        db.RemoveRange(stood.Except(stands).Select(body => new DossierBody { Body = body, Dossier = dossier.Id }));
        db.AddRange(stands.Except(stood).Select(body => new DossierBody { Body = body, Dossier = dossier.Id }));
    }

    private static void RecordSight(AppDb db, Dossier dossier, ImmutableHashSet<Viewer> seeing)
    {
        if (seeing.SetEquals(dossier.Viewers))
            return;
        var (saw, see) = (dossier.Scopes, seeing.Select(v => v.Scope).ToHashSet());
        dossier.Viewers = seeing;
        db.RemoveRange(saw.Except(see).Select(Row));
        db.AddRange(see.Except(saw).Select(Row));
        DossierScope Row(Guid scope) => ListRows.ScopeOf(dossier, scope, dossier.State!.IsOver);
    }

    /// <summary>A person's text goes to an erasable row; the entry gets its id and salted hash.</summary>
    public static Note? Keep(AppDb db, Guid dossier, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var content = new DossierContent { Id = Guid.CreateVersion7(), Dossier = dossier, Salt = SaltedHash.NewSalt(), Text = text };
        db.Add(content);
        return new Note(content.Id, SaltedHash.Of(content.Salt, text));
    }
}

/// <summary>In which capacity somebody acted, for the envelope.</summary>
/// <param name="Principal">In whose place.</param>
/// <param name="Basis">By which mandate.</param>
internal sealed record Acted(string? Role, BodyRef? Body, Guid? Principal, string? Address, string? Basis = null)
{
    public static readonly Acted BySystem = new(null, null, null, null);

    /// <summary>
    /// The capacity that the open work asks for; about the whole dossier, that of who filed it, works on it, was asked, decided it, or leads the competent body.
    /// </summary>
    public static Acted On(DossierState state, string? key, ProcedureDefinition definition, Context context, string? address)
    {
        var actor = context.Actor;
        var holder = key is null ? OfWhole(state, definition, context) : state.Open.GetValueOrDefault(key) switch
        {
            OpenStep step => (step.Escalated ?? []).Prepend(step.Holder).FirstOrDefault(actor.Holds) ?? step.Holder,
            OpenConsult consult => consult.Opinions.FirstOrDefault(o => actor.Holds(o.Holder.Role, o.Holder.Body.Id))?.Holder,
            _ => null,
        };
        var (role, body) = holder is null ? (state.Filer.Role, state.Filer.Body) : (holder.Role, holder.Body);
        return As(role, body, actor, address);
    }

    // Null: as the filer.
    private static Holder? OfWhole(DossierState state, ProcedureDefinition definition, Context context) =>
        context.Actor.Person == state.Filer.Person || context.Actor.Holds(state.Filer.Role, state.Filer.Body.Id)
            ? null
            : state.OpenSteps.OrderBy(s => s.Key, StringComparer.Ordinal).SelectMany(s => (s.Escalated ?? []).Prepend(s.Holder))
                .Concat(state.Last is { } last ? [last.Holder] : [])
                .Concat(state.Asked?.Of ?? [])
                .Concat(state.Unprocessed?.Acceptor is { } acceptor ? [acceptor] : [])
                .Concat(Process.DecidedBy(definition, state) is { } decided ? [decided] : [])
                .Concat(Process.LeadersOfWhole(definition, state, context))
                .FirstOrDefault(context.Actor.Holds);

    /// <summary>A direction is given, answered and closed in the place that it names.</summary>
    public static Acted? InDirection(DossierState after, IEnumerable<DossierEvent> events, Acting actor, string? address) => events.Select(e => e switch
    {
        Directed d => d.From,
        DirectionAnswered d => after.Directions[d.Key].To,
        DirectionClosed d => after.Directions[d.Key].From,
        _ => null,
    }).OfType<Holder>().Select(h => As(h.Role, h.Body, actor, address)).FirstOrDefault();

    private static Acted As(string role, BodyRef body, Acting actor, string? address) => new(role, body, actor.Principal, address, actor.Basis);
}

internal static class EventNames
{
    private static readonly ImmutableDictionary<Type, string> Names = typeof(DossierEvent).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(DossierEvent)))
        .ToImmutableDictionary(t => t, t => "dossier." + System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(t.Name));

    private static readonly ImmutableDictionary<string, Type> Types = Names.ToImmutableDictionary(n => n.Value, n => n.Key, StringComparer.Ordinal);

    public static string Of(DossierEvent happened) => Names[happened.GetType()];

    public static DossierEvent Read(LogEntry entry) =>
        (DossierEvent)System.Text.Json.JsonSerializer.Deserialize(entry.Body, Types[entry.Type], LogJson.Options)!;
}
