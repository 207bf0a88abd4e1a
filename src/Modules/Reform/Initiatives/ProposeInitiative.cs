using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Notifications;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Time;

namespace ThongSuot.Reform.Initiatives;

internal sealed record InitiativeText(string Title, string Problem, string Proposal, string Gain, string? Field, string? Procedure);

internal sealed record InitiativeProposed(string Code)
{
    public const string Type = "reform.initiative_proposed";
}

/// <summary>Anybody who is signed in proposes; the Office is told.</summary>
internal sealed class ProposeInitiative(AppDb db, EventLog log, IProcedures procedures, InitiativeReader reader, TimeProvider time)
{
    public async Task<Result<Initiative>> Run(Actor actor, InitiativeText text, CancellationToken cancellation)
    {
        var faults = Faults(text).ToList();
        if ((await procedures.Set(cancellation))?.Fields.Any(f => f.Code == text.Field) != true)
            faults.Add(Refusals.WorkField);
        if (text.Procedure is { } code && (code.Length > 40 || await procedures.FindPublished(code, cancellation) is null))
            faults.Add(Refusals.WorkProcedure);
        if (faults.Count > 0)
            return faults.ToArray();
        var now = time.Now();
        var year = now.DateInVietnam().Year;
        var initiatives = db.Initiatives;
        var initiative = new Initiative
        {
            Id = Guid.CreateVersion7(now), Year = year, Number = (await initiatives.Where(i => i.Year == year).MaxAsync(i => (int?)i.Number, cancellation) ?? 0) + 1, Author = actor.Person,
            Title = text.Title, Problem = text.Problem, Proposal = text.Proposal, Gain = text.Gain, Field = text.Field!, Procedure = text.Procedure, ProposedAt = now, State = InitiativeState.Proposed,
        };
        db.Add(initiative);
        var told = new List<(string, object)> { (InitiativeProposed.Type, new InitiativeProposed(initiative.Code)) };
        if (await reader.OfficeRole(cancellation) is { } office)
            told.Add((NoticeWanted.Type, new NoticeWanted([], [office], $"Sáng kiến {initiative.Code} chờ Văn phòng xem xét.", initiative.Address)));
        log.Append(db, StreamHead.New(initiative.Stream), new Envelope(actor.Person), told);
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

    private static IEnumerable<Refusal> Faults(InitiativeText text)
    {
        if (text.Title.Length is 0 or > 200)
            yield return Refusals.InitiativeTitle;
        if (text.Problem.Length is 0 or > 4000)
            yield return Refusals.InitiativeProblem;
        if (text.Proposal.Length is 0 or > 4000)
            yield return Refusals.InitiativeProposal;
        if (text.Gain.Length is 0 or > 2000)
            yield return Refusals.InitiativeGain;
    }
}
