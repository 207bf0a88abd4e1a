using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Notifications;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Reform.Initiatives;

internal sealed record InitiativeAsked(string Code)
{
    public const string Type = "reform.initiative_asked";
}

internal sealed record InitiativeAnswered(string Code)
{
    public const string Type = "reform.initiative_answered";
}

internal sealed record InitiativeDecided(string Code, InitiativeState State, InitiativeRoute? Route)
{
    public const string Type = "reform.initiative_decided";
}

/// <summary>The Office asks the author, or the author answers the Office: whoever it is that acts.</summary>
internal sealed class DiscussInitiative(AppDb db, EventLog log, InitiativeReader reader, TimeProvider time)
{
    public async Task<Result<Initiative>> Run(Actor actor, string code, bool asks, string text, CancellationToken cancellation)
    {
        if (await reader.Find(actor, code, cancellation) is not { } initiative)
            return Refusals.ReviewNotThere;
        if (asks ? !await reader.IsOffice(actor, cancellation) : initiative.Author != actor.Person || initiative.State != InitiativeState.Asked)
            return Refusals.NotYours;
        if (initiative.State is InitiativeState.Accepted or InitiativeState.Rejected)
            return Refusals.InitiativeDecided;
        if (text.Length is 0 or > 2000)
            return Refusals.InitiativeText;
        var notes = db.InitiativeNotes;
        var number = await notes.CountAsync(n => n.Initiative == initiative.Id, cancellation) + 1;
        db.Add(new InitiativeNote { Initiative = initiative.Id, Number = number, IsQuestion = asks, Text = text, At = time.Now() });
        (initiative.State, initiative.Version) = (asks ? InitiativeState.Asked : InitiativeState.Proposed, initiative.Version + 1);
        var office = await reader.OfficeRole(cancellation);
        var notice = asks
            ? new NoticeWanted([initiative.Author], [], $"Văn phòng hỏi thêm về sáng kiến {code}.", initiative.Address)
            : new NoticeWanted([], office is null ? [] : [office], $"Tác giả đã trả lời về sáng kiến {code}.", initiative.Address);
        return await Examining.Saved(
            db, log, actor, initiative, asks ? (InitiativeAsked.Type, new InitiativeAsked(code)) : (InitiativeAnswered.Type, new InitiativeAnswered(code)), notice, cancellation);
    }
}

/// <summary>The Office accepts an initiative and says how it is carried out, or rejects it; with a reason either way.</summary>
internal sealed class DecideInitiative(AppDb db, EventLog log, InitiativeReader reader, IProcedureDrafts drafts, TimeProvider time)
{
    /// <param name="route">Null to reject.</param>
    public async Task<Result<Initiative>> Run(Actor actor, string code, InitiativeRoute? route, string reason, CancellationToken cancellation)
    {
        if (!await reader.IsOffice(actor, cancellation))
            return Refusals.NotYours;
        if (await reader.Find(actor, code, cancellation) is not { } initiative)
            return Refusals.ReviewNotThere;
        if (initiative.State is InitiativeState.Accepted or InitiativeState.Rejected)
            return Refusals.InitiativeDecided;
        if (reason.Length is 0 or > 2000)
            return Refusals.ReviewReason;
        if (route == InitiativeRoute.Draft)
        {
            if (initiative.Procedure is not { } procedure)
                return Refusals.InitiativeNoProcedure;
            var begun = await drafts.Begin(actor, procedure, null, new DraftOrigin("initiative", initiative.Code, initiative.Address), cancellation);
            if (!begun.IsOk)
                return begun.Refusals.ToArray();
            initiative.Draft = begun.Value;
        }

        (initiative.State, initiative.Route, initiative.Reason) = (route is null ? InitiativeState.Rejected : InitiativeState.Accepted, route, reason);
        (initiative.DecidedAt, initiative.Version) = (time.Now(), initiative.Version + 1);
        return await Examining.Saved(
            db, log, actor, initiative, (InitiativeDecided.Type, new InitiativeDecided(code, initiative.State, route)),
            new NoticeWanted([initiative.Author], [], $"Sáng kiến {code} {(route is null ? "không được chấp nhận" : "được chấp nhận")}.", initiative.Address), cancellation);
    }
}

internal static class Examining
{
    public static async Task<Result<Initiative>> Saved(
        AppDb db, EventLog log, Actor actor, Initiative initiative, (string Type, object Body) happened, NoticeWanted notice, CancellationToken cancellation)
    {
        log.Append(db, await EventLog.Head(db, initiative.Stream, cancellation), new Envelope(actor.Person), [happened, (NoticeWanted.Type, notice)]);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return initiative;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            return Refusals.ReviewChanged;
        }
    }
}
