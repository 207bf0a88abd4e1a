using System.Collections.Immutable;
using ThongSuot.Dossiers.Viewing;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers.TryOut;

/// <summary>Whom a piece of open work has reached.</summary>
/// <param name="Stands">It stands for the holder, because nobody there can do it.</param>
/// <param name="Persons">Who is in that place now.</param>
/// <param name="Barred">Those of them whom the matter concerns.</param>
internal sealed record ReachedPlace(Holder Holder, bool Stands, ImmutableArray<Guid> Persons, ImmutableArray<Guid> Barred)
{
    public bool CanBeDone => Persons.Length > Barred.Length;
}

/// <param name="Places">The holder first, then who stands for it.</param>
internal sealed record ReachedWork(OpenWork Work, ImmutableArray<ReachedPlace> Places);

/// <summary>A person with what it may do now.</summary>
internal sealed record TryOutActor(Guid Person, ImmutableArray<Offer> Offers);

/// <summary>Who is concerned by a try-out now: whom its open work has reached, and what each of them may do.</summary>
internal static class TryOutPeople
{
    public static IReadOnlyList<ReachedWork> Reached(TryOutRun run) =>
        [.. run.State.Open.Values.OrderBy(w => w.Since).ThenBy(w => w.Key, StringComparer.Ordinal).Select(work => new ReachedWork(work, [.. Places(run, work)]))];

    /// <summary>Those who may do something now, first who is expected to.</summary>
    public static IReadOnlyList<TryOutActor> Actors(TryOutRun run, Installation installation)
    {
        if (run.State.IsOver)
            return [];
        var places = Reached(run).SelectMany(w => w.Places).ToList();
        var leaders = from place in places
                      from role in run.Situation.Context.LeadingRoles.Order(StringComparer.Ordinal)
                      from person in run.Situation.Organisation.HoldersOf(role, place.Holder.Body.Id)
                      select person;
        return
        [
            .. places.SelectMany(p => p.Persons).Append(run.State.Filer.Person).Concat(leaders).Distinct()
                .Select(person => new TryOutActor(person, [.. run.For(person).Offers.Where(o => ActionWords.Of(o.Kind, installation) is not null)]))
                .Where(actor => !actor.Offers.IsEmpty)
                .OrderBy(actor => actor.Offers.Any(ActionWords.IsMain) ? 0 : 1),
        ];
    }

    /// <summary>The next moment at which something is due; null when nothing is.</summary>
    public static DateTimeOffset? NextDue(TryOutRun run) =>
        (run.State.Pause is { } pause ? [pause.Expires?.At] : run.State.Open.Values.Select(w => w.Due?.At).Append(run.State.Due?.At)).Where(at => at > run.Now).Min();

    private static IEnumerable<ReachedPlace> Places(TryOutRun run, OpenWork work) => work switch
    {
        OpenStep { Assignee: { } assignee } step => [Place(run, step.Holder with { Persons = [assignee] }, false, p => Bars(run, step, p))],
        OpenStep step => Places(run, step.Holder, step.Escalated, p => Bars(run, step, p)),
        OpenConsult consult => consult.Opinions.Where(o => o.Given is null).SelectMany(o => Places(run, o.Holder, o.Escalated, p => Process.IsConcerned(run.Definition, run.State, run.Situation.Context, p))),
        _ => [],
    };

    private static IEnumerable<ReachedPlace> Places(TryOutRun run, Holder holder, ImmutableArray<Holder>? escalated, Func<Guid, bool> bars) =>
        (escalated ?? []).Select(h => Place(run, h, true, bars)).Prepend(Place(run, holder, false, bars));

    private static ReachedPlace Place(TryOutRun run, Holder holder, bool stands, Func<Guid, bool> bars)
    {
        ImmutableArray<Guid> persons = [.. run.Situation.Context.HoldersOf!(holder).Distinct()];
        return new ReachedPlace(holder, stands, persons, [.. persons.Where(bars)]);
    }

    private static bool Bars(TryOutRun run, OpenStep step, Guid person) => !Process.MayBeGiven(run.Definition, run.State, run.Situation.Context, step, person);
}
