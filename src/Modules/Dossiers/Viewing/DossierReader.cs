using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Dossiers.Cooperation;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Forms;
using ThongSuot.Dossiers.Misdirected;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;

namespace ThongSuot.Dossiers.Viewing;

/// <summary>All that the dossier's page shows to one person.</summary>
/// <param name="PauseReason">What was written when the clock was stopped, while it stands.</param>
/// <param name="Scopes">Through which the person sees dossiers.</param>
internal sealed record DossierView(
    Dossier Dossier,
    Situation Situation,
    ImmutableArray<Offer> Offers,
    IReadOnlyList<DossierComponent> Components,
    IReadOnlyList<DossierFile> Files,
    IReadOnlyList<FormState> Forms,
    IReadOnlyList<TimelineEntry> History,
    string? PauseReason,
    ImmutableArray<Guid> Scopes)
{
    /// <summary>For who may still say that it was sent twice.</summary>
    public IReadOnlyList<SimilarDossier> Similar { get; init; } = [];

    /// <summary>The person sees it by a copy only.</summary>
    public bool IsForInformation => Offers.All(o => ActionWords.IsCooperation(o.Kind)) && !Dossier.Viewers.Except(Dossier.State!.Informed.SelectMany(Viewer.Of)).Any(v => Scopes.Contains(v.Scope));

    /// <summary>The offers that are made in another one's place, each with the capacity in which.</summary>
    public ImmutableDictionary<Offer, Acting> InPlace { get; init; } = ImmutableDictionary<Offer, Acting>.Empty;

    /// <summary>Each capacity in which the person may be at work here.</summary>
    public ImmutableArray<Acting> Capacities { get; init; } = [Situation.Context.Actor];

    /// <summary>By key of the done step: who did it in whose place.</summary>
    public IReadOnlyDictionary<string, string> DoneInPlace { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Why the person is offered nothing at a step that is otherwise its own.</summary>
    public Refused? Barred => Capacities.Select(c => Process.WhyBarred(Situation.Procedure.Definition, Dossier.State!, Situation.As(c).Context)).FirstOrDefault(why => why is not null);

    /// <summary>In which capacity an offer is made.</summary>
    public Acting ActingFor(Offer offer) => InPlace.GetValueOrDefault(offer, Situation.Context.Actor);

    /// <summary>For whom an offer is made, when not for oneself.</summary>
    public string? PrincipalOf(Offer offer) => ActingFor(offer).Principal is { } principal ? Situation.Organisation.FindPerson(principal)?.Name ?? "người đã rời hệ thống" : null;

    /// <summary>Forms of the steps that this person may complete now.</summary>
    public IReadOnlyCollection<string> FormsNow => [.. Offers.Where(o => o.Kind == CommandKind.Complete && o.Node is not null).Select(o => Situation.Procedure.Definition.Find(o.Node!)).OfType<Step>().SelectMany(s => s.Forms)];

    /// <summary>Consults, hand-overs, directions, meetings and comments; null in a try-out.</summary>
    public CooperationView? Cooperation { get; init; }

    /// <summary>Whether the matter leaves a person free to do this step.</summary>
    public bool MayBeGiven(OpenStep step, Guid person) => Process.MayBeGiven(Situation.Procedure.Definition, Dossier.State!, Situation.Context, step, person);
}

internal sealed class DossierReader(AppDb db, Situations situations, Readings readings, FormStates forms, SimilarDossiers similar, IProcedures procedures, Installation installation)
{
    /// <param name="address">Network address; a restricted dossier is shown only after the log says who reads it.</param>
    public async Task<DossierView?> Find(Actor actor, Guid id, string? address, CancellationToken cancellation)
    {
        var scopes = db.DossierScopes;
        var dossier = await db.Dossiers.AsNoTracking().SeenBy(actor, scopes).FirstOrDefaultAsync(d => d.Id == id, cancellation);
        if (dossier is null)
            return null;
        var situation = await situations.Of(dossier, actor.Acting(), cancellation);
        if (dossier.Secrecy > Secrecy.Thuong || situation.Procedure.Definition.Compartment)
            await readings.Opened(actor, id, address, cancellation);
        var texts = await db.DossierContents.AsNoTracking().Where(c => c.Dossier == id).ToDictionaryAsync(c => c.Id, c => c.Text, cancellation);
        var happenings = new List<Happening>();
        await foreach (var entry in EventLog.Read(db, DossierEntries.StreamOf(id)).WithCancellation(cancellation))
            happenings.Add(History.Read(entry));
        var inner = Discussion.MayRead(dossier, situation);
        IReadOnlyList<DossierComment> comments = inner ? await db.DossierComments.AsNoTracking().Where(c => c.Dossier == id).OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync(cancellation) : [];
        var definition = situation.Procedure.Definition;
        var (began, versions) = await Versions(happenings, cancellation);
        var offers = situation.Offers(actor, dossier.State!);
        return new DossierView(
            dossier,
            situation,
            [.. offers.Select(o => o.Offer)],
            await db.DossierComponents.AsNoTracking().Where(c => c.Dossier == id).OrderBy(c => c.Number).ToListAsync(cancellation),
            await db.DossierFiles.AsNoTracking().Where(f => f.Dossier == id).OrderBy(f => f.AddedAt).ToListAsync(cancellation),
            await forms.Of(id, definition, dossier.Definition, isDraft: false, cancellation),
            new History(began ?? definition, situation.Organisation, situation.Context.Calendar, texts, installation, inner, versions).Tell(happenings),
            dossier.State!.Pause is null ? null : ReasonOf(happenings.Select(h => h.Event).OfType<Paused>().LastOrDefault(), texts),
            actor.Scopes)
        {
            Similar = offers.Any(o => o.Offer.Kind == CommandKind.RefuseDuplicate) ? await similar.Of(actor, dossier, cancellation) : [],
            Cooperation = CooperationView.Of(definition, situation, happenings, comments, texts, inner, inner && !dossier.State!.IsOver && installation.Holds(dossier.Secrecy)),
            InPlace = offers.Where(o => o.As.Principal is not null).ToImmutableDictionary(o => o.Offer, o => o.As),
            Capacities = actor.Capacities(),
            DoneInPlace = DoneInPlace(happenings, situation.Organisation),
        };
    }

    // What happened is told in the words of the version that it happened under.
    private async Task<(ProcedureDefinition? Began, IReadOnlyDictionary<Guid, ProcedureDefinition> Versions)> Versions(IEnumerable<Happening> happenings, CancellationToken cancellation)
    {
        var (began, versions) = ((ProcedureDefinition?)null, new Dictionary<Guid, ProcedureDefinition>());
        foreach (var migrated in happenings.Select(h => h.Event).OfType<Migrated>())
        {
            began ??= (await procedures.Version(migrated.From, cancellation)).Definition;
            versions[migrated.To] = (await procedures.Version(migrated.To, cancellation)).Definition;
        }

        return (began, versions);
    }

    private static ImmutableDictionary<string, string> DoneInPlace(IEnumerable<Happening> happenings, OrganisationView organisation)
    {
        var done = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var happening in happenings)
        {
            if (happening.Event is not StepCompleted completed)
                continue;
            if (happening is { Person: { } person, Principal: { } principal })
                done[completed.Key] = History.InPlace(organisation, person, principal, happening.Basis);
            else
                done.Remove(completed.Key);
        }

        return done.ToImmutable();
    }

    private static string? ReasonOf(Paused? paused, Dictionary<Guid, string?> texts) => paused?.Note is { } note ? texts.GetValueOrDefault(note.Content) : null;
}
