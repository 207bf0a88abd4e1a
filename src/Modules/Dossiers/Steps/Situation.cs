using System.Collections.Immutable;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.Values;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Steps;

/// <summary>All that is known around one dossier at one moment: the engine's context, and the organisation for names.</summary>
internal sealed record Situation(Procedure Procedure, Context Context, OrganisationView Organisation)
{
    /// <summary>The same seen by another actor.</summary>
    public Situation As(Acting actor) => this with { Context = Context with { Actor = actor } };

    /// <summary>
    /// In the capacity in which this person may do this: in the place of <paramref name="inPlaceOf"/> when that is said; otherwise for itself before in
    /// anybody's place. Where none fits, the one that tells most of why not.
    /// </summary>
    public Situation InCapacity(Actor actor, DossierState state, CommandKind kind, string? key, Guid? inPlaceOf = null)
    {
        var capacities = actor.Capacities().Where(c => inPlaceOf is null || c.Principal == inPlaceOf).Select(As).ToList();
        var whys = capacities.Select(c => Process.WhyNot(Procedure.Definition, state, c.Context, kind, key)).ToList();
        var fits = whys.IndexOf(null);
        if (fits < 0)
            fits = whys.FindIndex(why => why != Engine.Processes.Refusals.NotAllowed && why != Engine.Processes.Refusals.BeyondMandate);
        return capacities.Count == 0 ? this : capacities[Math.Max(fits, 0)];
    }

    /// <summary>All that this person may do now, each in the first capacity in which it may.</summary>
    public ImmutableArray<(Offer Offer, Acting As)> Offers(Actor actor, DossierState state) =>
        [.. actor.Capacities().SelectMany(c => Process.Offers(Procedure.Definition, state, As(c).Context).Select(offer => (offer, c))).DistinctBy(o => o.offer)];

    /// <summary>With what guards may ask of filled forms.</summary>
    public Situation With(Func<string, Value> formValue) => this with { Context = Context with { FormValue = formValue } };
}

/// <summary>A person's declared relatives, in both directions, as the organisation knows them.</summary>
internal delegate IEnumerable<Guid> Relatives(OrganisationView view, Guid person);

/// <summary>Gathers the situation from what is cached in memory; it asks the database nothing.</summary>
internal sealed class Situations(IOrganisation organisation, IProcedures procedures, Relatives relatives, TimeProvider time)
{
    public async ValueTask<Situation> Of(Procedure procedure, Guid filerBody, Matter matter, Acting actor, CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        var request = new PlaceRequest(filerBody, matter.Anchor, matter.Parties, matter.SubjectBody);
        var places = view.PlacesFor(request);
        var calendars = await procedures.Calendars(cancellation);
        var context = new Context(actor, time.Now(), calendars(filerBody), places)
        {
            CalendarOf = body => calendars(body),
            SubjectPersons = matter.SubjectPerson is { } subject ? [subject] : [],
            RelativesOf = person => relatives(view, person),
            HoldersOf = holder => HoldersOf(view, holder),
            Lists = ListsOf(procedure.Definition, view, request),
            LeadingRoles = [.. await procedures.LeadingRoles(cancellation)],
        };
        return new Situation(procedure, context, view);
    }

    private static ImmutableDictionary<string, ImmutableArray<BodyRef>> ListsOf(ProcedureDefinition definition, OrganisationView view, PlaceRequest request) =>
        definition.Lists.Select(over => (over, Bodies: view.ListFor(over, request))).Where(l => l.Bodies is not null).ToImmutableDictionary(l => l.over, l => l.Bodies!.Value, StringComparer.Ordinal);

    private static IEnumerable<Guid> HoldersOf(OrganisationView view, Holder holder) => holder.IsNamed
        ? holder.Persons.Where(p => view.HeldBy(p).Any(h => holder.BodyOf(p) is not { } body || h.Body == body))
        : view.HoldersOf(holder.Role, holder.Body.Id);

    public async ValueTask<Situation> Of(Dossier dossier, Acting actor, CancellationToken cancellation) =>
        await Of(await procedures.Version(dossier.Definition, cancellation), dossier.FilerBody, dossier.Matter, actor, cancellation);
}

internal static class ActorAsActing
{
    /// <summary>For itself.</summary>
    public static Acting Acting(this Actor actor) => new(actor.Person, [.. actor.Grants.Select(g => (g.Role, g.Body))]);

    /// <summary>In each capacity, one after another: for itself, then for each whom it stands in for. An act is done in exactly one of them.</summary>
    public static ImmutableArray<Acting> Capacities(this Actor actor) => [actor.Acting(), .. actor.Mandates.Select(mandate => ActingFor(actor, mandate))];

    private static Acting ActingFor(Actor actor, Mandate mandate) => new(actor.Person, [.. mandate.Grants.Select(g => (g.Role, g.Body))])
    {
        Principal = mandate.Principal, Limits = mandate.Limits, Cases = mandate.Cases, Basis = mandate.Basis,
    };
}
