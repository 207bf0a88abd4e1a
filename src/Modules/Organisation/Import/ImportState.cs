using Microsoft.EntityFrameworkCore;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Roles;
using ThongSuot.Platform.Data;

namespace ThongSuot.Organisation.Import;

/// <summary>What a file's rows are compared with: everything by its code. Rows that were taken stand in it, too, so later rows may name them.</summary>
internal sealed class ImportState
{
    public required Dictionary<string, Body> Bodies { get; init; }

    public required Dictionary<(Guid Body, string Code), JobPosition> Positions { get; init; }

    /// <summary>By code; who has none, by id.</summary>
    public required Dictionary<string, Person> Persons { get; init; }

    public required Dictionary<(Guid Person, string Role, Guid Body), List<Holding>> Holdings { get; init; }

    public required IReadOnlyList<BodyKind> Kinds { get; init; }

    public required IReadOnlySet<string> Types { get; init; }

    public required IReadOnlySet<string> Levels { get; init; }

    public required IReadOnlySet<string> Roles { get; init; }

    public required Dictionary<Guid, DateOnly> LastStates { get; init; }

    private Dictionary<Guid, Body>? _byId;

    public static string KeyOf(Person person) => person.Code ?? person.Id.ToString("N");

    public static async Task<ImportState> Read(AppDb db, IProcedures procedures, CancellationToken cancellation) => new()
    {
        Bodies = await db.Bodies.AsNoTracking().ToDictionaryAsync(b => b.Code, StringComparer.Ordinal, cancellation),
        Positions = await db.JobPositions.AsNoTracking().ToDictionaryAsync(p => (p.Body, p.Code), cancellation),
        Persons = (await db.Persons.AsNoTracking().ToListAsync(cancellation)).ToDictionary(KeyOf, StringComparer.Ordinal),
        Holdings = (await db.Holdings.AsNoTracking().ToListAsync(cancellation)).GroupBy(h => (h.Person, h.Role, h.Body)).ToDictionary(h => h.Key, h => h.ToList()),
        Kinds = await db.BodyKinds.AsNoTracking().ToListAsync(cancellation),
        Types = (await db.OrganisationTypes.AsNoTracking().Select(t => t.Code).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal),
        Levels = (await db.Levels.AsNoTracking().Select(l => l.Code).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal),
        Roles = await procedures.KnownRoles(cancellation),
        LastStates = (await db.BodyStates.AsNoTracking().Select(s => new { s.Body, s.ValidFrom }).ToListAsync(cancellation)).GroupBy(s => s.Body).ToDictionary(s => s.Key, s => s.Max(x => x.ValidFrom)),
    };

    public Body? Find(Guid id) => (_byId ??= Bodies.Values.ToDictionary(b => b.Id)).GetValueOrDefault(id);

    public void Add(Body body)
    {
        Bodies[body.Code] = body;
        _byId?.Add(body.Id, body);
    }

    /// <summary>Whether the first would come to lie beneath itself under the second.</summary>
    public bool IsBelow(Body body, Body above)
    {
        var steps = 0;
        for (var at = body; at is not null && steps++ <= Bodies.Count; at = at.Parent is { } parent ? Find(parent) : null)
        {
            if (at.Id == above.Id)
                return true;
        }

        return false;
    }
}
