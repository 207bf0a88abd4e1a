using System.Collections.Immutable;

namespace ThongSuot.Engine.Processes;

/// <summary>One body in another's place, everywhere in a state. Ids change throughout, so that rights follow; what is done and received keeps the names of its time.</summary>
internal static class Succession
{
    public static DossierState Apply(DossierState state, Guid from, BodyRef to) => state with
    {
        Filer = state.Filer with { Body = Id(state.Filer.Body, from, to) },
        Open = state.Open.ToImmutableDictionary(w => w.Key, w => Of(w.Value, from, to)),
        Forks = state.Forks.ToImmutableDictionary(f => f.Key, f => f.Value with { Items = [.. f.Value.Items.Select(b => Now(b, from, to))] }),
        Done = [.. state.Done.Select(d => d with { Holder = Of(d.Holder, from, to, Id) })],
        Hops = [.. state.Hops.Select(h => Of(h, from, to))],
        TeamBody = state.TeamBody is { } body ? Now(body, from, to) : null,
        TeamBodies = Of(state.TeamBodies, from, to),
        Unprocessed = state.Unprocessed is { } refused ? refused with { At = Id(refused.At, from, to), Acceptor = refused.Acceptor is { } acceptor ? Of(acceptor, from, to, Now) : null } : null,
        Informed = [.. state.Informed.Select(h => Of(h, from, to, Now)).Distinct()],
        Directions = state.Directions.ToImmutableDictionary(d => d.Key, d => d.Value with { From = Of(d.Value.From, from, to, Now), To = Of(d.Value.To, from, to, Now) }),
        Meetings = state.Meetings.ToImmutableDictionary(m => m.Key, m => m.Value with { Body = Now(m.Value.Body, from, to) }),
    };

    /// <summary>Every body that a state names by its id.</summary>
    public static IEnumerable<Guid> BodiesOf(DossierState state) => state.Open.Values.SelectMany(BodiesOf)
        .Concat(state.Forks.Values.SelectMany(f => f.Items).Select(b => b.Id))
        .Concat(state.Done.SelectMany(d => BodiesOf(d.Holder)))
        .Concat(state.Hops.SelectMany(h => (Guid[])[h.From.Id, h.To.Id]))
        .Concat(state.Directions.Values.SelectMany(d => BodiesOf(d.From).Concat(BodiesOf(d.To))))
        .Concat(state.TeamBodies?.Values ?? [])
        .Concat(state.Unprocessed is { } refused ? (refused.Acceptor is { } acceptor ? BodiesOf(acceptor) : []).Append(refused.At.Id) : [])
        .Concat(state.Informed.SelectMany(BodiesOf))
        .Concat(state.TeamBody is { } body ? [body.Id] : [])
        .Append(state.Filer.Body.Id);

    private static IEnumerable<Guid> BodiesOf(OpenWork work) => work switch
    {
        OpenStep step => BodiesOf(step.Holder).Concat((step.Escalated ?? []).SelectMany(BodiesOf)).Concat((step.Asked?.Of ?? []).SelectMany(BodiesOf)),
        OpenConsult consult => consult.Opinions.SelectMany(o => BodiesOf(o.Holder).Concat((o.Escalated ?? []).SelectMany(BodiesOf))),
        OpenCall call => [call.Body.Id],
        _ => [],
    };

    private static IEnumerable<Guid> BodiesOf(Holder holder) => (holder.Bodies?.Values ?? []).Append(holder.Body.Id);

    private static OpenWork Of(OpenWork work, Guid from, BodyRef to) => work switch
    {
        OpenStep step => step with
        {
            Holder = Of(step.Holder, from, to, Now),
            Escalated = Of(step.Escalated, from, to),
            Asked = step.Asked is { } asked ? asked with { Of = [.. asked.Of.Select(h => Of(h, from, to, Now))] } : null,
        },
        OpenConsult consult => consult with { Opinions = [.. consult.Opinions.Select(o => o with { Holder = Of(o.Holder, from, to, Now), Escalated = Of(o.Escalated, from, to) })] },
        OpenCall call => call with { Body = Now(call.Body, from, to) },
        _ => work,
    };

    private static ImmutableArray<Holder>? Of(ImmutableArray<Holder>? escalated, Guid from, BodyRef to) =>
        escalated is { } holders ? [.. holders.Select(h => Of(h, from, to, Now))] : null;

    private static Holder Of(Holder holder, Guid from, BodyRef to, Func<BodyRef, Guid, BodyRef, BodyRef> replace) =>
        holder with { Body = replace(holder.Body, from, to), Bodies = Of(holder.Bodies, from, to) };

    private static ImmutableDictionary<Guid, Guid>? Of(ImmutableDictionary<Guid, Guid>? bodies, Guid from, BodyRef to) =>
        bodies?.ToImmutableDictionary(b => b.Key, b => b.Value == from ? to.Id : b.Value);

    // What is still under way is found again by its names, too.
    private static Hop Of(Hop hop, Guid from, BodyRef to) => hop.ReceivedAt is null
        ? hop with { From = Now(hop.From, from, to), To = hop.Channel == "outside" ? Id(hop.To, from, to) : Now(hop.To, from, to) }
        : hop with { From = Id(hop.From, from, to), To = Id(hop.To, from, to) };

    private static BodyRef Now(BodyRef body, Guid from, BodyRef to) => body.Id == from ? to : body;

    private static BodyRef Id(BodyRef body, Guid from, BodyRef to) => body.Id == from ? body with { Id = to.Id } : body;
}
