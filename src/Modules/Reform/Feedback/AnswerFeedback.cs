using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Notifications;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Reform.Feedback;

internal enum Decision
{
    Accept,
    Answer,
    Reject,
    Forward,
}

/// <summary>What an owner of the catalogue does with feedback. Whoever is faster wins; the other one sees what became of it.</summary>
internal sealed class AnswerFeedback(AppDb db, EventLog log, IOrganisation organisation, TimeProvider time, IProcedureDrafts? drafts = null)
{
    /// <param name="revision">That of the page on which it was decided.</param>
    /// <param name="to">The other office, of <see cref="Decision.Forward"/>.</param>
    public async Task<Result<bool>> Run(Actor actor, string code, int revision, Decision? decision, string? answer, Guid? to, CancellationToken cancellation)
    {
        var found = await Own(actor, code, revision, cancellation);
        if (!found.IsOk)
            return found.Refusal;
        var item = found.Value;
        if (item.Status != FeedbackStatus.Waiting)
            return Refusals.FeedbackClosed;
        var view = await organisation.View(cancellation);
        if (decision is not { } how)
            return Refusals.DecisionMissing;
        if (how == Decision.Forward)
            return await Forward(actor, item, to, view, cancellation);
        var words = Words.Of(answer, FeedbackItem.MostText);
        if (string.IsNullOrEmpty(words))
            return words is null ? Refusals.AnswerTooLong : Refusals.AnswerMissing;
        Guid? draft = null;
        if (how == Decision.Accept)
        {
            if (drafts is null)
                return Refusals.DraftsNotHere;
            // Beginning a draft twice adds nothing, so a lost race here leaves no harm.
            var body = item.Owner == Offices.OfProvince(view)?.Id ? null : view.Find(item.Owner) is { } office ? (Guid?)view.CommitteeOf(office).Id : null;
            var begun = await drafts.Begin(actor, item.Procedure, body, new DraftOrigin("feedback", item.Code, Notices.Address(item)), cancellation);
            if (!begun.IsOk)
                return begun.Refusal;
            draft = begun.Value;
        }

        var text = await db.FeedbackTexts.SingleAsync(t => t.Item == item.Id, cancellation);
        text.Answer = words;
        item.Close(how switch { Decision.Accept => FeedbackStatus.Accepted, Decision.Reject => FeedbackStatus.Rejected, _ => FeedbackStatus.Answered }, actor.Person, time.Now(), draft);
        return await Save(actor, item, view,
        [
            (FeedbackEntries.Closed, new FeedbackClosed(item.Status, SaltedHash.Of(text.Salt, words), draft)),
            .. item.Writer is null ? [] : new (string, object)[] { (NoticeWanted.Type, Notices.ToWriter(item, "đã được trả lời")) },
        ], cancellation);
    }

    /// <summary>Shows question and answer to everybody, the question as the owner words it.</summary>
    public async Task<Result<bool>> Publish(Actor actor, string code, int revision, string? question, CancellationToken cancellation)
    {
        var found = await Own(actor, code, revision, cancellation);
        if (!found.IsOk)
            return found.Refusal;
        var item = found.Value;
        if (item.Status == FeedbackStatus.Waiting)
            return Refusals.FeedbackOpen;
        if (Words.Of(question, FeedbackItem.MostText) is not { Length: > 0 } words)
            return Refusals.QuestionMissing;
        var text = await db.FeedbackTexts.SingleAsync(t => t.Item == item.Id, cancellation);
        text.Question = words;
        item.Publish(time.Now());
        return await Save(actor, item, await organisation.View(cancellation), [(FeedbackEntries.Published, new FeedbackPublished(SaltedHash.Of(text.Salt, words)))], cancellation);
    }

    // Who only reads may not decide; who may not even read is told that there is nothing.
    private async Task<Result<FeedbackItem>> Own(Actor actor, string code, int revision, CancellationToken cancellation)
    {
        var (reads, answers, person) = (Offices.ReadBy(actor), Offices.AnsweredBy(actor), actor.Person);
        var items = db.FeedbackItems;
        if (await items.FirstOrDefaultAsync(i => i.Code == code && (i.Writer == person || reads.Contains(i.Owner)), cancellation) is not { } item)
            return Refusals.FeedbackNotFound;
        if (!answers.Contains(item.Owner))
            return Refusals.MayNot;
        return item.Revision == revision ? item : Refusals.ChangedMeanwhile;
    }

    private Task<Result<bool>> Forward(Actor actor, FeedbackItem item, Guid? to, OrganisationView view, CancellationToken cancellation)
    {
        if (view.Find(to) is not { } office || office.Id == item.Owner || !Offices.HasOwners(view, office))
            return Task.FromResult<Result<bool>>(Refusals.ForwardNowhere);
        var from = item.Owner;
        item.Forward(office.Id);
        return Save(actor, item, view, [(FeedbackEntries.Forwarded, new FeedbackForwarded(from, office.Id)), (NoticeWanted.Type, Notices.ToOwner(item, "được chuyển đến đồng chí trả lời"))], cancellation, from);
    }

    private async Task<Result<bool>> Save(Actor actor, FeedbackItem item, OrganisationView view, (string, object)[] happened, CancellationToken cancellation, Guid? actingAt = null)
    {
        var at = actingAt ?? item.Owner;
        var head = await EventLog.Head(db, FeedbackEntries.StreamOf(item.Id), cancellation);
        log.Append(db, head, new Envelope(actor.Person, Offices.CatalogueOwner, at, view.Find(at)?.Name, Definition: item.Version), happened);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            return Refusals.ChangedMeanwhile;
        }
    }
}
