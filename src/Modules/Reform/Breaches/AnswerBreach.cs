using ThongSuot.Contracts.Notifications;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;
using ThongSuot.Reform.Feedback;

namespace ThongSuot.Reform.Breaches;

/// <summary>What the person says of a breach of its own: cause and explanation, and once more after the head's remark.</summary>
internal sealed class AnswerBreach(BreachActs acts, IProcedures procedures, TimeProvider time)
{
    public async Task<Result<bool>> Explain(Actor actor, Guid id, int revision, string? cause, string? typed, bool nothingSecret, CancellationToken cancellation)
    {
        var found = await acts.Find(actor, id, revision, cancellation);
        if (!found.IsOk)
            return found.Refusal;
        var ((breach, sight), now) = (found.Value, time.Now());
        if (!sight.IsHolder(breach))
            return Refusals.BreachNotYours;
        if (breach.State != BreachState.Waiting)
            return Refusals.BreachExplained;
        if (now > breach.ExplainBy)
            return Refusals.BreachTooLate;
        var words = Words.Of(typed, Breach.MostText);
        var causes = await procedures.BreachCauses(cancellation);
        Refusal[] wrong = [.. causes.Any(c => c.Code == cause && c.IsInForce(now.DateInVietnam())) ? [] : new[] { Refusals.BreachCause }, .. acts.Faults(words, nothingSecret, Refusals.BreachExplanation)];
        if (wrong.Length > 0)
            return wrong;
        breach.Explain(actor.Person, cause!);
        var hash = acts.Keep(breach, BreachPart.Explanation, actor, now, words!);
        return await acts.Save(actor, breach, breach.Role, breach.Body, [(BreachEntries.Explained, new BreachExplained(cause!, hash)), .. await ToHeads(breach, "đã có giải trình, mời đồng chí xem xét", cancellation)], cancellation);
    }

    public async Task<Result<bool>> Reply(Actor actor, Guid id, int revision, string? typed, bool nothingSecret, CancellationToken cancellation)
    {
        var found = await acts.Find(actor, id, revision, cancellation);
        if (!found.IsOk)
            return found.Refusal;
        var ((breach, sight), now) = (found.Value, time.Now());
        if (!sight.IsHolder(breach))
            return Refusals.BreachNotYours;
        if (!breach.IsDecided || breach.RepliedAt is not null || now > breach.ReplyBy)
            return Refusals.BreachNoReply;
        var words = Words.Of(typed, Breach.MostText);
        if (acts.Faults(words, nothingSecret, Refusals.BreachReply).ToArray() is { Length: > 0 } wrong)
            return wrong;
        breach.Reply(now);
        var hash = acts.Keep(breach, BreachPart.Reply, actor, now, words!);
        return await acts.Save(actor, breach, breach.Role, breach.Body, [(BreachEntries.Replied, new BreachReplied(hash)), .. await ToHeads(breach, "có phản hồi về nhận xét của đồng chí", cancellation)], cancellation);
    }

    private async Task<IEnumerable<(string, object)>> ToHeads(Breach breach, string what, CancellationToken cancellation) =>
        await acts.HeadsOf(breach, cancellation) is { Count: > 0 } heads && await acts.CodeOf(breach, cancellation) is { } code
            ? [(NoticeWanted.Type, BreachNotices.ToHeads(breach, heads, $"Ghi nhận vi phạm ở hồ sơ {code} {what}."))]
            : [];
}
