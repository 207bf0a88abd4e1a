using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Results;

namespace ThongSuot.Organisation.Persons;

/// <summary>What a relative is to the person who declares it.</summary>
internal static class RelationKinds
{
    public static readonly IReadOnlyList<(string Code, string Name)> All =
    [
        ("vo_chong", "Vợ, chồng"), ("cha_me", "Cha, mẹ"), ("cha_me_vo_chong", "Cha, mẹ của vợ (chồng)"), ("con", "Con, con dâu, con rể"),
        ("anh_chi_em", "Anh, chị, em ruột"), ("anh_chi_em_vo_chong", "Anh, chị, em của vợ (chồng)"), ("ong_ba", "Ông, bà"), ("chau", "Cháu"), ("khac", "Quan hệ thân thích khác"),
    ];

    public static string NameOf(string code) => All.FirstOrDefault(k => k.Code == code).Name ?? code;
}

/// <summary>A person declares a relative of its own, nobody else's. From then on neither handles the other's matters unwarned.</summary>
internal sealed class DeclareRelative(OrganisationChanges changes)
{
    public async Task<Result<Relative>> Run(By by, Guid? other, string kind, DateOnly? from, CancellationToken cancellation)
    {
        var self = by.Actor.Person;
        if (other == self)
            return Refusals.RelativeSelf;
        if (!RelationKinds.All.Any(k => k.Code == kind))
            return Refusals.RelationUnknown;
        if (from is null)
            return Refusals.DayMissing;
        var change = await changes.Begin(by, basis: null, cancellation);
        if (!await changes.Db.Persons.AnyAsync(p => p.Id == other, cancellation))
            return Refusals.PersonUnknown;
        if (await changes.Db.Relatives.AnyAsync(r => r.Person == self && r.Other == other && r.WithdrawnAt == null, cancellation))
            return Refusals.RelativeDeclared;
        var relative = new Relative { Id = Guid.CreateVersion7(changes.Now), Person = self, Other = other!.Value, Kind = kind, ValidFrom = from.Value, DeclaredAt = changes.Now };
        change.Declare(relative);
        return await change.TrySave(cancellation) is { } refusal ? refusal : relative;
    }
}

/// <summary>Takes a declaration of one's own back; it stays readable.</summary>
internal sealed class WithdrawRelative(OrganisationChanges changes)
{
    public async Task<Result<Relative>> Run(By by, Guid id, CancellationToken cancellation)
    {
        var change = await changes.Begin(by, basis: null, cancellation);
        if (await changes.Db.Relatives.FirstOrDefaultAsync(r => r.Id == id && r.Person == by.Actor.Person && r.WithdrawnAt == null, cancellation) is not { } relative)
            return Refusals.RelativeUnknown;
        change.Withdraw(relative, changes.Now);
        return await change.TrySave(cancellation) is { } refusal ? refusal : relative;
    }
}
