using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;
using ThongSuot.Reform.Difficulties;
using ThongSuot.Reform.Feedback;

namespace ThongSuot.Reform.Comments;

internal sealed record CommentInput(int Part, string? Text, string? ShownAs, bool NothingSecret);

/// <summary>Takes comments while the period lasts, and the owner's answers to them until the table is finished.</summary>
internal sealed class GiveComment(AppDb db, EventLog log, ReformSettings settings, Installation installation, TimeProvider time)
{
    public async Task<Result<bool>> Run(Actor? actor, string code, CommentInput input, CancellationToken cancellation)
    {
        if (actor is null && !settings.AnonymousFeedback)
            return Refusals.SignInToWrite;
        var (periods, parts, now) = (db.Periods, db.PeriodParts, time.Now());
        if (await periods.AsNoTracking().FirstOrDefaultAsync(p => p.Code == code && p.OpenedAt != null, cancellation) is not { } period)
            return Refusals.PeriodNotFound;
        if (!period.TakesComments(now.DateInVietnam()))
            return Refusals.CommentsClosed;
        var (text, name) = (Words.Of(input.Text, Comment.MostText), Words.Of(input.ShownAs, Comment.MostName)?.ReplaceLineEndings(" "));
        Refusal?[] wrong =
        [
            input.Part == 0 || await parts.AnyAsync(p => p.Period == period.Id && p.Number == input.Part, cancellation) ? null : Refusals.CommentPartNotThere,
            text switch { null => Refusals.TextTooLong, "" => Refusals.TextMissing, _ => null }, name is null ? Refusals.NameTooLong : null,
            input.NothingSecret || installation.IsIsolated ? null : Refusals.SecrecyNotConfirmed,
        ];
        if (wrong.OfType<Refusal>().ToArray() is { Length: > 0 } refusals)
            return refusals;
        var comment = new Comment
        {
            Id = Guid.CreateVersion7(now), Period = period.Id, Part = input.Part, Writer = actor?.Person, ShownAs = name!, Text = text!, At = now, Salt = SaltedHash.NewSalt(),
        };
        db.Add(comment);
        log.Append(db, StreamHead.New(CommentEntries.StreamOfComment(comment.Id)), new Envelope(actor?.Person),
            [(CommentEntries.Given, new CommentGiven(period.Id, comment.Id, comment.Part, SaltedHash.Of(comment.Salt, comment.Text)))]);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <param name="revision">Of the comment as it was shown.</param>
    public async Task<Result<bool>> Answer(Actor actor, string code, Guid id, int revision, Verdict? verdict, string? explanation, CancellationToken cancellation)
    {
        var (periods, comments, owners) = (db.Periods, db.Comments, Offices.AnsweredBy(actor));
        if (await periods.FirstOrDefaultAsync(p => p.Code == code && owners.Contains(p.Owner), cancellation) is not { } period)
            return Refusals.PeriodNotFound;
        if (period.FinishedAt is not null)
            return Refusals.TableFinished;
        if (await comments.FirstOrDefaultAsync(c => c.Id == id && c.Period == period.Id, cancellation) is not { } comment)
            return Refusals.CommentNotFound;
        if (comment.Revision != revision)
            return Refusals.ChangedMeanwhile;
        if (verdict is not (Verdict.Accepted or Verdict.Partly or Verdict.NotAccepted))
            return Refusals.VerdictMissing;
        if (Words.Of(explanation, Comment.MostText) is not { } words)
            return Refusals.AnswerTooLong;
        if (words.Length == 0 && verdict != Verdict.Accepted)
            return Refusals.ExplanationMissing;
        comment.Answer(verdict.Value, words.Length == 0 ? null : words, actor.Person);
        // Finishing at the same moment finds another revision of the period: neither may overtake the other.
        period.Touch();
        log.Append(db, await EventLog.Head(db, CommentEntries.StreamOfComment(id), cancellation), new Envelope(actor.Person, Offices.CatalogueOwner, period.Owner),
            [(CommentEntries.Answered, new CommentAnswered(id, verdict.Value, words.Length == 0 ? null : SaltedHash.Of(comment.Salt, words)))]);
        return await db.TrySave(cancellation);
    }
}
