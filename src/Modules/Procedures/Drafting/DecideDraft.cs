using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Data;

namespace ThongSuot.Procedures.Drafting;

/// <param name="As">Pilot or official.</param>
/// <param name="Pilot">Bodies of the pilot.</param>
/// <param name="PilotTo">Its last day.</param>
internal sealed record DraftDecision(Decision Decision, VersionStatus? As, DateOnly? EffectiveFrom, IReadOnlyList<Guid> Pilot, DateOnly? PilotTo);

/// <summary>Records the decision by which a draft is to be published; until it is, it may be recorded again.</summary>
internal sealed class DecideDraft(DraftDesk desk)
{
    private const int MostPilotBodies = 500;

    public async Task<Result<DraftRow>> Run(By by, Guid id, int revision, DraftDecision decided, CancellationToken cancellation)
    {
        var opened = await desk.Open(by.Actor, id, revision, cancellation);
        if (!opened.IsOk)
            return opened.Refusals.ToArray();
        var (row, rights) = (opened.Value.Row, opened.Value.Rights);
        if (!rights.MayDecide(row))
            return Refusals.MayNotDecide;
        if (Check(decided, row, rights.View).ToArray() is { Length: > 0 } wrong)
            return wrong;
        var isPilot = decided.As == VersionStatus.Pilot;
        row.State = DraftState.Decided;
        (row.Decision, row.DecisionDate, row.DecisionIssuer) = (decided.Decision.Usual, decided.Decision.Date, decided.Decision.Issuer);
        (row.PublishAs, row.EffectiveFrom, row.PilotTo) = (decided.As, decided.EffectiveFrom, isPilot ? decided.PilotTo : null);
        row.PilotBodies = isPilot ? string.Join(' ', decided.Pilot) : null;
        var role = rights.Holds(DraftRights.Clerk, row.Body) ? DraftRights.Clerk : DraftRights.Owner;
        return await desk.Save(by, opened.Value, role, DraftDecided.Type,
            new DraftDecided(id, row.Decision, row.DecisionDate!.Value, row.PublishAs!.Value, row.EffectiveFrom!.Value, row.PilotTo, isPilot ? decided.Pilot : []), cancellation);
    }

    private IEnumerable<Refusal> Check(DraftDecision decided, DraftRow row, OrganisationView view)
    {
        foreach (var fault in decided.Decision.Faults(desk.Today).Concat(Effect.FaultsOf(decided.EffectiveFrom, decided.Decision.Date, desk.Today)))
            yield return fault;
        if (decided.As is not (VersionStatus.Pilot or VersionStatus.Official))
            yield return Refusals.ModeMissing;
        if (decided.As != VersionStatus.Pilot)
            yield break;
        if (decided.Pilot.Count is 0 or > MostPilotBodies || decided.Pilot.Any(id => view.Find(id) is not { } body || (row.Body is { } owner && view.Line(body).All(b => b.Id != owner))))
            yield return Refusals.PilotBodiesMissing;
        if (decided.PilotTo is null)
            yield return Refusals.PilotEndMissing;
        else if (decided.PilotTo < decided.EffectiveFrom)
            yield return Refusals.PilotEndBeforeBegin;
    }
}
