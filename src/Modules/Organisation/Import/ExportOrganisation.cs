using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;

namespace ThongSuot.Organisation.Import;

/// <summary>The organisation as the same four sheets that the import takes: what is exported and imported again changes nothing.</summary>
internal sealed class ExportOrganisation(AppDb db)
{
    public static IEnumerable<(string Name, IEnumerable<IReadOnlyList<string?>> Rows)> Template() =>
        ImportSheets.All.Select(s => (s.Sheet, (IEnumerable<IReadOnlyList<string?>>)[Head(s.Columns, s.Required)]));

    public async Task<IEnumerable<(string Name, IEnumerable<IReadOnlyList<string?>> Rows)>> Run(CancellationToken cancellation)
    {
        var bodies = (await db.Bodies.AsNoTracking().ToListAsync(cancellation)).OrderBy(b => b.Code, StringComparer.Ordinal).ToList();
        var codes = bodies.ToDictionary(b => b.Id, b => b.Code);
        var positions = await db.JobPositions.AsNoTracking().Where(p => p.ValidTo == null).ToListAsync(cancellation);
        var positionsById = positions.ToDictionary(p => p.Id);
        var persons = await db.Persons.AsNoTracking().OrderBy(p => p.SortName).ThenBy(p => p.Id).ToListAsync(cancellation);
        var keys = persons.ToDictionary(p => p.Id, ImportState.KeyOf);
        var holdings = await db.Holdings.AsNoTracking().Where(h => h.EndedAt == null).OrderBy(h => h.Id).ToListAsync(cancellation);
        string? PositionOf(Holding holding) => holding.JobPosition is { } id && positionsById.TryGetValue(id, out var position)
            ? position.Body == holding.Body ? position.Code : $"{codes[position.Body]}/{position.Code}"
            : null;
        IEnumerable<IReadOnlyList<string?>> RowsOf(ImportPart part) => part switch
        {
            ImportPart.Bodies => ParentsFirst(bodies).Select(b => (string?[])[b.Code, b.Name, b.Kind, b.Level, b.Parent is { } parent ? codes[parent] : null, b.Type, Days.Text(b.ValidFrom), Days.Text(b.ValidTo)]),
            ImportPart.Positions => positions.OrderBy(p => codes[p.Body], StringComparer.Ordinal).ThenBy(p => p.Code, StringComparer.Ordinal)
                .Select(p => (string?[])[codes[p.Body], p.Code, p.Name, p.Description, p.Competence, p.HeadCount.ToString(CultureInfo.InvariantCulture), string.Join("; ", p.Roles), Days.Text(p.ValidFrom)]),
            ImportPart.Persons => persons.Select(p => (string?[])[keys[p.Id], p.Name, p.BirthYear?.ToString(CultureInfo.InvariantCulture)]),
            ImportPart.Roles => holdings.Select(h => (string?[])[
                keys[h.Person], h.Role, codes[h.Body], PositionOf(h), h.Position, h.Basis, Days.Text(h.ValidFrom), Days.Text(h.ValidTo)]),
        };
        return ImportSheets.All.Select(s => (s.Sheet, RowsOf(s.Part).Prepend(Head(s.Columns, s.Required))));
    }

    private static IReadOnlyList<string?> Head(IEnumerable<string> columns, IReadOnlyCollection<string> required) => [.. columns.Select(c => required.Contains(c) ? c + " *" : c)];

    private static IEnumerable<Body> ParentsFirst(List<Body> bodies)
    {
        var byId = bodies.ToDictionary(b => b.Id);
        int Depth(Body body)
        {
            var depth = 0;
            for (var at = body; at.Parent is { } parent && depth <= bodies.Count; at = byId[parent])
                depth++;
            return depth;
        }

        return bodies.OrderBy(Depth).ThenBy(b => b.Code, StringComparer.Ordinal);
    }
}
