using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Organisation.Accounts;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;

namespace ThongSuot.Organisation.Persons;

/// <param name="Open">Not over yet; it may begin only later.</param>
internal sealed record HeldRole(Guid Id, string Role, string BodyCode, string BodyName, string? Position, string? Basis, DateOnly ValidFrom, DateOnly? ValidTo, bool Open)
{
    public string Span => Days.Span(ValidFrom, ValidTo);
}

internal static class RolesOfPerson
{
    /// <summary>Past and present, newest first.</summary>
    public static async Task<IReadOnlyList<HeldRole>> RolesOf(this AppDb db, IProcedures procedures, Guid person, DateOnly today, CancellationToken cancellation)
    {
        var bodies = db.Bodies;
        var held = await db.Holdings.AsNoTracking().Where(h => h.Person == person)
            .Join(bodies, h => h.Body, b => b.Id, (h, b) => new { Holding = h, b.Code, b.Name })
            .OrderByDescending(h => h.Holding.ValidFrom).ThenBy(h => h.Code).ThenBy(h => h.Holding.Role).ToListAsync(cancellation);
        var roles = new List<HeldRole>(held.Count);
        foreach (var one in held)
        {
            var h = one.Holding;
            roles.Add(new HeldRole(
                h.Id, await procedures.NameOf(h.Role, cancellation), one.Code, one.Name, h.Position, h.Basis, h.ValidFrom, h.ValidTo,
                h.EndedAt is null && (h.ValidTo is null || h.ValidTo >= today)));
        }

        return roles;
    }

    /// <summary>Declared by the person or about the person; what was taken back is left out.</summary>
    public static async Task<IReadOnlyList<Relative>> RelativesOf(this AppDb db, Guid person, CancellationToken cancellation) =>
        await db.Relatives.AsNoTracking().Where(r => (r.Person == person || r.Other == person) && r.WithdrawnAt == null).OrderBy(r => r.Id).ToListAsync(cancellation);
}
