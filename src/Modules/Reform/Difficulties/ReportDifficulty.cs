using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Notifications;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;
using ThongSuot.Reform.Feedback;

namespace ThongSuot.Reform.Difficulties;

/// <summary>Takes a difficulty from anybody who is signed in, and answers it from the office.</summary>
internal sealed class ReportDifficulty(
    AppDb db, EventLog log, IProcedures procedures, IOrganisation organisation, Numbers numbers, Installation installation, TimeProvider time)
{
    /// <param name="body">One of the person's own bodies.</param>
    /// <returns>The code.</returns>
    public async Task<Result<string>> Run(Actor actor, string? procedure, Guid? body, string? typed, bool nothingSecret, CancellationToken cancellation)
    {
        var text = Words.Of(typed, Difficulty.MostText);
        var about = string.IsNullOrEmpty(procedure) ? null : await procedures.FindPublished(procedure, cancellation);
        Refusal?[] wrong =
        [
            !string.IsNullOrEmpty(procedure) && about is null ? Refusals.ProcedureNotThere : null,
            actor.Grants.Any(g => g.Body == body) ? null : Refusals.BodyNotOwn,
            text switch { null => Refusals.TextTooLong, "" => Refusals.TextMissing, _ => null },
            nothingSecret || installation.IsIsolated ? null : Refusals.SecrecyNotConfirmed,
        ];
        if (wrong.OfType<Refusal>().ToArray() is { Length: > 0 } refusals)
            return refusals;
        if (Offices.OfProvince(await organisation.View(cancellation)) is not { } office)
            return Refusals.NobodyOwns;
        var (now, code) = (time.Now(), await numbers.Next("VM", cancellation));
        var item = new Difficulty
        {
            Id = Guid.CreateVersion7(now), Code = code, Reporter = actor.Person, Body = body!.Value, Field = about?.Field, Procedure = about?.Code, At = now,
        };
        var words = new DifficultyText { Item = item.Id, Text = text!, Salt = SaltedHash.NewSalt() };
        db.Add(item);
        db.Add(words);
        log.Append(db, StreamHead.New(DifficultyEntries.StreamOf(item.Id)), new Envelope(actor.Person, Body: item.Body),
        [
            (DifficultyEntries.Reported, new DifficultyReported(item.Id, code, item.Body, item.Procedure, SaltedHash.Of(words.Salt, words.Text))),
            (NoticeWanted.Type, new NoticeWanted([], [new RoleAt(Offices.Coordinator, office.Id)], $"Vướng mắc {code} vừa được gửi đến Văn phòng.", $"/vuong-mac/{code}")),
        ]);
        await db.SaveChangesAsync(cancellation);
        return code;
    }

    public async Task<Result<bool>> Answer(Actor actor, string code, int revision, string? typed, CancellationToken cancellation)
    {
        var view = await organisation.View(cancellation);
        var items = db.Difficulties;
        if (await items.FirstOrDefaultAsync(i => i.Code == code, cancellation) is not { } item || !(item.Reporter == actor.Person || Access.Collects(actor, view)))
            return Refusals.DifficultyNotFound;
        if (!Access.Collects(actor, view))
            return Refusals.MayNot;
        if (item.AnsweredAt is not null)
            return Refusals.DifficultyAnswered;
        if (item.Revision != revision)
            return Refusals.ChangedMeanwhile;
        if (Words.Of(typed, Difficulty.MostText) is not { Length: > 0 } answer)
            return typed is { Length: > Difficulty.MostText } ? Refusals.AnswerTooLong : Refusals.AnswerMissing;
        var words = await db.DifficultyTexts.SingleAsync(t => t.Item == item.Id, cancellation);
        words.Answer = answer;
        item.Answer(actor.Person, time.Now());
        log.Append(db, await EventLog.Head(db, DifficultyEntries.StreamOf(item.Id), cancellation), new Envelope(actor.Person, Body: Offices.OfProvince(view)?.Id),
        [
            (DifficultyEntries.Answered, new DifficultyAnswered(SaltedHash.Of(words.Salt, answer))),
            (NoticeWanted.Type, new NoticeWanted([item.Reporter], [], $"Vướng mắc {code} của đồng chí đã được trả lời.", $"/vuong-mac/{code}")),
        ]);
        return await db.TrySave(cancellation);
    }
}

internal static class Saving
{
    /// <summary>Saves, or says that somebody was faster.</summary>
    public static async Task<Result<bool>> TrySave(this AppDb db, CancellationToken cancellation)
    {
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
