using ThongSuot.Contracts.Notifications;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Reform.Feedback;

/// <param name="Part">Key of a part; empty for the whole.</param>
/// <param name="Body">Code of the body whose local variant it is about.</param>
internal sealed record FeedbackInput(string? Procedure, string? Part, string? Text, string? Contact, bool NothingSecret, string? Body = null);

/// <summary>
/// Takes feedback on one part of a published procedure and sets its deadline. Of who writes without signing in nothing is kept but the words and the
/// contact that they give.
/// </summary>
internal sealed class GiveFeedback(
    AppDb db, EventLog log, IProcedures procedures, IOrganisation organisation, Parts parts, Pace pace, Numbers numbers, ReformSettings settings, Installation installation, TimeProvider time)
{
    /// <returns>The code.</returns>
    public async Task<Result<string>> Run(Actor? actor, FeedbackInput input, CancellationToken cancellation)
    {
        if (actor is null && !settings.AnonymousFeedback)
            return Refusals.SignInToWrite;
        if (await procedures.FindPublished(input.Procedure ?? "", cancellation) is not { } procedure)
            return Refusals.ProcedureNotThere;
        var key = input.Part ?? "";
        var part = (await parts.Of(procedure, cancellation)).FirstOrDefault(p => p.Key == key);
        var (text, contact) = (Words.Of(input.Text, FeedbackItem.MostText), Words.Of(input.Contact, FeedbackItem.MostContact));
        Refusal?[] wrong =
        [
            part is null ? Refusals.PartNotThere : null, text switch { null => Refusals.TextTooLong, "" => Refusals.TextMissing, _ => null },
            contact is null ? Refusals.ContactTooLong : null, input.NothingSecret || installation.IsIsolated ? null : Refusals.SecrecyNotConfirmed,
        ];
        if (wrong.OfType<Refusal>().ToArray() is { Length: > 0 } refusals)
            return refusals;
        var view = await organisation.View(cancellation);
        if (Offices.OwnerOf(view, input.Body is { } body ? view.FindByCode(body)?.Id : procedure.Body) is not { } owner)
            return Refusals.NobodyOwns;
        return await Add(actor, procedure, part!, text!, contact!, owner.Id, cancellation);
    }

    private async Task<string> Add(Actor? actor, Procedure procedure, Part part, string text, string contact, Guid owner, CancellationToken cancellation)
    {
        var code = await numbers.Next("PA", cancellation);
        var (now, days, before) = (time.Now(), await pace.Of(Pace.Answer, cancellation), await pace.Of(Pace.WarnBefore, cancellation));
        var item = new FeedbackItem
        {
            Id = Guid.CreateVersion7(now), Code = code, Procedure = procedure.Code, Version = procedure.VersionId, Part = part.Key, PartName = part.Name,
            Owner = owner, Writer = actor?.Person, At = now, DueAt = await pace.After(now, days, cancellation), NextAt = await pace.After(now, days - before, cancellation),
        };
        var kept = new FeedbackText { Item = item.Id, Text = text, Contact = contact.Length == 0 ? null : contact, Salt = SaltedHash.NewSalt() };
        db.Add(item);
        db.Add(kept);
        log.Append(db, StreamHead.New(FeedbackEntries.StreamOf(item.Id)), new Envelope(actor?.Person, Definition: procedure.VersionId),
        [
            (FeedbackEntries.Given, new FeedbackGiven(item.Id, code, item.Procedure, item.Version, item.Part, owner, item.DueAt, SaltedHash.Of(kept.Salt, text))),
            (NoticeWanted.Type, Notices.ToOwner(item, "chờ đồng chí trả lời")),
        ]);
        await db.SaveChangesAsync(cancellation);
        return code;
    }
}

/// <summary>What is told of feedback.</summary>
internal static class Notices
{
    public static NoticeWanted ToOwner(FeedbackItem item, string what) => new([], [new RoleAt(Offices.CatalogueOwner, item.Owner)], Sentence(item, what), Address(item));

    public static NoticeWanted ToChief(FeedbackItem item, string what) => new([], [new RoleAt(Offices.Chief, item.Owner)], Sentence(item, what), Address(item));

    public static NoticeWanted ToWriter(FeedbackItem item, string what) => new(item.Writer is { } writer ? [writer] : [], [], Sentence(item, what), Address(item));

    public static string Address(FeedbackItem item) => $"/gop-y/{item.Code}";

    private static string Sentence(FeedbackItem item, string what) => $"Góp ý {item.Code} về thủ tục {item.Procedure} {what}.";
}
