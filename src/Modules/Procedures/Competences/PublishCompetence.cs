using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Drafting;

namespace ThongSuot.Procedures.Competences;

/// <summary>
/// Publishes the set of changes by a decision: the next state of the officers' part of the table, the entry and the publication's number in
/// one transaction. Only a table that answers every case from today on with exactly one rule is published.
/// </summary>
internal sealed class PublishCompetence(DraftDesk desk, CompetenceDesk competences)
{
    public async Task<Result<CompetenceLayerRow>> Run(By by, int seen, Decision decision, CancellationToken cancellation)
    {
        var rights = await desk.Rights(by.Actor, cancellation);
        if (CompetenceDesk.RoleIn(rights) is not { } role)
            return Refusals.MayNotChangeCompetence;
        if (await desk.Latest(cancellation) is not { } published)
            return Refusals.CompetenceUnpublished;
        var draft = await competences.Draft(cancellation);
        if (draft.Revision != seen)
            return Refusals.ChangedMeanwhile;
        if (draft.Row is not { } row || draft.Kept.IsEmpty)
            return Refusals.CompetenceNothingToPublish;
        if (decision.Faults(desk.Today).Concat(Faults(draft, published, rights, cancellation)).ToArray() is { Length: > 0 } wrong)
            return wrong;

        var layer = CompetenceText.Of(published.Common.LayerAfter(draft.Changes));
        var number = (await competences.History(cancellation)).Select(h => h.Row.Number).DefaultIfEmpty().Max() + 1;
        var state = new CompetenceLayerRow
        {
            Id = Guid.CreateVersion7(desk.Now), Number = number, Hash = PackageFile.HashOf(layer.Canonical()), Yaml = layer.ToYaml(), Changes = row.Changes,
            Decision = decision.Usual, DecisionDate = decision.Date!.Value, DecisionIssuer = decision.Issuer, By = by.Actor.Person, At = desk.Now,
        };
        desk.Db.Add(state);
        ChangeCompetence.Take(row, [], by, desk.Now);
        await desk.Note(
            by, rights, role, null, CompetenceText.Stream, CompetenceChanged.Type, new CompetenceChanged(number, state.Hash, [.. draft.Changes.Select(c => c.Key)]),
            $"{decision.Usual} ngày {decision.Date?.Text()}, {decision.Issuer}", cancellation);
        if (await PublishDraft.SaveAll(desk, cancellation) is not { } refusal)
            return state;
        // The publication's number may have been taken by something that has nothing to do with the table.
        return (await competences.Draft(cancellation)).Revision == seen ? refusal : Refusals.ChangedMeanwhile;
    }

    /// <summary>What keeps the set from being published, whatever the decision.</summary>
    private IEnumerable<Refusal> Faults(CompetenceDraft draft, PublishedSnapshot published, DraftRights rights, CancellationToken cancellation)
    {
        var common = published.Common;
        var stale = Stale(draft, common, desk.Today).ToList();
        if (stale.Count > 0)
            return stale;
        return FaultsOf(common.After(draft.Changes).Table is { } table ? CompetenceDesk.Check(table, published, rights.View, desk.Today, cancellation) : null);
    }

    /// <summary>Changes that time or a package has overtaken since they were drafted.</summary>
    public static IEnumerable<Refusal> Stale(CompetenceDraft draft, LayeredCompetence common, DateOnly today)
    {
        var ids = common.Table.Rules.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var change in draft.Changes)
        {
            if (change.Day < today)
                yield return Refusals.CompetenceDayPassed(change);
            if (change.Old is { } old && !ids.Contains(old))
                yield return Refusals.CompetenceRuleGone(old);
        }
    }

    public static IEnumerable<Refusal> FaultsOf(TableFindings? findings)
    {
        if (findings is null)
        {
            yield return Refusals.CompetenceUnproved;
            yield break;
        }

        if (findings.Gaps.Length > 0)
            yield return Refusals.CompetenceGaps(findings.Gaps.Length);
        if (findings.Overlaps.Length > 0)
            yield return Refusals.CompetenceOverlaps(findings.Overlaps.Length);
    }
}
