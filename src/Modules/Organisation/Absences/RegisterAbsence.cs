using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Delegations;
using ThongSuot.Platform.Results;

namespace ThongSuot.Organisation.Absences;

/// <summary>Why somebody is away.</summary>
internal static class AbsenceKinds
{
    public static readonly IReadOnlyList<(string Code, string Name)> All =
        [("nghi_phep", "Nghỉ phép"), ("di_cong_tac", "Đi công tác"), ("om", "Ốm"), ("hoc", "Học tập, bồi dưỡng")];

    public static string NameOf(string code) => All.FirstOrDefault(k => k.Code == code).Name ?? code;
}

/// <summary>A person, or who heads its office for it, says when it is away and who acts meanwhile.</summary>
internal sealed class RegisterAbsence(OrganisationChanges changes, IOrganisation organisation)
{
    /// <param name="substitute">Null: nobody; what was given to the person waits.</param>
    public async Task<Result<Absence>> Run(By by, Guid? person, string kind, DateOnly? from, DateOnly? to, Guid? substitute, CancellationToken cancellation)
    {
        if (CheckInputs(person, kind, from, to, changes.Today) is { Length: > 0 } wrong)
            return wrong;
        var view = await organisation.View(cancellation);
        var change = await changes.Begin(by, basis: null, cancellation, DutyRights.Chief);
        if (view.FindPerson(person!.Value) is not { } away)
            return Refusals.PersonUnknown;
        if (by.Actor.Person != away.Id && !DutyRights.KeepsFor(by.Actor, view, away.Id))
            return Refusals.NotYourCalendar;
        if (substitute is { } asked && !Candidates(view, away.Id).Contains(asked))
            return Refusals.SubstituteWrong;
        var meanwhile = await changes.Db.Absences.AsNoTracking()
            .Where(a => (a.Person == away.Id || a.Person == substitute) && a.EndedAt == null && a.From <= to && a.To >= from).Select(a => a.Person).ToListAsync(cancellation);
        if (meanwhile.Contains(away.Id))
            return Refusals.AbsenceOverlaps;
        if (meanwhile.Count > 0)
            return Refusals.SubstituteAbsent;
        var absence = new Absence
        {
            Id = Guid.CreateVersion7(changes.Now), Person = away.Id, Kind = kind, From = from!.Value, To = to!.Value, Substitute = substitute, MadeBy = by.Actor.Person, MadeAt = changes.Now,
        };
        change.Register(absence, away.Name);
        return await change.TrySave(cancellation) is { } refusal ? refusal : absence;
    }

    /// <summary>Where the person has roles that somebody else may act in.</summary>
    public static IReadOnlyCollection<Guid> BodiesOf(OrganisationView view, Guid person) =>
        [.. view.HeldBy(person).Where(h => StandingMandates.MayBeDelegated(h.Role, cases: false)).Select(h => h.Body).Distinct()];

    /// <summary>Those who work for one of the committees that the person works for; they act for it there.</summary>
    public static IReadOnlyList<Guid> Candidates(OrganisationView view, Guid person) =>
        [.. BodiesOf(view, person).SelectMany(body => DutyRights.Candidates(view, person, [body])).Distinct()];

    private static Refusal[] CheckInputs(Guid? person, string kind, DateOnly? from, DateOnly? to, DateOnly today) =>
    [
        .. new[]
        {
            person is null ? Refusals.PersonUnknown : null,
            AbsenceKinds.All.Any(k => k.Code == kind) ? null : Refusals.AbsenceKindUnknown,
            from is null ? Refusals.DayMissing : null,
            to is null ? Refusals.LastDayMissing : to < from ? Refusals.DaysReversed : to < today ? Refusals.AbsenceOverAlready : null,
        }.OfType<Refusal>(),
    ];
}

/// <summary>Back before the last day, or not away at all: the substitute's rights end with the next request.</summary>
internal sealed class EndAbsence(OrganisationChanges changes, IOrganisation organisation)
{
    public async Task<Result<Absence>> Run(By by, Guid id, CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        var change = await changes.Begin(by, basis: null, cancellation, DutyRights.Chief);
        var today = changes.Today;
        if (await changes.Db.Absences.FirstOrDefaultAsync(a => a.Id == id && a.EndedAt == null && a.To >= today, cancellation) is not { } absence)
            return Refusals.AbsenceUnknown;
        if (by.Actor.Person != absence.Person && !DutyRights.KeepsFor(by.Actor, view, absence.Person))
            return Refusals.NotYourCalendar;
        absence.EndedAt = changes.Now;
        if (absence.From <= today)
            absence.To = today;
        change.End(absence, view.FindPerson(absence.Person)?.Name ?? "");
        return await change.TrySave(cancellation) is { } refusal ? refusal : absence;
    }
}
