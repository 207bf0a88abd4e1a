using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Dossiers;
using ThongSuot.Contracts.Notifications;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;
using ThongSuot.Reform.Feedback;

namespace ThongSuot.Reform.Breaches;

/// <summary>
/// Takes the word of a leader, an inspector or a coordinator that a piece of work was not done as the procedure says: the only breach that a person enters.
/// One for each piece of work; whoever marked it may take it back until it is decided.
/// </summary>
internal sealed class MarkBreach(BreachActs acts, BreachRights rights, EventLog log, IDossiers dossiers, IProcedures procedures, IOrganisation organisation, Pace pace, TimeProvider time)
{
    /// <summary>The work of a dossier that this person may mark; null when it does not see the dossier or may mark nothing there.</summary>
    public async Task<IReadOnlyList<DutyRow>?> Work(Actor actor, Guid dossier, CancellationToken cancellation)
    {
        var sight = await rights.Of(actor, cancellation);
        if (sight.Led.Length + sight.Overseen.Length == 0 || !(await dossiers.Visible(actor, [dossier], cancellation)).Contains(dossier))
            return null;
        var duties = acts.Db.Duties;
        var all = await duties.AsNoTracking().Where(d => d.Dossier == dossier).OrderBy(d => d.Opened).ThenBy(d => d.Place).ToListAsync(cancellation);
        return all.Where(sight.Marks).ToList() is { Count: > 0 } work ? work : null;
    }

    /// <param name="opened">With <paramref name="place"/> the piece of work.</param>
    /// <returns>The breach.</returns>
    public async Task<Result<Guid>> Run(Actor actor, Guid dossier, int? opened, Guid? place, string? typed, bool nothingSecret, CancellationToken cancellation)
    {
        if (await Work(actor, dossier, cancellation) is not { } work)
            return Refusals.BreachMayNotMark;
        var (db, now, words) = (acts.Db, time.Now(), Words.Of(typed, Breach.MostText));
        var duty = work.FirstOrDefault(d => d.Opened == opened && d.Place == place);
        Refusal[] wrong = [.. duty is null ? new[] { Refusals.BreachWork } : [], .. acts.Faults(words, nothingSecret, Refusals.BreachMarkReason)];
        if (wrong.Length > 0)
            return wrong;
        if ((await procedures.BreachRules(cancellation)).FirstOrDefault(r => r.Kind == BreachKind.Marked && r.IsInForce(now.DateInVietnam())) is not { } rule)
            return Refusals.BreachNoRule;
        var breaches = db.Breaches;
        if (await breaches.AnyAsync(b => b.Dossier == dossier && b.Kind == BreachKind.Marked && b.Opened == opened && b.Place == place, cancellation))
            return Refusals.BreachMarkedAlready;
        var breach = new Breach
        {
            Id = Guid.CreateVersion7(now), Dossier = dossier, Kind = BreachKind.Marked, Group = rule.Group, Opened = duty!.Opened, Place = duty.Place, Rule = rule.Code, Procedure = duty.Procedure,
            Version = duty.Version, Node = duty.Node, IsCompartment = false, RecordedAt = now, MarkedBy = actor.Person,
        };
        breach.Mark(now, duty.ClosedAt);
        var view = await organisation.View(cancellation);
        var heads = Heads.Of(view, await procedures.LeadingRoles(cancellation), duty.Role, duty.Body, duty.Person);
        breach.GiveTo(duty.Role, duty.Body, duty.Person, heads.Body, heads.Persons.Count > 0 ? heads.Persons[0] : null, await pace.After(now, await pace.Of(Pace.BreachExplain, cancellation), cancellation));
        db.Add(breach);
        var hash = acts.Keep(breach, BreachPart.Mark, actor, now, words!);
        var happened = new List<(string, object)>
        {
            (BreachEntries.Marked, new BreachMarked(breach.Id, rule.Code, dossier, duty.Node, duty.Body, duty.Role, duty.Person, breach.ExplainBy, hash)),
        };
        if (await acts.CodeOf(breach, cancellation) is { } code)
        {
            happened.Add((NoticeWanted.Type, BreachNotices.ToHolder(breach, $"Hồ sơ {code}: {BreachNotices.Lower(rule.Name)}; mời đồng chí giải trình.")));
            if (heads.Persons.Count > 0)
                happened.Add((NoticeWanted.Type, BreachNotices.ToHeads(breach, heads.Persons, $"Hồ sơ {code}: {BreachNotices.Lower(rule.Name)} tại cơ quan đồng chí phụ trách.")));
        }

        log.Append(db, StreamHead.New(BreachEntries.StreamOf(breach.Id)), new Envelope(actor.Person, Body: duty.Body, BodyName: view.Find(duty.Body)?.Name, Definition: duty.Version), happened);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return breach.Id;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            return Refusals.BreachMarkedAlready;
        }
    }

    public async Task<Result<bool>> TakeBack(Actor actor, Guid id, int revision, string? typed, bool nothingSecret, CancellationToken cancellation)
    {
        var found = await acts.Find(actor, id, revision, cancellation);
        if (!found.IsOk)
            return found.Refusal;
        var (breach, now, words) = (found.Value.Breach, time.Now(), Words.Of(typed, Breach.MostText));
        if (breach.MarkedBy != actor.Person || breach.IsDecided)
            return Refusals.BreachNotMarker;
        if (acts.Faults(words, nothingSecret, Refusals.BreachMarkReason).ToArray() is { Length: > 0 } wrong)
            return wrong;
        breach.Withdraw(now, WithdrawnWhy.ByMarker);
        var hash = acts.Keep(breach, BreachPart.Withdrawal, actor, now, words!);
        var happened = new List<(string, object)> { (BreachEntries.Withdrawn, new BreachWithdrawn(WithdrawnWhy.ByMarker, hash)) };
        if (await acts.CodeOf(breach, cancellation) is { } code)
            happened.Add((NoticeWanted.Type, BreachNotices.ToAll(breach, await acts.HeadsOf(breach, cancellation), $"Hồ sơ {code}: đã rút ghi nhận không đúng quy trình.")));
        return await acts.Save(actor, breach, null, breach.Body, happened, cancellation);
    }
}
