using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Organisation.Accounts;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Results;

namespace ThongSuot.Organisation.Roles;

/// <summary>What is to be given: one role, or a job position with all its roles.</summary>
/// <param name="Position">The post as people say it; without it the job position's name, if there is one.</param>
internal sealed record RoleOffer(Guid? Person, Guid? Body, string? Role, Guid? JobPosition, string? Position, string Basis, DateOnly? From, DateOnly? To);

/// <summary>A role, or the roles of a job position, from a day on. Who has an account acts in it as soon as this is saved.</summary>
internal sealed class GiveRole(OrganisationChanges changes, IProcedures procedures)
{
    /// <summary>The given holdings; those roles of a position that the person already holds there are not given twice.</summary>
    public async Task<Result<ImmutableArray<Holding>>> Run(By by, RoleOffer offer, CancellationToken cancellation)
    {
        if (CheckDays(offer) is { Length: > 0 } wrong)
            return wrong;
        var change = await changes.Begin(by, offer.Basis, cancellation);
        var db = changes.Db;
        if (await db.Persons.FirstOrDefaultAsync(p => p.Id == offer.Person, cancellation) is not { } person)
            return Refusals.PersonUnknown;
        var from = offer.From!.Value;
        if (await db.Bodies.FirstOrDefaultAsync(b => b.Id == offer.Body, cancellation) is not { EndedAt: null } body || body.ValidTo < from)
            return Refusals.BodyUnknown;
        if (body.ValidFrom > from)
            return Refusals.BeforeBodyBegins;
        if (body.ValidTo is { } last && (offer.To is null || offer.To > last))
            return Refusals.AfterBodyEnds;

        JobPosition? position = null;
        if (offer.JobPosition is { } wanted)
        {
            position = await db.JobPositions.FirstOrDefaultAsync(p => p.Id == wanted && p.Body == body.Id, cancellation);
            if (position is null || !position.StandsOn(from))
                return Refusals.PositionUnknown;
        }

        ImmutableArray<string> roles = offer.Role is { Length: > 0 } role ? [role] : position?.Roles ?? [];
        if (roles.IsEmpty || roles.Except(await procedures.KnownRoles(cancellation)).Any())
            return Refusals.RoleUnknown;
        var theirs = await db.Holdings.Where(h => h.Person == person.Id && h.Body == body.Id && h.EndedAt == null).ToListAsync(cancellation);
        bool Overlaps(Holding h) => (h.ValidTo is null || h.ValidTo >= from) && (offer.To is null || h.ValidFrom <= offer.To);
        var added = roles.Where(r => !theirs.Any(h => h.Role == r && Overlaps(h))).ToList();
        if (added.Count == 0)
            return Refusals.RoleHeld;
        if (position is not null && !theirs.Any(h => h.JobPosition == position.Id && Overlaps(h)))
        {
            var filled = await db.Holdings.Where(h => h.JobPosition == position.Id && h.EndedAt == null && (h.ValidTo == null || h.ValidTo >= from))
                .Select(h => h.Person).Distinct().CountAsync(cancellation);
            if (filled >= position.HeadCount)
                return Refusals.PositionFull;
        }

        var given = ImmutableArray.CreateBuilder<Holding>();
        foreach (var one in added)
        {
            var holding = new Holding
            {
                Id = Guid.CreateVersion7(changes.Now), Person = person.Id, Role = one, Body = body.Id, JobPosition = position?.Id,
                Position = offer.Position is { Length: > 0 } said ? said : position is null ? null : $"{position.Name}, {body.Name}",
                ValidFrom = from, ValidTo = offer.To, Basis = offer.Basis,
            };
            change.Give(holding);
            given.Add(holding);
        }

        return await change.TrySave(cancellation) is { } refusal ? refusal : given.ToImmutable();
    }

    private static Refusal[] CheckDays(RoleOffer offer) =>
    [
        .. new[]
        {
            offer.Person is null ? Refusals.PersonUnknown : null,
            offer.From is null ? Refusals.DayMissing : offer.To < offer.From ? Refusals.DaysReversed : null,
            offer.Basis.Length == 0 ? Refusals.BasisMissing : offer.Basis.Length > 300 ? Refusals.BasisTooLong : null,
            offer.Position is { Length: > 200 } ? new Refusal("POSITION_TOO_LONG", "Chức vụ dài quá 200 ký tự.", "chuc-vu") : null,
        }.OfType<Refusal>(),
    ];
}
