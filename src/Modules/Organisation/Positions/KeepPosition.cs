using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Roles;
using ThongSuot.Platform.Results;

namespace ThongSuot.Organisation.Positions;

/// <summary>What is kept of a job position. <paramref name="HeadCount"/> null: no number was typed.</summary>
internal sealed record PositionRecord(string Code, string Name, string? Description, string? Competence, int? HeadCount, ImmutableArray<string> Roles, DateOnly? From);

/// <summary>Creates a job position at a body, or changes one. Who holds it already keeps the roles given; new ones are given by hand.</summary>
internal sealed class KeepPosition(OrganisationChanges changes, IProcedures procedures)
{
    /// <param name="id">The position to change; null for a new one.</param>
    public async Task<Result<JobPosition>> Run(By by, Guid body, Guid? id, PositionRecord record, CancellationToken cancellation)
    {
        if (Check(record) is { Length: > 0 } wrong)
            return wrong;
        if (record.Roles.Except(await procedures.KnownRoles(cancellation)).Any())
            return Refusals.RoleUnknown;
        var change = await changes.Begin(by, basis: null, cancellation);
        var positions = changes.Db.JobPositions;
        if (await changes.Db.Bodies.FirstOrDefaultAsync(b => b.Id == body, cancellation) is not { EndedAt: null } at || at.ValidTo < changes.Today)
            return Refusals.BodyUnknown;
        if (await positions.AnyAsync(p => p.Body == body && p.Code == record.Code && p.Id != id, cancellation))
            return Refusals.CodeTaken;
        JobPosition? position;
        if (id is null)
        {
            position = new JobPosition { Id = Guid.CreateVersion7(changes.Now), Body = body, Code = record.Code, Name = record.Name, ValidFrom = record.From ?? changes.Today };
            Fill(position, record);
            change.Create(position);
        }
        else
        {
            position = await positions.FirstOrDefaultAsync(p => p.Id == id && p.Body == body && p.ValidTo == null, cancellation);
            if (position is null)
                return Refusals.PositionUnknown;
            Fill(position, record);
            change.Changed(position);
        }

        return await change.TrySave(cancellation) is { } refusal ? refusal : position;
    }

    public static void Fill(JobPosition position, PositionRecord record)
    {
        (position.Code, position.Name, position.Description, position.Competence) = (record.Code, record.Name, record.Description, record.Competence);
        (position.HeadCount, position.Roles) = (record.HeadCount!.Value, record.Roles);
    }

    public static Refusal[] Check(PositionRecord record) =>
    [
        .. new[]
        {
            Codes.IsCode(record.Code) ? null : Refusals.CodeInvalid,
            record.Name.Length == 0 ? Refusals.BodyNameMissing : record.Name.Length > 200 ? Refusals.BodyNameTooLong with { Text = "Tên dài quá 200 ký tự." } : null,
            record.Description is { Length: > 2000 } ? Refusals.TextTooLong with { Field = "mo-ta" } : null,
            record.Competence is { Length: > 2000 } ? Refusals.TextTooLong with { Field = "nang-luc" } : null,
            record.HeadCount is >= 1 and <= 999 ? null : Refusals.HeadCountInvalid,
        }.OfType<Refusal>(),
    ];
}

internal sealed class EndPosition(OrganisationChanges changes)
{
    public async Task<Result<JobPosition>> Run(By by, Guid body, Guid id, CancellationToken cancellation)
    {
        var change = await changes.Begin(by, basis: null, cancellation);
        var today = changes.Today;
        if (await changes.Db.JobPositions.FirstOrDefaultAsync(p => p.Id == id && p.Body == body && p.ValidTo == null, cancellation) is not { } position)
            return Refusals.PositionUnknown;
        if (await changes.Db.Holdings.AnyAsync(h => h.JobPosition == id && h.EndedAt == null && (h.ValidTo == null || h.ValidTo > today), cancellation))
            return Refusals.PositionHeld;
        change.End(position, today);
        return await change.TrySave(cancellation) is { } refusal ? refusal : position;
    }
}
