using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Notifications;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;
using ThongSuot.Reform.Difficulties;
using ThongSuot.Reform.Feedback;

namespace ThongSuot.Reform.Comments;

internal sealed record PeriodInput(string? Title, string? Procedure, Guid? Draft, DateOnly? From, DateOnly? To, bool FromSteps);

/// <summary>What owners do with a comment period: create it, add its text, offer it, finish its table.</summary>
internal sealed class KeepPeriod(AppDb db, EventLog log, IProcedures procedures, IOrganisation organisation, Numbers numbers, Pace pace, TimeProvider time)
{
    private const int LongestDays = 366;

    /// <returns>The code.</returns>
    public async Task<Result<string>> Create(Actor actor, PeriodInput input, CancellationToken cancellation)
    {
        if (Offices.AnsweredBy(actor) is not [var owner, ..])
            return Refusals.MayNot;
        var (today, least) = (time.Now().DateInVietnam(), await pace.Of(Pace.CommentMinimum, cancellation));
        var about = string.IsNullOrEmpty(input.Procedure) ? null : await procedures.FindPublished(input.Procedure, cancellation);
        var title = Words.Of(input.Title, Period.MostTitle)?.ReplaceLineEndings(" ");
        Refusal?[] wrong =
        [
            string.IsNullOrEmpty(title) ? Refusals.TitleMissing : null, !string.IsNullOrEmpty(input.Procedure) && about is null ? Refusals.ProcedureNotThere : null,
            input is not { From: { } from, To: { } to } || from < today || to < from || to.DayNumber - from.DayNumber > LongestDays ? Refusals.DaysWrong
                : to.DayNumber - from.DayNumber + 1 < least ? Refusals.PeriodTooShort(least) : null,
        ];
        if (wrong.OfType<Refusal>().ToArray() is { Length: > 0 } refusals)
            return refusals;
        var (now, code) = (time.Now(), await numbers.Next("LYK", cancellation));
        var period = new Period
        {
            Id = Guid.CreateVersion7(now), Code = code, Title = title!, Owner = owner, Procedure = about?.Code, Draft = input.Draft, From = input.From!.Value, To = input.To!.Value, CreatedBy = actor.Person,
        };
        db.Add(period);
        if (about is not null && input.FromSteps)
            db.AddRange(Steps(period.Id, about));
        log.Append(db, StreamHead.New(CommentEntries.StreamOf(period.Id)), await Envelope(actor, owner, cancellation),
            [(CommentEntries.Created, new PeriodCreated(period.Id, code, owner, period.From, period.To, period.Draft))]);
        await db.SaveChangesAsync(cancellation);
        return code;
    }

    public async Task<Result<bool>> AddPart(Actor actor, string code, int revision, string? heading, string? text, CancellationToken cancellation)
    {
        var found = await Own(actor, code, revision, cancellation);
        if (!found.IsOk)
            return found.Refusal;
        if (found.Value.OpenedAt is not null)
            return Refusals.PeriodOpened;
        if (Words.Of(heading, Period.MostTitle) is not { Length: > 0 } head || Words.Of(text, Period.MostText) is not { Length: > 0 } words)
            return Refusals.PartWrong;
        var (parts, id) = (db.PeriodParts, found.Value.Id);
        var number = (await parts.Where(p => p.Period == id).MaxAsync(p => (int?)p.Number, cancellation) ?? 0) + 1;
        if (number > Period.MostParts)
            return Refusals.PartsTooMany;
        db.Add(new PeriodPart { Period = id, Number = number, Heading = head, Text = words });
        found.Value.Touch();
        return await Save(actor, found.Value, (CommentEntries.PartAdded, new PeriodPartAdded(number)), cancellation);
    }

    /// <summary>From its first day on everybody may comment.</summary>
    public async Task<Result<bool>> Open(Actor actor, string code, int revision, CancellationToken cancellation)
    {
        var found = await Own(actor, code, revision, cancellation);
        if (!found.IsOk)
            return found.Refusal;
        var (period, parts) = (found.Value, db.PeriodParts);
        if (period.OpenedAt is not null)
            return Refusals.PeriodOpened;
        if (period.IsClosed(time.Now().DateInVietnam()))
            return Refusals.PeriodOver;
        var count = await parts.CountAsync(p => p.Period == period.Id, cancellation);
        if (count == 0)
            return Refusals.PeriodEmpty;
        period.Open(time.Now());
        return await Save(actor, period, (CommentEntries.Opened, new PeriodOpened(count)), cancellation);
    }

    /// <summary>After its last day, once each comment is answered; the table is public from then on.</summary>
    public async Task<Result<bool>> Finish(Actor actor, string code, int revision, CancellationToken cancellation)
    {
        var found = await Own(actor, code, revision, cancellation);
        if (!found.IsOk)
            return found.Refusal;
        var (period, comments) = (found.Value, db.Comments);
        if (period.FinishedAt is not null)
            return Refusals.TableFinished;
        if (period.OpenedAt is null || !period.IsClosed(time.Now().DateInVietnam()))
            return Refusals.StillTaking;
        if (await comments.AnyAsync(c => c.Period == period.Id && c.Verdict == Verdict.None, cancellation))
            return Refusals.NotAllAnswered;
        period.Finish(time.Now());
        var writers = await comments.Where(c => c.Period == period.Id && c.Writer != null).Select(c => c.Writer!.Value).Distinct().ToListAsync(cancellation);
        var count = await comments.CountAsync(c => c.Period == period.Id, cancellation);
        return await Save(actor, period, (CommentEntries.Finished, new PeriodFinished(count)), cancellation,
            writers.Count == 0 ? null : new NoticeWanted([.. writers], [], $"Ý kiến của đồng chí trong đợt {code} đã được giải trình.", $"/lay-y-kien/{code}"));
    }

    internal static IEnumerable<PeriodPart> Steps(Guid period, Procedure procedure) => procedure.Definition.Steps.Take(Period.MostParts).Select((step, index) => new PeriodPart
    {
        Period = period, Number = index + 1, Heading = Cut($"Bước {step.Number}: {step.Action}", Period.MostTitle),
        Text = Cut(string.Join('\n', new[] { step.Action, step.Limit is { } limit ? $"Thời hạn: {LimitText.Of(limit)}" : null, step.Guidance }.OfType<string>()), Period.MostText),
    });

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";

    private async Task<Result<Period>> Own(Actor actor, string code, int revision, CancellationToken cancellation)
    {
        var (periods, owners) = (db.Periods, Offices.AnsweredBy(actor));
        if (await periods.FirstOrDefaultAsync(p => p.Code == code && (p.OpenedAt != null || owners.Contains(p.Owner)), cancellation) is not { } period)
            return Refusals.PeriodNotFound;
        if (!owners.Contains(period.Owner))
            return Refusals.MayNot;
        return period.Revision == revision ? period : Refusals.ChangedMeanwhile;
    }

    private async Task<Result<bool>> Save(Actor actor, Period period, (string, object) happened, CancellationToken cancellation, NoticeWanted? notice = null)
    {
        log.Append(db, await EventLog.Head(db, CommentEntries.StreamOf(period.Id), cancellation), await Envelope(actor, period.Owner, cancellation),
            notice is null ? [happened] : [happened, (NoticeWanted.Type, notice)]);
        return await db.TrySave(cancellation);
    }

    private async Task<Envelope> Envelope(Actor actor, Guid owner, CancellationToken cancellation) =>
        new(actor.Person, Offices.CatalogueOwner, owner, (await organisation.View(cancellation)).Find(owner)?.Name);
}
