using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Delegations;
using ThongSuot.Organisation.Responsibility;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Organisation.Absences;

/// <summary>One absence as a person may know it.</summary>
/// <param name="Kind">Why; null where that is not this person's business.</param>
/// <param name="Waiting">Work that waits because nobody stands in; null where somebody does, or for who does not lead.</param>
internal sealed record AbsenceLine(Absence Absence, string Person, string? Substitute, string? Kind, int? Waiting);

/// <summary>Some days of a body: who of it is away.</summary>
/// <param name="Leads">This person leads the body or heads its office.</param>
internal sealed record AbsencePicture(Contracts.Organisation.Body Body, DateOnly From, int Length, IReadOnlyList<AbsenceLine> Lines, bool Leads)
{
    public IEnumerable<DateOnly> AllDays => Enumerable.Range(0, Length).Select(From.AddDays);
}

/// <summary>The calendar of absences: one's own, and that of bodies of the committees where one works.</summary>
internal sealed class AbsenceCalendar(AppDb db, IOrganisation organisation, IProcedures procedures, IEnumerable<IWaitingWork> waiting, TimeProvider time)
{
    /// <summary>Of a person, the newest first, with what it stands in for.</summary>
    public async Task<IReadOnlyList<AbsenceLine>> Of(Actor actor, CancellationToken cancellation)
    {
        var (view, absences) = (await organisation.View(cancellation), db.Absences);
        var found = await absences.AsNoTracking().Where(a => a.Person == actor.Person || (a.Substitute == actor.Person && a.EndedAt == null)).OrderByDescending(a => a.From).Take(200).ToListAsync(cancellation);
        return [.. found.Select(a => Line(view, a, a.Person == actor.Person, null))];
    }

    /// <param name="length">Days: 7 or those of a month.</param>
    /// <returns>Null: not this person's to read.</returns>
    public async Task<AbsencePicture?> Picture(Actor actor, Guid id, DateOnly from, int length, CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        if (view.Find(id) is not { } body || !DutyRights.ReadBy(actor, view).Contains(id))
            return null;
        var bodies = DutyRights.BodiesOf(view, body).Select(b => b.Id).ToHashSet();
        var persons = view.Persons.Where(p => view.HeldBy(p.Id).Any(h => bodies.Contains(h.Body))).Select(p => p.Id).ToArray();
        var (last, absences) = (from.AddDays(length - 1), db.Absences);
        var found = await absences.AsNoTracking().Where(a => persons.Contains(a.Person) && a.From <= last && a.To >= from).ToListAsync(cancellation);
        // What was taken back before it began never was.
        found.RemoveAll(a => a.EndedAt is { } ended && a.From > ended.DateInVietnam());
        var leads = DutyRights.Keeps(actor, view, id) || await NameOfficers.HeadRole(actor, view, body, procedures, cancellation) is not null;
        var today = time.Now().DateInVietnam();
        var alone = found.Where(a => a.StandsOn(today) && !IsStoodIn(found, a, today)).Select(a => a.Person).Distinct().ToArray();
        var counts = leads && alone.Length > 0 ? await Waiting(alone, cancellation) : new Dictionary<Guid, int>();
        return new AbsencePicture(body, from, length,
            [.. found.OrderBy(a => a.From).Select(a => Line(view, a, leads || a.Person == actor.Person, leads && a.StandsOn(today) && alone.Contains(a.Person) ? counts.GetValueOrDefault(a.Person) : null)).OrderBy(l => l.Person, StringComparer.Ordinal)], leads);
    }

    // A substitute who is away as well stands in for nobody.
    private static bool IsStoodIn(List<Absence> all, Absence absence, DateOnly day) =>
        absence.Substitute is { } substitute && !all.Exists(a => a.Person == substitute && a.StandsOn(day));

    private async Task<IReadOnlyDictionary<Guid, int>> Waiting(Guid[] persons, CancellationToken cancellation)
    {
        var sum = new Dictionary<Guid, int>();
        foreach (var work in waiting)
        {
            foreach (var (person, count) in await work.Count(persons, cancellation))
                sum[person] = sum.GetValueOrDefault(person) + count;
        }

        return sum;
    }

    private static AbsenceLine Line(OrganisationView view, Absence absence, bool knowsWhy, int? waits) => new(
        absence, view.FindPerson(absence.Person)?.Name ?? "", absence.Substitute is { } substitute ? view.FindPerson(substitute)?.Name ?? "" : null, knowsWhy ? AbsenceKinds.NameOf(absence.Kind) : null, waits);
}
