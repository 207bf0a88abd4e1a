using System.Collections.Immutable;
using ThongSuot.Engine.Competence;
using ThongSuot.Platform.Results;
using ThongSuot.Procedures.Data;
using ThongSuot.Procedures.Drafting;

namespace ThongSuot.Procedures.Competences;

/// <summary>
/// Puts one change into the set that the province's office works on: a rule added, put in the place of another, or ended. A set may have gaps
/// and overlaps while it is worked on; only publishing asks for a sound table.
/// </summary>
internal sealed class ChangeCompetence(DraftDesk desk, CompetenceDesk competences)
{
    /// <param name="seen">Revision of the set that the person has seen; 0 when there was none.</param>
    /// <param name="key">The change of the set that this one takes the place of; null: one more.</param>
    /// <param name="wanted">A new rule's id counts for nothing: it is given here.</param>
    public async Task<Result<CompetenceDraft>> Run(By by, int seen, string? key, CompetenceChange wanted, CancellationToken cancellation)
    {
        var rights = await desk.Rights(by.Actor, cancellation);
        if (CompetenceDesk.RoleIn(rights) is not { } role)
            return Refusals.MayNotChangeCompetence;
        if (await desk.Latest(cancellation) is not { } published)
            return Refusals.CompetenceUnpublished;
        var draft = await competences.Draft(cancellation);
        if (draft.Revision != seen)
            return Refusals.ChangedMeanwhile;
        if (key is not null && draft.Find(key) is null)
            return Refusals.CompetenceChangeUnknown;
        var others = draft.Kept.RemoveAll(k => k.Change.Key == key);
        if (others.Length >= CompetenceDesk.MostChanges)
            return Refusals.CompetenceTooMany;
        if (Faults(wanted, others, published.Common.Table, desk.Today).ToArray() is { Length: > 0 } wrong)
            return wrong;

        var change = Named(wanted, draft.Find(key)?.Change.New?.Id ?? await NextId(draft, published, cancellation));
        var place = draft.Kept.TakeWhile(k => k.Change.Key != key).Count();
        var kept = others.Insert(Math.Min(place, others.Length), new KeptChange(change, by.Actor.Person, desk.Now));
        return await SaveSet(desk, by, rights, role, draft, kept, CompetenceDrafted.Type, new CompetenceDrafted(draft.Revision + 1, change.Key, TakenBack: false), cancellation);
    }

    /// <summary>Saves the set as its next revision with its entry; of two at once one is told.</summary>
    public static async Task<Result<CompetenceDraft>> SaveSet(
        DraftDesk desk, By by, DraftRights rights, string role, CompetenceDraft draft, ImmutableArray<KeptChange> kept, string type, object happened, CancellationToken cancellation)
    {
        var row = draft.Row ?? new CompetenceDraftRow { Revision = 0, Changes = "", ChangedBy = by.Actor.Person, ChangedAt = desk.Now };
        if (draft.Row is null)
            desk.Db.Add(row);
        Take(row, kept, by, desk.Now);
        await desk.Note(by, rights, role, null, CompetenceText.Stream, type, happened, null, cancellation);
        return await desk.Saved(cancellation) is { } refusal ? refusal : new CompetenceDraft(row.Revision, kept, row);
    }

    public static void Take(CompetenceDraftRow row, ImmutableArray<KeptChange> kept, By by, DateTimeOffset now) =>
        (row.Revision, row.Changes, row.ChangedBy, row.ChangedAt) = (row.Revision + 1, kept.IsEmpty ? "" : CompetenceText.Of(kept).ToYaml(), by.Actor.Person, now);

    /// <summary>What the fields of a page cannot tell: the rule that ends, and the days.</summary>
    private static IEnumerable<Refusal> Faults(CompetenceChange wanted, ImmutableArray<KeptChange> others, CompetenceTable table, DateOnly today)
    {
        if (wanted.Day < today)
            yield return wanted is CompetenceChange.End ? Refusals.CompetenceLastPast : Refusals.CompetenceFromPast;
        if (wanted.Old is not { } id)
            yield break;
        if (table.Rules.FirstOrDefault(r => r.Id == id) is not { } old)
        {
            yield return Refusals.CompetenceRuleUnknown;
            yield break;
        }

        if (others.Any(k => k.Change.Old == id))
            yield return Refusals.CompetenceTouchedAlready;
        if (old.To <= wanted.Day)
            yield return wanted is CompetenceChange.End ? Refusals.CompetenceRuleOver with { Field = "den-ngay" } : Refusals.CompetenceRuleOver;
        if (wanted.New is { } next && IsSame(old, next, table))
            yield return Refusals.CompetenceUnchanged;
    }

    // The first day alone makes no other rule.
    private static bool IsSame(CompetenceRule one, CompetenceRule other, CompetenceTable table) =>
        one.Result == other.Result && one.Source == other.Source && one.Verified == other.Verified && one.To == other.To
        && table.Inputs.All(input => one.When.GetValueOrDefault(input.Name, input.Codes).ToHashSet(StringComparer.Ordinal).SetEquals(other.When.GetValueOrDefault(input.Name, input.Codes)));

    private static CompetenceChange Named(CompetenceChange change, string id) => change switch
    {
        CompetenceChange.Add add => add with { Rule = add.Rule with { Id = id } },
        CompetenceChange.Replace replace => replace with { Rule = replace.Rule with { Id = id } },
        _ => change,
    };

    private async Task<string> NextId(CompetenceDraft draft, PublishedSnapshot published, CancellationToken cancellation)
    {
        var before = (await competences.History(cancellation)).SelectMany(changes => changes.Kept);
        return LayeredCompetence.NextId(before.Concat(draft.Kept).Select(k => k.Change.Key).Concat(published.Common.Table.Rules.Select(r => r.Id)));
    }
}

/// <summary>Takes one change of the set back, or gives the whole set up.</summary>
internal sealed class TakeBackCompetence(DraftDesk desk, CompetenceDesk competences)
{
    /// <param name="key">Null: all of them.</param>
    public async Task<Result<CompetenceDraft>> Run(By by, int seen, string? key, CancellationToken cancellation)
    {
        var rights = await desk.Rights(by.Actor, cancellation);
        if (CompetenceDesk.RoleIn(rights) is not { } role)
            return Refusals.MayNotChangeCompetence;
        var draft = await competences.Draft(cancellation);
        if (draft.Revision != seen)
            return Refusals.ChangedMeanwhile;
        if (key is null ? draft.Kept.IsEmpty : draft.Find(key) is null)
            return Refusals.CompetenceChangeUnknown;
        return key is null
            ? await ChangeCompetence.SaveSet(desk, by, rights, role, draft, [], CompetenceDiscarded.Type, new CompetenceDiscarded(draft.Revision + 1, draft.Kept.Length), cancellation)
            : await ChangeCompetence.SaveSet(desk, by, rights, role, draft, draft.Kept.RemoveAll(k => k.Change.Key == key), CompetenceDrafted.Type, new CompetenceDrafted(draft.Revision + 1, key, TakenBack: true), cancellation);
    }
}
