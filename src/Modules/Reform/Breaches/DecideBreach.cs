using ThongSuot.Contracts.Notifications;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;
using ThongSuot.Reform.Feedback;

namespace ThongSuot.Reform.Breaches;

/// <summary>
/// What the head of the body makes of a breach: confirms it, excuses it, or disputes the record. Not before the person had its time, unless the person is
/// excused; once more when the person replied.
/// </summary>
internal sealed class DecideBreach(BreachActs acts, Pace pace, TimeProvider time)
{
    /// <param name="decision">One of the three that decide.</param>
    public async Task<Result<bool>> Run(Actor actor, Guid id, int revision, BreachState? decision, string? typed, bool nothingSecret, CancellationToken cancellation)
    {
        var found = await acts.Find(actor, id, revision, cancellation);
        if (!found.IsOk)
            return found.Refusal;
        var ((breach, sight), now) = (found.Value, time.Now());
        if (!sight.Decides(breach))
            return Refusals.BreachNotHead;
        var words = Words.Of(typed, Breach.MostText);
        Refusal[] wrong = [.. decision is BreachState.Confirmed or BreachState.Excused or BreachState.Disputed ? [] : new[] { Refusals.BreachDecision }, .. acts.Faults(words, nothingSecret, Refusals.BreachRemark)];
        if (wrong.Length > 0)
            return wrong;
        if (!breach.MayBeDecided(now) && !(breach.State == BreachState.Waiting && decision == BreachState.Excused))
            return breach.IsDecided ? Refusals.BreachDecided : Refusals.BreachNotYet;
        breach.Decide(actor.Person, now, decision!.Value, await pace.After(now, await pace.Of(Pace.BreachReply, cancellation), cancellation));
        var hash = acts.Keep(breach, BreachPart.Remark, actor, now, words!, decision);
        var happened = new List<(string, object)> { (BreachEntries.Decided, new BreachDecided(decision.Value, hash)) };
        if (await acts.CodeOf(breach, cancellation) is { } code)
            happened.Add((NoticeWanted.Type, BreachNotices.ToHolder(breach, $"Ghi nhận vi phạm ở hồ sơ {code}: {BreachNotices.Lower(BreachWords.Of(decision.Value))}.")));
        return await acts.Save(actor, breach, await acts.LeadingRole(actor, breach.HeadBody, cancellation), breach.HeadBody, happened, cancellation);
    }
}
